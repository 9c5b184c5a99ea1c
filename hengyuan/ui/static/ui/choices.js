/*
 * A long list of choices is searched by typing. The <select> stays what it is: without this script
 * it works as it stands, with it the choice is written back into it, so that drafts, filters and
 * previews see one field. A list that is short enough to be seen at once is left alone, and so is
 * one marked data-plain.
 */
(() => {
  const SHORT = 12;
  const textOf = (name) => document.body.dataset[name] || "";

  function said(words) {
    const line = document.createElement("div");
    line.className = "hy-no-choice";
    line.setAttribute("role", "option");
    line.setAttribute("aria-disabled", "true");
    line.textContent = words;
    return line;
  }

  function arm(select) {
    const isLong = select.options.length > SHORT;
    if (!isLong || select.multiple || select.tomselect || select.dataset.plain !== undefined) return;
    const box = new TomSelect(select, {
      allowEmptyOption: true,
      maxOptions: null,
      refreshThrottle: 0, // Enter takes what was typed, not what was shown before
      searchField: ["text"],
      sortField: [{ field: "$order" }, { field: "$score" }],
      placeholder: textOf("textType"),
      hidePlaceholder: false,
      render: { no_results: () => said(textOf("textNone")) },
    });
    select.ariaHidden = "true"; // the box speaks for it
    for (const name of ["aria-describedby", "aria-invalid", "aria-required"]) {
      const value = select.getAttribute(name);
      if (value !== null) box.control_input.setAttribute(name, value);
    }
    if (!select.labels.length && select.ariaLabel) box.control_input.ariaLabel = select.ariaLabel;
    select.addEventListener("change", () => follow(select));
  }

  /* The select was set by something else: a draft, the browser's own memory, another script. */
  function follow(select) {
    if (select.tomselect && select.tomselect.getValue() !== select.value) select.tomselect.sync();
  }

  const within = (root) => root.querySelectorAll("select");
  within(document).forEach(arm);
  document.addEventListener("htmx:load", (event) => within(event.target).forEach(arm));
  document.addEventListener("hy:draft-restored", (event) => within(event.target).forEach(follow), true);
  document.addEventListener("reset", (event) => setTimeout(() => within(event.target).forEach(follow), 0));
  addEventListener("pageshow", () => within(document).forEach(follow));
})();
