// The sheet of a reader: one item chosen at a time by the keyboard, pages beside it, kept by itself.
"use strict";
(() => {
  const screen = document.querySelector("[data-review]");
  if (!screen) return;
  const form = screen.querySelector("form[data-keep]");
  const state = form.querySelector("[data-state]");
  const PAUSE = 600;
  const AGAIN = 10_000;
  const items = [...form.querySelectorAll("[data-item]")];
  const sheets = [...screen.querySelectorAll("[data-page]")];
  let timer = 0;
  let isKeeping = false;
  let isDirty = false;
  let place = 0;

  /* Keeping */
  function later(pause = PAUSE) {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  }

  async function keep() {
    if (isKeeping) return later();
    isKeeping = true;
    isDirty = false;
    try {
      const told = await (globalThis.keepOffline ?? keepOnline)(form);
      if (told.problem) say(`${form.dataset.textFailed}${told.problem}`);
      else show(told);
    } catch {
      say(form.dataset.textOffline);
      later(AGAIN);
    } finally {
      isKeeping = false;
    }
  }

  async function keepOnline() {
    const answer = await fetch(form.dataset.keep, {
      method: "POST", body: new FormData(form), credentials: "same-origin",
    });
    return answer.json();
  }

  function show(told) {
    form.elements.saved.value = told.saved;
    form.querySelector("[data-proposed]").textContent = told.proposed_name || "—";
    form.querySelector("[data-why]").textContent = told.why;
    form.querySelector("[data-count]").textContent = told.missing.length;
    form.querySelector("[data-missing]").replaceChildren(...told.missing.map(({ text, at }) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${at}`;
      link.textContent = text;
      line.append(link);
      return line;
    }));
    say(`${form.dataset.textKept} ${new Date().toLocaleTimeString()}`);
  }

  function say(text) {
    if (state) state.textContent = text;
  }

  /* The keyboard */
  const here = () => document.activeElement?.closest("[data-item]");
  function choose(item) {
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: "center" });
  }
  function step(by) {
    const at = items.indexOf(here());
    choose(items[Math.min(Math.max(at + by, 0), items.length - 1)]);
  }
  function turn(by) {
    if (!sheets.length) return;
    place = Math.min(Math.max(place + by, 0), sheets.length - 1);
    sheets[place].scrollIntoView({ block: "start" });
  }
  const goto = screen.querySelector("[data-goto]");
  let cameFrom = null;
  function ask() { // which page; where one was is kept, to go back to it
    cameFrom = here();
    goto?.select();
    goto?.focus({ preventScroll: true });
  }
  function go() {
    const at = sheets.findIndex((sheet) => sheet.dataset.page === goto.value.trim());
    goto.setAttribute("aria-invalid", String(at < 0));
    if (at < 0) return goto.select();
    turn(at - place);
    back();
  }
  function back() {
    goto.value = "";
    goto.blur();
    cameFrom?.focus({ preventScroll: true });
  }
  goto?.addEventListener("input", (event) => event.stopPropagation()); // it is no answer
  function note(number) {
    const field = here()?.querySelector("[data-pages]");
    if (!field) return;
    const known = field.value.split(/[\s,，]+/).filter(Boolean);
    if (!known.includes(number)) field.value = [...known, number].join(", ");
    later();
  }
  function answer(key) { // a veto has no such key: one that answers fast does not tick it
    const choice = here()?.querySelector(`[data-key="${key}"]`);
    if (!choice || choice.disabled) return;
    choice.checked = true;
    later();
    if (choice.value === "yes") step(1);
    else if (choice.name !== "grade") here().querySelector("[data-text]").focus();
  }
  function veto() {
    const choice = here()?.querySelector("[data-veto]");
    if (!choice || choice.disabled) return;
    choice.checked = !choice.checked;
    later();
  }

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    "]": () => turn(1),
    "[": () => turn(-1),
    p: () => note(sheets[place]?.dataset.page ?? "0"),
    0: () => note("0"),
    v: veto,
    g: ask,
    t: () => here()?.querySelector("[data-text]").focus(),
  };
  for (const key of ["1", "2", "3", "4"]) KEYS[key] = () => answer(key);
  document.addEventListener("keydown", (event) => {
    if (event.target === goto && ["Enter", "Escape"].includes(event.key)) {
      event.preventDefault();
      if (event.key === "Enter") go();
      else back();
    } else if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape" && event.target.closest("[data-item]")) {
      event.target.closest("[data-item]").focus();
    } else if (event.key === "Enter" && event.target.matches("[data-text], [data-pages]")) {
      event.preventDefault(); // a sentence is ended, the sheet is not signed
      event.target.closest("[data-item]").focus();
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
      const act = KEYS[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    }
  });
  function typing(target) {
    return target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  }

  /* Which page one looks at: the one nearest to the top of the window. */
  function tell() {
    const told = screen.querySelector("[data-place]");
    if (!told || !sheets.length) return;
    told.textContent = form.dataset.textPlace
      .replace("{page}", sheets[place].dataset.page).replace("{pages}", sheets.length);
  }
  tell();
  const seen = new IntersectionObserver((entries) => {
    for (const each of entries) {
      if (each.isIntersecting) place = sheets.indexOf(each.target);
    }
    tell();
  }, { rootMargin: "-20% 0px -60% 0px" });
  sheets.forEach((sheet) => seen.observe(sheet));

  /* What is missing when a signature was refused: there one goes on. */
  const lacking = screen.hasAttribute("data-refused") && form.querySelector("[data-missing] a");
  if (lacking) choose(document.querySelector(lacking.getAttribute("href")));

  if (state) {
    form.addEventListener("input", () => later());
    form.addEventListener("submit", () => {
      isDirty = false;
      clearTimeout(timer);
    });
    window.addEventListener("online", () => isDirty && keep());
    window.addEventListener("beforeunload", (event) => isDirty && event.preventDefault());
  }
})();
