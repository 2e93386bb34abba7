/* The list under a story, decided about without leaving the page: what one is writing beside it
   stays as it is. By buttons, by keys, and by dragging. Without this script the buttons send the
   form, and the page comes back. */

import { changesOf, putBack, stateOf } from "../autosaves/changes.js";
import { troubleWords } from "../frame/answers.js";

const decideForm = document.getElementById("decide");
const relatedPanel = () => document.querySelector("[data-related]");

/* --- Sending a decision, and showing the list as it is then ---------------------------------- */

const lines = () => [...relatedPanel().querySelectorAll("[data-entry]")];
const lineOf = (key) => lines().find((line) => line.dataset.entry === key);
const focusLine = (line) =>
  (line?.querySelector("a.headline") ?? line?.querySelector("button, a") ?? line)?.focus();

const openFolds = () =>
  [...relatedPanel().querySelectorAll("details[data-fold][open]")].map((fold) => fold.dataset.fold);

/* Where the focus is to be after the list was replaced: the same thing, else its neighbour. */
const focusLater = () => {
  const at = document.activeElement;
  if (!relatedPanel().contains(at)) return () => {};
  const line = at.closest("[data-entry]");
  if (!line) return () => relatedPanel().querySelector("#related-add")?.focus();
  const key = line.dataset.entry;
  const place = lines().indexOf(line);
  const selector = at.matches("[data-drag]") ? "[data-drag]" : at.dataset.act && `[data-act="${at.dataset.act}"]`;
  return () => {
    const same = lineOf(key);
    const spot = selector && same?.querySelector(selector);
    if (spot && spot.offsetParent) spot.focus();
    else focusLine(same?.offsetParent ? same : lines()[Math.min(place, lines().length - 1)]);
  };
};

/* What somebody typed into the list outlives the new list, but for what the act took. */
let asOpened = decideForm && stateOf(decideForm);
const ADDS = ["add", "url", "title", "source"];
const typedNow = () => changesOf(decideForm, asOpened).filter(([name]) => !/^[~!]?both$/.test(name));
const takes = (verb, name) => {
  const [act, key] = verb.split(" ");
  if (["add", "pin", "outside"].includes(act)) return ADDS.includes(name);
  return act === "words" && (!key || name === `note-${key}` || name === `ends_on-${key}`);
};

let isSending = false;

const send = async (verb) => {
  if (isSending) return;
  isSending = true;
  const body = new FormData(decideForm);
  body.set("do", verb);
  const focus = focusLater();
  const folds = openFolds();
  const typed = typedNow();
  try {
    const response = await fetch(decideForm.action, {
      method: "POST",
      body,
      headers: { "X-Requested-With": "fetch" },
      redirect: "manual",
    });
    if (!response.ok) throw new Error(await troubleWords(response));
    relatedPanel().outerHTML = await response.text();
    for (const fold of relatedPanel().querySelectorAll("details[data-fold]")) {
      fold.open = folds.includes(fold.dataset.fold);
    }
    dressAdd();
    const problem = relatedPanel().querySelector("[data-problem]");
    const isDone = !problem && !relatedPanel().querySelector("[data-typed]");
    if (isDone) asOpened = stateOf(decideForm);
    putBack(decideForm, isDone ? typed.filter(([name]) => !takes(verb, name)) : typed);
    if (isDone) decideForm.dispatchEvent(new CustomEvent("desk:taken", { detail: asOpened }));
    const next = isDone && verb === "accept-all" && document.querySelector("[data-press=n]");
    if (next) {
      location.assign(next.href);
      return;
    }
    const outside = relatedPanel().querySelector("#related-title");
    if (problem) problem.focus();
    else if (outside && !outside.value) outside.focus();
    else focus();
  } catch (error) {
    const why = error instanceof TypeError ? "There is no connection: try again." : error.message;
    relatedPanel().querySelector("[data-said]").textContent = `Nothing was changed. ${why}`;
  }
  isSending = false;
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=do]");
  if (!button || !decideForm || button.form !== decideForm) return;
  event.preventDefault();
  send(button.value);
});

/* Enter in a field does what stands beside it. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.defaultPrevented) return;
  const field = event.target.closest("[data-related] input:not([type=checkbox])");
  if (!field) return;
  event.preventDefault();
  field.closest("details, fieldset, .related-add")?.querySelector("button[name=do]")?.click();
});

/* --- Order: by the handle, with the mouse or arrow keys -------------------------------------- */

const moveLine = (line, step) => {
  if (line.querySelector("[data-drag]")) send(`${step < 0 ? "up" : "down"} ${line.dataset.entry}`);
};

document.addEventListener("keydown", (event) => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const line = step && event.target.closest?.("[data-entry]");
  if (!line || event.target.matches("input")) return;
  if (!event.shiftKey && !event.target.matches("[data-drag]")) return;
  event.preventDefault();
  moveLine(line, step);
});

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.("[data-drag]");
  const line = handle?.closest("[data-entry]");
  if (!line || event.button) return;
  event.preventDefault();
  handle.focus();
  line.classList.add("dragged");
  const before = line.nextElementSibling;
  const drag = (move) => {
    const over = [...line.parentElement.children].find((other) => {
      const box = other.getBoundingClientRect();
      return other !== line && move.clientY > box.top && move.clientY < box.bottom;
    });
    if (!over) return;
    const box = over.getBoundingClientRect();
    if (move.clientY < box.top + box.height / 2) over.before(line);
    else over.after(line);
  };
  const drop = () => {
    line.classList.remove("dragged");
    document.removeEventListener("pointermove", drag);
    // A line that was moved on the page has lost the focus.
    handle.focus();
    if (line.nextElementSibling !== before) send(`order ${line.dataset.entry}`);
  };
  document.addEventListener("pointermove", drag);
  document.addEventListener("pointerup", drop, { once: true });
  document.addEventListener("pointercancel", drop, { once: true });
});

/* --- Keys ------------------------------------------------------------------------------------ */

const ACTS = { p: "pin", b: "ban", y: "accept" };

/* Undo, where no words are being written: what the button below the list does. */
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
  if (event.shiftKey || event.altKey || event.repeat || event.defaultPrevented) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  // Beside a story it is for the text, unless one is in the list.
  const isHere = document.querySelector(".queue-acts") || event.target.closest("[data-related]");
  const undo = isHere && relatedPanel()?.querySelector("[data-press=u]");
  if (!undo) return;
  event.preventDefault();
  undo.click();
});

/* On the screen of the list and in the queue; beside a story the keys are for writing. */
if (document.querySelector("[data-press=q], [data-press=n]")) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const line = document.activeElement?.closest("[data-entry]");
    const act = ACTS[event.key] && line?.querySelector(`[data-act="${ACTS[event.key]}"]`);
    const pressed = act || document.querySelector(`[data-press="${CSS.escape(event.key)}"]`);
    if (!pressed || event.repeat) return;
    event.preventDefault();
    if (pressed.matches("input")) pressed.focus();
    else pressed.click();
  });
}

/* --- Adding: stories as one types ------------------------------------------------------------ */

const dressAdd = () => {
  const field = document.getElementById("related-add");
  if (!field) return;
  const list = document.createElement("ul");
  list.className = "related-choices";
  list.id = "related-choices";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Stories");
  field.closest(".related-add-line").after(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    field.setAttribute(name, value);
  }
  let asked = 0;
  let at = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (option) => {
    field.value = "";
    close();
    send(`pin ${option.dataset.id}`);
  };
  const go = (step) => {
    if (list.hidden || !options().length) return;
    at = (at + step + options().length) % options().length;
    options().forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    options()[at].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options()[at].id);
  };
  const ask = async () => {
    const words = field.value.trim();
    const mine = ++asked;
    if (words.length < 2 || /^(https?:\/\/|\/)/.test(words)) {
      close();
      return;
    }
    const response = await fetch(`${field.dataset.choices}?term=${encodeURIComponent(words)}`);
    if (mine !== asked) return;
    if (!response.headers.get("Content-Type")?.startsWith("application/json")) {
      const line = document.createElement("li");
      line.setAttribute("role", "presentation");
      line.textContent = await troubleWords(response);
      list.replaceChildren(line);
      list.hidden = false;
      return;
    }
    const found = (await response.json()).results.filter((one) => one.id !== field.dataset.subject);
    if (mine !== asked || document.activeElement !== field) return;
    list.replaceChildren(
      ...found.map((one, n) => {
        const option = document.createElement("li");
        option.id = `related-choice-${n}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.id = one.id;
        option.textContent = one.text;
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          choose(option);
        });
        return option;
      }),
    );
    at = -1;
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(found.length > 0));
  };
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask().catch(close), 150);
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      go(step);
    } else if (event.key === "Escape") {
      close();
      field.blur();
      focusLine(lines()[0]);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      choose(options()[at]);
    }
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
};

dressAdd();
/* In the queue one begins with the first line; keys work at once. */
if (decideForm?.elements.queue?.value && relatedPanel()) {
  focusLine(lines()[0] ?? document.querySelector(".queue-acts"));
}
