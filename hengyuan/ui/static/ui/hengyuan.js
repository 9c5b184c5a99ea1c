/* The behaviour of every page. No inline script anywhere: the page works under a strict policy. */
(() => {
  const root = document.documentElement;
  const textOf = (name) => document.body.dataset[name] || "";
  const remember = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      root.dataset.forgetful = ""; // storage is off: the choice lasts for this page
    }
  };
  const typing = (element) =>
    element.closest("input, textarea, select, [contenteditable], dialog") !== null;

  /* Theme and large type */
  function toggleTheme() {
    root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
    remember("hy.theme", root.dataset.bsTheme);
  }
  function toggleLarge(button) {
    const on = root.classList.toggle("hy-large");
    button.setAttribute("aria-pressed", String(on));
    remember("hy.large", on ? "yes" : "no");
  }
  /* One box ticks all boxes of the page */
  for (const all of document.querySelectorAll("[data-tick-all]")) {
    all.addEventListener("change", () => {
      for (const box of document.querySelectorAll("[data-tick]")) box.checked = all.checked;
    });
  }
  for (const button of document.querySelectorAll("[data-large-toggle]")) {
    button.setAttribute("aria-pressed", String(root.classList.contains("hy-large")));
  }

  /* The side panel: the law, a derivation, one click away */
  const panel = document.getElementById("hy-panel");
  async function openPanel(link) {
    const body = panel.querySelector("#hy-panel-body");
    const title = panel.querySelector("#hy-panel-title");
    title.textContent = link.dataset.panel || link.title || link.textContent.trim();
    body.replaceChildren();
    body.setAttribute("aria-busy", "true");
    if (!panel.open) panel.showModal();
    try {
      const answer = await fetch(link.href, {
        headers: { "HX-Request": "true", "HX-Target": "hy-panel-body" },
        credentials: "same-origin",
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const main = page.querySelector("main");
      body.replaceChildren(...(main || page.body).childNodes);
      if (globalThis.htmx) htmx.process(body);
    } catch {
      body.textContent = textOf("textFailed");
    } finally {
      body.removeAttribute("aria-busy");
    }
  }
  panel.addEventListener("click", (event) => {
    if (event.target === panel) panel.close(); // the backdrop
  });

  /* Toasts: a success goes by itself, everything else waits to be read */
  function armToast(toast) {
    if (toast.dataset.toast === "success" || toast.dataset.toast === "info") {
      setTimeout(() => toast.remove(), 8000);
    }
  }
  document.querySelectorAll("[data-toast]").forEach(armToast);

  /* One submit only */
  function guard(form) {
    if (form.dataset.sent !== undefined) return false;
    form.dataset.sent = "";
    form.setAttribute("aria-busy", "true");
    setTimeout(() => {
      for (const button of form.querySelectorAll("button[type=submit]")) {
        button.dataset.label = button.textContent;
        button.disabled = true;
        if (button.classList.contains("btn-primary")) button.textContent = textOf("textWorking");
      }
    }, 0); // after the browser has read which button was pressed
    return true;
  }
  function release(form) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
    for (const button of form.querySelectorAll("button[type=submit][data-label]")) {
      button.disabled = false;
      if (button.classList.contains("btn-primary")) button.textContent = button.dataset.label;
    }
  }
  addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(release);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-guard]") && !guard(event.target)) event.preventDefault();
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.target.matches("form[data-guard]")) release(event.target);
  });

  /* Lists: filters send themselves; J and K walk the rows, Enter opens */
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-auto-submit]");
    if (form) form.requestSubmit();
  });
  document.addEventListener(
    "submit",
    (event) => {
      if (!event.target.matches("form[data-filter]")) return;
      for (const field of event.target.elements) {
        if (field.name && field.value === "" && field.type !== "submit") field.disabled = true;
      }
    },
    true, // before the browser reads the fields: empty ones stay out of the address
  );
  function walk(step) {
    const rows = [...document.querySelectorAll("[data-rows] > tr[data-row], [data-rows] > [data-row]")];
    if (!rows.length) return;
    const at = rows.findIndex((row) => row.classList.contains("hy-row-on"));
    const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    rows.forEach((row) => row.classList.toggle("hy-row-on", row === next));
    const link = next.querySelector("a[href]");
    (link || next).focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const letter = event.key.toLowerCase();
    if (letter === "j") walk(1);
    else if (letter === "k") walk(-1);
    else if (event.key === "/") {
      const search = document.querySelector("[data-search-key]");
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
  });

  /* Columns of a list */
  function chooseColumns(form) {
    const chosen = [...form.querySelectorAll("input[type=checkbox]:checked")].map((box) => box.value);
    const address = new URL(location.href);
    if (chosen.length === form.querySelectorAll("input[type=checkbox]").length) {
      address.searchParams.delete("columns");
    } else {
      address.searchParams.set("columns", chosen.join(","));
    }
    location.assign(address);
  }
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-columns]")) return;
    event.preventDefault();
    chooseColumns(event.target);
  });

  /* Menus close on Escape and on a click elsewhere */
  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (menu !== except) menu.open = false;
    }
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest("details[data-menu][open]");
    closeMenus(null);
    if (menu) menu.querySelector("summary").focus();
  });

  /* Demo cast: a click fills the login form */
  function fillLogin(button) {
    const form = document.querySelector("form[data-login]");
    form.elements.login.value = button.dataset.username;
    form.elements.password.value = button.dataset.password;
    form.querySelector("button[type=submit]").focus();
  }

  document.addEventListener("click", (event) => {
    const hit = (selector) => event.target.closest(selector);
    closeMenus(hit("details[data-menu]"));
    const link = hit("a[data-panel]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      openPanel(link);
    } else if (hit("[data-close-panel]")) panel.close();
    else if (hit("[data-theme-toggle]")) toggleTheme();
    else if (hit("[data-large-toggle]")) toggleLarge(hit("[data-large-toggle]"));
    else if (hit("[data-close-toast]")) hit("[data-toast]").remove();
    else if (hit("[data-fill-login]")) fillLogin(hit("[data-fill-login]"));
    else if (hit("[data-print]")) print();
    else if (hit("[data-nav-toggle]")) {
      const open = document.querySelector("[data-top]").classList.toggle("hy-nav-open");
      hit("[data-nav-toggle]").setAttribute("aria-expanded", String(open));
    }
  });

  /* What stands in view first: the errors, or the station where the case is */
  const summary = document.querySelector("[data-error-summary]");
  if (summary) summary.focus();
  for (const rail of document.querySelectorAll(".hy-rail-scroll")) {
    const now = rail.querySelector(".hy-station-current");
    if (now) rail.scrollLeft = now.offsetLeft - (rail.clientWidth - now.offsetWidth) / 2;
  }
})();
