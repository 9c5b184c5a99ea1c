/*
 * A form that survives a lost line: what is written lies in this browser (drafts.js, encrypted)
 * until the server says that it has it. A sending that fails is tried again, and again after the
 * page was closed and opened. The server keeps the same sheet once, however often it comes.
 */
(() => {
  const name = `hy.unsent.${location.pathname}`;
  const form = document.querySelector("form[data-offline]");
  if (!form) {
    localStorage.removeItem(name); // another page of this browser sent it: the server has it
    return;
  }
  const AGAIN = 10_000;
  const state = form.querySelector("[data-offline-state]");
  let timer = 0;
  let isSending = false;

  function say(text, tone) {
    state.className = text ? `alert alert-${tone}` : "";
    state.textContent = text;
  }

  function wait() {
    say(form.dataset.textWaiting, "warning");
    clearTimeout(timer);
    timer = setTimeout(send, AGAIN);
  }

  async function send() {
    if (isSending) return;
    isSending = true;
    say(form.dataset.textSending, "info");
    try {
      const answer = await fetch(location.pathname, {
        method: "POST",
        body: new FormData(form),
        headers: { "X-Requested-With": "fetch" },
        credentials: "same-origin",
      });
      await take(answer);
    } catch {
      wait(); // no line
    } finally {
      isSending = false;
    }
  }

  async function take(answer) {
    if (answer.redirected || answer.status === 403) {
      say(form.dataset.textLogin, "warning");
    } else if (answer.status >= 500) {
      wait();
    } else {
      const told = await answer.json();
      localStorage.removeItem(name);
      if (told.next) location.assign(told.next);
      else say(told.errors.join(" "), "danger");
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    localStorage.setItem(name, "yes");
    send();
  });
  window.addEventListener("online", () => {
    if (localStorage.getItem(name)) send();
  });
  function sendWhatIsLeft() {
    if (localStorage.getItem(name)) send();
  }
  form.addEventListener("hy:draft-restored", sendWhatIsLeft);
  if (form.querySelector(".hy-draft-notice")) sendWhatIsLeft(); // restored before this script ran
})();
