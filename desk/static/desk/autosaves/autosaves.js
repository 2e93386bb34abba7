/* Keeping what is typed into a story or another form that is kept so, every few seconds, and saying
   who else is here. The draft changes only when somebody saves. Without this script the page saves as any form does. */

import { changesOf, putBack, stateOf, together } from "./changes.js";
import * as unsaved from "./unsaved.js";

const form = document.querySelector("form[data-keeps]");
const reading = document.querySelector("[data-here-only]");

const watchPage = () => {
  const LOOK = 1000;
  const EVERY = 4000;
  const url = form ? form.dataset.keeps : reading.dataset.hereOnly;
  const field = (name) => form?.querySelector(`[name=${name}]`)?.value ?? "";
  const key = field("page_key");

  /* --- What stands on the page ------------------------------------------------------------- */

  // Of a form that says so only what was changed is kept: the rest may be changed by others.
  const isOfChanges = form?.hasAttribute("data-keeps-changes") ?? false;
  const tellsWhoIsHere = !isOfChanges;
  let opening = isOfChanges ? stateOf(form) : null;
  let soFar = JSON.parse(document.getElementById("typed-so-far")?.textContent ?? "[]");

  const typed = () => {
    if (!form) return "";
    const fields = new URLSearchParams();
    if (isOfChanges) {
      fields.append("page_key", key);
      for (const pair of together(soFar, changesOf(form, opening))) fields.append(...pair);
      return fields.toString();
    }
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "csrfmiddlewaretoken") fields.append(name, value);
    }
    return fields.toString();
  };

  const opened = () => `opened=${encodeURIComponent(field("opened"))}`;
  const hasFile = () =>
    [...(form?.querySelectorAll("input[type=file]") ?? [])].some((input) => input.files.length);

  let kept = typed();
  let stored = kept;
  let atOpening = kept;
  let wasTouched = false;
  let isLeaving = false;
  let isSending = false;
  let lastSent = 0;
  let pressedInTrouble = false;

  /* --- What the page says ------------------------------------------------------------------ */

  const SAYS = {
    offline: "No connection. Your text is kept in this browser and is sent when it is back.",
    server: "The desk does not answer. Your text is kept in this browser and is sent when it does.",
    out: "You are logged out. Your text stays here, and is sent once you are logged in.",
    gone: "You may not write this story any more. Your text stays in this browser: copy it.",
    large: "This is too long to be kept on the desk. It is kept in this browser: save it in parts.",
    other: "Somebody else is logged in in this browser. Your text stays here.",
  };
  const NOT_STORED = " This browser cannot keep it: do not close this page.";

  const banner = document.querySelector("[data-trouble]");
  const say = (node, words) => {
    if (node && node.textContent !== words) node.textContent = words;
  };

  let trouble = "";
  const tell = (how, said) => {
    const place = document.querySelector("[data-kept]");
    if (how === "kept") {
      if (trouble) banner.hidden = true;
      trouble = "";
      if (said.kept) say(place, `Kept ${said.kept} · ${form?.dataset.notYet ?? "not saved"}`);
      return;
    }
    trouble = how;
    const words = form ? SAYS[how] : SAYS[how].replace(/ Your text.*/, "");
    const isLost = form && typed() !== kept && stored !== typed();
    say(banner.querySelector("[data-trouble-words]"), (said?.problem ?? words) + (isLost ? NOT_STORED : ""));
    banner.querySelector("[data-trouble-login]").hidden = how !== "out" && how !== "other";
    banner.hidden = false;
    if (form && typed() !== kept) say(place, isLost ? "Not kept" : "Kept in this browser");
  };

  const showOthers = (others) => {
    const place = document.querySelector("[data-here]");
    if (!place || !others) return;
    const now = others.map((one) => `${one.is_writing}${one.words}`).join("|");
    if (place.dataset.now === now) return;
    place.dataset.now = now;
    place.replaceChildren(
      ...others.map((one) => {
        const badge = document.createElement("span");
        badge.className = `state state-${one.is_writing ? "amber" : "grey"}`;
        badge.textContent = one.words;
        return badge;
      }),
    );
  };

  const showMeanwhile = (words) => say(document.querySelector("[data-meanwhile]"), words ?? "");

  /* --- Sending ----------------------------------------------------------------------------- */

  /* Sends what is new, or tells that the page is open; returns how it went. */

  const pulse = async (options) => {
    const text = typed();
    const isNew = Boolean(form) && text !== kept;
    if (isNew && stored !== text && unsaved.keep(key, url, text)) stored = text;
    lastSent = Date.now();
    isSending = true;
    const { how, said } = await unsaved.send(url, isNew ? "typed" : "here", isNew ? text : opened(), options);
    isSending = false;
    if (how === "kept") {
      if (isNew) kept = text;
      if (typed() === kept) unsaved.forget(key);
      showOthers(said.others);
      showMeanwhile(said.meanwhile);
    }
    if (!isLeaving) tell(how, said);
    return how;
  };

  const look = () => {
    if (isLeaving) return;
    // The editor and the choice lists tidy what they show before anybody types.
    if (!wasTouched) {
      if (isOfChanges) opening = stateOf(form);
      kept = stored = atOpening = typed();
    }
    const text = typed();
    form?.classList.toggle("is-changed", text !== atOpening);
    if (text !== kept && text !== stored && unsaved.keep(key, url, text)) stored = text;
    const hasNews = text !== kept || trouble !== "";
    if (!isSending && Date.now() - lastSent >= EVERY && (tellsWhoIsHere || hasNews)) pulse();
  };

  // A sent form takes nothing; one that is touched again was not answered, and is kept as before.
  const touched = () => {
    wasTouched = true;
    isLeaving = false;
  };

  // A field may belong to the form by name alone, and stand elsewhere.
  const isOurs = ({ target }) => form && (form.contains(target) || target.form === form);
  for (const event of ["input", "change", "keydown", "pointerdown", "paste", "drop"]) {
    document.addEventListener(event, (sent) => isOurs(sent) && touched(), { capture: true });
  }
  // What can be done with a change alone is there with the first letter.
  document.addEventListener("input", (event) => isOurs(event) && form.classList.add("is-changed"));
  // A script took a part of what was typed; what is left is told anew.
  form?.addEventListener("desk:taken", (event) => {
    opening = event.detail;
    soFar = [];
    kept = stored = null;
  });
  setInterval(look, LOOK);
  window.addEventListener("online", () => pulse());
  window.addEventListener("offline", () => pulse());
  window.addEventListener("focus", () => trouble && !isSending && pulse());
  if (tellsWhoIsHere) pulse();

  /* --- What was typed before, and is put back ----------------------------------------------- */

  document.addEventListener("click", (event) => {
    const before = event.target.closest("[data-put-back]")?.closest("[data-typed-before]");
    if (!before || !form) return;
    touched();
    putBack(form, JSON.parse(before.querySelector("script").textContent));
    const taken = form.querySelector("[name=taken]");
    taken.value = `${taken.value} ${before.dataset.typedBefore}`.trim();
    before.remove();
  });

  /* --- Leaving ----------------------------------------------------------------------------- */

  form?.addEventListener("submit", async (event) => {
    if (isLeaving) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    touched();
    const how = await pulse();
    // A desk that answers with a fault may still save: pressing again tries.
    if (how !== "kept" && how !== "large" && !(how === "server" && pressedInTrouble)) {
      pressedInTrouble = how === "server";
      return;
    }
    isLeaving = true;
    const hidden = form.querySelector("[name=csrfmiddlewaretoken]");
    if (hidden && unsaved.token()) hidden.value = unsaved.token();
    form.requestSubmit(button);
  });

  window.addEventListener("pageshow", (event) => {
    if (event.persisted) isLeaving = false;
  });

  window.addEventListener("pagehide", () => {
    if (isLeaving) return;
    const text = typed();
    if (form && text !== kept) unsaved.send(url, "typed", `${text}&_gone=1`, { keepalive: true });
    else if (tellsWhoIsHere) unsaved.send(url, "gone", "", { keepalive: true });
  });

  document.addEventListener("visibilitychange", () => {
    if (document.hidden && !isLeaving && form && typed() !== kept && !isSending) pulse();
  });

  window.addEventListener("beforeunload", (event) => {
    if (isLeaving || !form) return;
    const text = typed();
    if (text !== kept && stored !== text && unsaved.keep(key, url, text)) stored = text;
    if (hasFile() || (wasTouched && text !== kept && stored !== text)) event.preventDefault();
  });
};

if (form || reading) watchPage();
