// The inspection's screen: boxes over the evidence, one hint chosen at a time, J K Y N.
"use strict";
(() => {
  const screen = document.querySelector("[data-inspection]");
  if (!screen) return;
  const percent = (part) => `${(part * 100).toFixed(3)}%`;
  for (const { finding, page, box } of JSON.parse(document.getElementById("boxes").textContent)) {
    const sheet = document.getElementById(`page-${page}`);
    if (!sheet) continue;
    const mark = document.createElement("a");
    mark.className = "hy-box";
    mark.href = `#finding-${finding}`;
    mark.dataset.of = finding;
    mark.setAttribute("aria-hidden", "true");
    mark.tabIndex = -1;
    const [left, top, right, bottom] = box;
    Object.assign(mark.style, {
      left: percent(left), top: percent(top),
      width: percent(right - left), height: percent(bottom - top),
    });
    sheet.append(mark);
  }
  const hints = () => [...screen.querySelectorAll("[data-finding]")];
  const chosen = () => screen.querySelector("[data-finding].is-chosen");
  const choose = (hint) => {
    if (!hint) return;
    chosen()?.classList.remove("is-chosen");
    hint.classList.add("is-chosen");
    hint.focus({ preventScroll: true });
    hint.scrollIntoView({ block: "nearest" });
    for (const box of screen.querySelectorAll(".hy-box")) {
      box.classList.toggle("is-lit", box.dataset.of === hint.dataset.finding);
    }
    const sheet = document.getElementById(`page-${hint.dataset.page}`);
    const lit = sheet?.querySelector(".hy-box.is-lit");
    (lit || sheet)?.scrollIntoView({ block: "center" });
  };
  screen.addEventListener("click", (event) => {
    const box = event.target.closest(".hy-box");
    if (box) {
      event.preventDefault();
      choose(document.getElementById(`finding-${box.dataset.of}`));
    } else if (!event.target.closest("form, a")) {
      choose(event.target.closest("[data-finding]"));
    }
  });
  // The word is that of a dismissal: Enter in its field must not confirm by the first button.
  screen.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("[name=word]")) return;
    event.preventDefault();
    event.target.form.querySelector("[value=dismissed]").click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = hints();
    const at = all.indexOf(chosen());
    if (event.key === "j") choose(all[Math.min(at + 1, all.length - 1)]);
    else if (event.key === "k") choose(all[Math.max(at - 1, 0)]);
    else if (event.key === "y") chosen()?.querySelector("[value=confirmed]")?.click();
    else if (event.key === "n") chosen()?.querySelector("[name=word]")?.focus();
    else return;
    event.preventDefault();
  });
})();
