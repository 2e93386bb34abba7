/* The palette: search, go somewhere, act on the story of this page. A combobox with a list, in a
   dialog. Without this script the field at the top is a form like any other. */

import { troubleWords } from "../frame/answers.js";
import { made } from "../frame/made.js";

const WAIT_MS = 150;
const MOST_PLACES = 5;
const form = document.querySelector("[data-find]");
const isMac = /mac|iphone|ipad/i.test(navigator.platform);

/* --- Where one can go: what stands in the menus of this page --------------------------------- */

const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const placesWith = (words) => {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const seen = new Set([location.pathname]);
  const found = [];
  for (const link of document.querySelectorAll("#header a[href]")) {
    const address = link.getAttribute("href");
    const name = link.dataset.place ?? link.textContent.replace(/\s+/g, " ").trim();
    const has = folded(name).split(" ");
    const fits = wanted.every((word) => has.some((part) => part.startsWith(word)));
    if (seen.has(address) || !fits) continue;
    seen.add(address);
    found.push({ words: name, address });
  }
  return found.slice(0, wanted.length ? MOST_PLACES : MOST_PLACES * 2);
};

/* --- The dialog ------------------------------------------------------------------------------ */

let dialog, field, list, status;
// What stands in the list; which of it Enter opens; whether somebody chose that with the arrows.
let entries = [];
let at = -1;
let isChosen = false;
// The words that are asked for, those whose answer is shown, and whether Enter waits for it.
let wanted = null;
let shown = null;
let isPressed = false;
let asking = null;
let waiting = 0;

const build = () => {
  field = made("input", {
    type: "text",
    role: "combobox",
    "aria-label": "Search, go somewhere, or act",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "palette-list",
    placeholder: "Search, go somewhere, or act",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: "400",
  });
  list = made("div", { role: "listbox", id: "palette-list", "aria-label": "What fits", hidden: true });
  status = made("p", { role: "status", class: "palette-said" });
  const close = made("button", { type: "button", class: "palette-close", "aria-label": "Close" }, "×");
  close.addEventListener("click", () => dialog.close());
  dialog = made(
    "dialog",
    { class: "palette", "aria-label": "Search" },
    made("div", { class: "palette-find" }, field, close),
    list,
    status,
  );
  document.body.append(dialog);
  field.addEventListener("input", look);
  field.addEventListener("keydown", pressed);
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(entries[Number(option.dataset.at)], event.ctrlKey || event.metaKey);
  });
  list.addEventListener("pointermove", (event) => {
    const option = event.target.closest("[role=option]");
    if (option && Number(option.dataset.at) !== at) choose(Number(option.dataset.at));
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    asking?.abort();
    clearTimeout(waiting);
  });
};

const isBusy = () => document.querySelector("dialog[open]");

const open = (words = "") => {
  if (!dialog) build();
  if (isBusy()) return;
  field.value = words;
  wanted = shown = null;
  show([]);
  dialog.showModal();
  field.focus();
  look();
};

/* --- What fits ------------------------------------------------------------------------------- */

const choose = (next, byArrow = true) => {
  at = next;
  isChosen = byArrow;
  for (const option of list.querySelectorAll("[role=option]")) {
    const isIt = Number(option.dataset.at) === at;
    option.setAttribute("aria-selected", String(isIt));
    if (isIt && byArrow) option.scrollIntoView({ block: "nearest" });
  }
  if (at < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", `palette-${at}`);
};

const optionOf = (entry, number) =>
  made(
    "div",
    { role: "option", id: `palette-${number}`, "data-at": String(number), "aria-selected": "false" },
    made("span", { class: "palette-words" }, entry.words),
    entry.note ? made("span", { class: "palette-note" }, entry.note) : "",
  );

const show = (groups) => {
  entries = groups.flatMap((group) => group.entries);
  let number = 0;
  list.replaceChildren(
    ...groups.map((group, index) =>
      made(
        "div",
        { role: "group", "aria-labelledby": `palette-group-${index}` },
        made("p", { id: `palette-group-${index}`, role: "presentation" }, group.heading),
        ...group.entries.map((entry) => optionOf(entry, number++)),
      ),
    ),
  );
  list.hidden = !entries.length;
  field.setAttribute("aria-expanded", String(Boolean(entries.length)));
  // Enter on nothing typed does nothing: what stands first may be to publish.
  choose(entries.length && wanted ? 0 : -1, false);
};

/* Acts on the story first, then where one can go, then what was found, then the page of it all. */
const showAnswer = (words, found) => {
  const acts = found.filter((group) => group.heading === "This story");
  const places = placesWith(words);
  const here = location.pathname;
  const groups = [
    ...acts,
    { heading: "Go to", entries: places },
    ...found.filter((group) => !acts.includes(group)),
    words ? { heading: "More", entries: [everything(words)] } : { heading: "", entries: [] },
  ].map((group) => ({ ...group, entries: group.entries.filter((one) => one.address !== here) }));
  show(groups.filter((group) => group.entries.length));
  const count = entries.length - (words ? 1 : 0);
  status.textContent = count ? "" : `Nothing here has “${words}”.`;
  if (count) status.textContent = count === 1 ? "1 fits" : `${count} fit`;
};

const everything = (words) => ({
  words: `All results for “${words}”`,
  address: `${form.action}?${new URLSearchParams({ q: words })}`,
});

const ask = async (words) => {
  asking?.abort();
  asking = new AbortController();
  const query = new URLSearchParams({ q: words, story: form.dataset.story });
  let found = [];
  let trouble = "";
  try {
    const response = await fetch(`${form.dataset.find}?${query}`, { signal: asking.signal });
    const isFacts = response.headers.get("Content-Type")?.startsWith("application/json");
    if (isFacts) found = (await response.json()).groups;
    else trouble = await troubleWords(response);
  } catch (error) {
    if (error.name === "AbortError") return;
    trouble = "The desk cannot be reached. Try again.";
  }
  // Somebody typed on meanwhile.
  if (words !== wanted) return;
  shown = words;
  showAnswer(words, found);
  if (trouble) status.textContent = trouble;
  else if (isPressed) go(entries[at]);
  isPressed = false;
};

const look = () => {
  const words = field.value.trim();
  if (words === wanted) return;
  isPressed = false;
  wanted = words;
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(words), words ? WAIT_MS : 0);
};

/* --- Choosing and going ---------------------------------------------------------------------- */

const pressed = (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps && entries.length) {
    event.preventDefault();
    const from = Math.max(at, event.key === "ArrowUp" ? 0 : -1);
    choose((from + steps[event.key] + entries.length) % entries.length);
  } else if (event.key === "Enter") {
    event.preventDefault();
    // What is listed may be of other words: Enter waits for the answer, unless it was chosen.
    if (shown === wanted || isChosen) go(entries[at], event.ctrlKey || event.metaKey);
    else isPressed = true;
  }
};

/* A page that is being written is saved by its own button, which leads on. */
const go = (entry, isNewWindow = false) => {
  if (!entry) return;
  const story = document.getElementById("article_form");
  dialog.close();
  if (entry.then && story) {
    const attributes = { type: "submit", name: "_then", value: entry.then, hidden: true };
    const button = made("button", attributes);
    story.append(button);
    story.requestSubmit(button);
  } else if (isNewWindow) window.open(entry.address, "_blank", "noopener");
  else location.assign(entry.address);
};

/* --- The keys of every page, and the field at the top ---------------------------------------- */

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");

const hasKey = (event) =>
  event.key?.toLowerCase() === "k" && (isMac ? event.metaKey : event.ctrlKey) && !event.shiftKey && !event.altKey;

/* The page of keys, over the page where one is. */
const showKeys = async () => {
  const response = await fetch(form.dataset.keys).catch(() => null);
  const sent = new DOMParser().parseFromString((await response?.text()) ?? "", "text/html");
  const keys = sent.getElementById("keys");
  if (!keys || isBusy()) return;
  const close = made("button", { type: "button", class: "palette-close", "aria-label": "Close" }, "×");
  const sheet = made(
    "dialog",
    { class: "palette keys-sheet", "aria-labelledby": "keys-name" },
    made("div", { class: "keys-head" }, made("h2", { id: "keys-name" }, "Keys"), close),
    keys,
  );
  nameKeys(sheet);
  document.body.append(sheet);
  close.addEventListener("click", () => sheet.close());
  sheet.addEventListener("close", () => sheet.remove());
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
  sheet.showModal();
};

const nameKeys = (root) => {
  if (!isMac) return;
  for (const key of root.querySelectorAll("[data-key]")) {
    key.textContent = key.textContent.replace("Ctrl ", "⌘").replace("Ctrl", "⌘").replace("Alt", "⌥");
  }
};

if (form) {
  nameKeys(document);
  const box = form.querySelector("input");
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    if (hasKey(event)) {
      event.preventDefault();
      if (dialog?.open) dialog.close();
      else open();
    } else if (event.key === "?" && !isTyping(event.target) && !isBusy()) {
      event.preventDefault();
      showKeys();
    }
  });
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    open(box.value);
  });
  const take = () => {
    const words = box.value;
    box.value = "";
    open(words);
  };
  // What is put together of several keys goes along once it is whole.
  box.addEventListener("input", (event) => event.isComposing || take());
  box.addEventListener("compositionend", take);
  form.querySelector("button").addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
}
