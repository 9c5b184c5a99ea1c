/*
 * Nothing typed is lost: forms marked data-draft are kept in this browser until they are sent.
 *
 * A draft is encrypted (AES-GCM) under a key that the server gives to this account only, so that
 * on a shared counter the disk holds nothing readable and another account finds nothing. Where the
 * browser offers no cryptography (plain http on a network) the draft stays in the open tab only.
 * Passwords, files and fields marked data-no-draft are never kept. Signing out forgets all drafts.
 */
(() => {
  const PREFIX = "hy.draft.";
  const DAYS = 14;
  const secret = document.body.dataset.draftKey;
  const subtle = globalThis.crypto && crypto.subtle;
  const store = subtle ? localStorage : sessionStorage;
  const textOf = (name) => document.body.dataset[name] || "";

  const bytes = (hex) => Uint8Array.from(hex.match(/../g).map((pair) => parseInt(pair, 16)));
  // String.fromCharCode takes a limited number of arguments: long drafts go in pieces.
  function toBase64(buffer) {
    const all = new Uint8Array(buffer);
    let text = "";
    for (let at = 0; at < all.length; at += 8192) text += String.fromCharCode(...all.subarray(at, at + 8192));
    return btoa(text);
  }
  const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  let keyPromise = null;
  const key = () => {
    keyPromise ||= subtle.importKey("raw", bytes(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
    return keyPromise;
  };

  async function seal(value) {
    const plain = JSON.stringify(value);
    if (!subtle) return plain;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await subtle.encrypt({ name: "AES-GCM", iv }, await key(), new TextEncoder().encode(plain));
    return `${toBase64(iv)}.${toBase64(sealed)}`;
  }

  async function open(text) {
    if (!subtle) return JSON.parse(text);
    const [iv, sealed] = text.split(".");
    const plain = await subtle.decrypt({ name: "AES-GCM", iv: fromBase64(iv) }, await key(), fromBase64(sealed));
    return JSON.parse(new TextDecoder().decode(plain));
  }

  const nameOf = (form) => `${PREFIX}${secret.slice(0, 8)}.${location.pathname}.${form.dataset.draft}`;

  function kept(field) {
    if (!field.name || field.name === "csrfmiddlewaretoken" || field.dataset.noDraft !== undefined) return false;
    return !["password", "file", "hidden", "submit", "button", "reset"].includes(field.type);
  }

  function collect(form) {
    const values = [];
    for (const field of form.elements) {
      if (!kept(field)) continue;
      if (field.type === "checkbox" || field.type === "radio") {
        values.push([field.name, field.value, field.checked]);
      } else if (field.type === "select-multiple") {
        for (const option of field.options) values.push([field.name, option.value, option.selected]);
      } else {
        values.push([field.name, field.value]);
      }
    }
    return { at: Date.now(), values };
  }

  function restore(form, draft) {
    let changed = false;
    for (const [name, value, on] of draft.values) {
      for (const field of form.elements) {
        if (field.name !== name || !kept(field)) continue;
        if (field.type === "checkbox" || field.type === "radio") {
          if (field.value === value && field.checked !== on) [field.checked, changed] = [on, true];
        } else if (field.type === "select-multiple") {
          for (const option of field.options) {
            if (option.value === value && option.selected !== on) [option.selected, changed] = [on, true];
          }
        } else if (field.value !== value) {
          [field.value, changed] = [value, true];
        }
      }
    }
    return changed;
  }

  function notice(form, initial) {
    const line = document.createElement("p");
    line.className = "hy-draft-notice";
    line.setAttribute("role", "status");
    line.append(textOf("textRestored"), " ");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm";
    button.textContent = textOf("textForget");
    button.addEventListener("click", () => {
      restore(form, initial);
      store.removeItem(nameOf(form));
      line.remove();
      form.dispatchEvent(new Event("hy:draft-restored"));
    });
    line.append(button);
    form.prepend(line);
  }

  async function keep(form) {
    try {
      store.setItem(nameOf(form), await seal(collect(form)));
    } catch {
      form.dataset.draftFailed = ""; // storage is full or off: the form itself still works
    }
  }

  async function attach(form) {
    if (form.dataset.draftOn !== undefined) return;
    form.dataset.draftOn = "";
    const initial = collect(form);
    const stored = store.getItem(nameOf(form));
    if (stored && form.dataset.bound === undefined) {
      try {
        const draft = await open(stored);
        if (Date.now() - draft.at > DAYS * 864e5) store.removeItem(nameOf(form));
        else if (restore(form, draft)) {
          notice(form, initial);
          form.dispatchEvent(new Event("hy:draft-restored"));
        }
      } catch {
        store.removeItem(nameOf(form)); // another key, or damaged: it can never be read again
      }
    }
    let timer = 0;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = 0;
        keep(form);
      }, 300);
    };
    form.addEventListener("input", later);
    form.addEventListener("change", later);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && timer) keep(form); // the last keys before closing
    });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      timer = 0;
      keep(form);
      sessionStorage.setItem("hy.sent", nameOf(form));
    });
  }

  /* A sent draft is dropped once the server has answered with something else than the same form. */
  function dropSent() {
    const sent = sessionStorage.getItem("hy.sent");
    if (!sent) return;
    sessionStorage.removeItem("hy.sent");
    const succeeded = document.querySelector('[data-toast="success"]') !== null;
    const failed = document.querySelector("[data-refused]") !== null;
    const again = [...document.querySelectorAll("form[data-draft]")].some((form) => nameOf(form) === sent);
    if (succeeded || (!failed && !again)) store.removeItem(sent);
  }

  function forgetAll() {
    for (const place of [localStorage, sessionStorage]) {
      for (const name of Object.keys(place)) if (name.startsWith(PREFIX)) place.removeItem(name);
    }
  }

  const scan = (root) => root.querySelectorAll("form[data-draft]").forEach(attach);
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-forget-drafts]")) forgetAll();
  });
  if (!secret) return;
  dropSent();
  scan(document);
  document.addEventListener("htmx:load", (event) => scan(event.target.parentNode || document));
})();
