/* Runs before the first paint, so that a dark page never flashes white. */
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is off: the system's choice is used
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = read("hy.theme");
  root.dataset.bsTheme = chosen || (dark.matches ? "dark" : "light");
  if (read("hy.large") === "yes") root.classList.add("hy-large");
  root.classList.add("hy-script");
})();
