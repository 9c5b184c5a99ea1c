/* A slider says its value beside itself. */
(() => {
  for (const shown of document.querySelectorAll("[data-shows]")) {
    const slider = document.getElementById(shown.dataset.shows);
    slider.addEventListener("input", () => {
      shown.textContent = `${slider.value}%`;
    });
  }
})();
