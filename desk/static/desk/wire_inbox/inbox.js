/* The inbox of the wire by keys: what is chosen opens beside the list, what is done with it goes
   from the list, and the next is chosen. New stories wait behind a button: nothing that is read
   moves. Without this script rows lead to pages with the same buttons. */

import { troubleWords } from "../frame/answers.js";
import { made } from "../frame/made.js";

const LOOK = 15_000;
// Somebody who goes quickly from row to row asks for none of those between.
const PAUSE = 120;
const list = document.querySelector("[data-rows]");
const beside = document.querySelector("[data-beside]");
const saidForm = document.getElementById("inbox-said");
const said = saidForm.querySelector("[data-said]");
const undo = saidForm.querySelector("[data-undo]");
const isWide = matchMedia("(min-width: 861px)");
const headers = { "X-Requested-With": "fetch" };

const rows = () => [...list.querySelectorAll(".inbox-row")];
const linkOf = (row) => row.querySelector("a.headline");
const pathOf = (row) => new URL(linkOf(row).href).pathname;
const fragment = async (address) => {
  const answer = await fetch(address, { headers });
  if (!answer.ok || answer.redirected) throw new Error(await troubleWords(answer));
  return answer.text();
};

/* --- Saying what was done -------------------------------------------------------------------- */

let takesBack = null;

const say = (words, { isRefused = false, back = null } = {}) => {
  said.textContent = words;
  saidForm.hidden = false;
  saidForm.classList.toggle("refused", isRefused);
  undo.hidden = !back;
  takesBack = back;
};

const sendTo = async (address, values) => {
  const body = new FormData(saidForm);
  for (const [name, value] of values) body.append(name, value);
  const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual" });
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (answer.status === 409 && isJson) throw new Error((await answer.json()).detail);
  if (!answer.ok || !isJson) throw new Error(await troubleWords(answer));
  return answer.json();
};

/* --- Choosing -------------------------------------------------------------------------------- */

let chosen = null;
let timer = 0;
let asked = 0;

const read = async (address) => {
  const mine = ++asked;
  try {
    const html = await fragment(address);
    if (mine !== asked) return;
    beside.innerHTML = html;
    beside.scrollTop = 0;
  } catch (error) {
    if (mine === asked) say(error.message, { isRefused: true });
  }
};

const choose = (row, { isFocused = true } = {}) => {
  chosen?.removeAttribute("aria-current");
  chosen = row ?? null;
  if (!row) return;
  row.setAttribute("aria-current", "true");
  if (isFocused) linkOf(row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  if (!isWide.matches) return;
  clearTimeout(timer);
  timer = setTimeout(() => read(linkOf(row).href), PAUSE);
};

const step = (by) => {
  const all = rows();
  const at = all.indexOf(chosen);
  const next = at < 0 ? all[0] : all[at + by];
  if (next) choose(next);
};

list.addEventListener("focusin", (event) => {
  const row = event.target.closest(".inbox-row");
  if (row && row !== chosen) choose(row, { isFocused: false });
});

list.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const row = event.target.closest(".inbox-row");
  if (!row) return;
  if (event.target.closest("[data-others]")) {
    event.preventDefault();
    openRow(row);
  } else if (isWide.matches && !event.target.closest("a:not(.headline)")) {
    event.preventDefault();
    choose(row);
  }
});

beside.addEventListener("click", (event) => {
  const link = event.target.closest("[data-reads]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const row = rows().find((one) => pathOf(one) === new URL(link.href).pathname);
  if (row) choose(row);
  else read(link.href);
});

/* --- A row that opens ------------------------------------------------------------------------ */

const membersOf = (row) => rows().filter((one) => one.classList.contains("member") && one.dataset.of === row.dataset.story);

const openRow = async (row) => {
  const head = row.classList.contains("member") ? rows().find((one) => one.dataset.story === row.dataset.of) : row;
  const link = head?.querySelector("[data-others]");
  if (!link) return;
  const members = membersOf(head);
  const isOpen = members.length > 0;
  link.setAttribute("aria-expanded", String(!isOpen));
  if (isOpen) {
    for (const member of members) member.remove();
    choose(head);
    return;
  }
  try {
    const part = document.createElement("template");
    part.innerHTML = await fragment(link.href);
    for (const member of part.content.querySelectorAll(".inbox-row")) {
      member.classList.add("member");
      member.dataset.of = head.dataset.story;
    }
    head.after(part.content);
  } catch (error) {
    link.setAttribute("aria-expanded", "false");
    say(error.message, { isRefused: true });
  }
};

/* --- Doing something ------------------------------------------------------------------------- */

// What leaves the list that is shown, where that is not the list of all.
const LEAVES = new Set(["take", "spike", "background", "back", "assign"]);
let isSending = false;

const isReading = (row) => beside.querySelector("[data-reader]")?.dataset.reader === row.dataset.story;

const isWhole = (row) => {
  if (row.classList.contains("member") || membersOf(row).length) return false;
  const box = isReading(row) ? beside.querySelector("input[name=whole]") : null;
  return box ? box.checked : Boolean(row.querySelector("[data-others]"));
};

const setAside = (row) => {
  const all = rows();
  const at = all.indexOf(row);
  // Whoever went on meanwhile stays where they went.
  const next = row === chosen ? (all[at + 1] ?? all[at - 1]) : chosen;
  const isMember = row.classList.contains("member") || membersOf(row).length > 0;
  if (isMember || list.dataset.standing === "all") {
    row.classList.add("done");
    if (next && next !== chosen) choose(next);
    return () => row.classList.remove("done");
  }
  const before = row.nextSibling;
  row.remove();
  document.querySelector("[data-empty]").hidden = rows().length > 0;
  if (!next) beside.replaceChildren();
  else if (next !== chosen) choose(next);
  return () => {
    list.insertBefore(row, before?.parentNode === list ? before : null);
    document.querySelector("[data-empty]").hidden = true;
    choose(row);
  };
};

const act = async (name, row, values = []) => {
  if (isSending || !row || row.classList.contains("done")) return;
  isSending = true;
  try {
    const whole = isWhole(row) ? [["whole", "yes"]] : [];
    const answer = await sendTo(`${pathOf(row)}act/`, [["do", name], ...whole, ...values]);
    if (name === "star") {
      row.toggleAttribute("data-starred", answer.is_starred);
      row.querySelector("[data-star-words]")?.remove();
      say(answer.done);
      if (isReading(row)) read(linkOf(row).href);
      return;
    }
    const putBack = LEAVES.has(name) ? setAside(row) : () => {};
    const back = answer.can_undo ? { stories: answer.stories, putBack } : null;
    say(answer.done, { back });
  } catch (error) {
    say(error.message, { isRefused: true });
    if (isReading(row)) read(linkOf(row).href);
  } finally {
    isSending = false;
  }
};

const takeBack = async () => {
  if (!takesBack || isSending) return;
  const { stories, putBack } = takesBack;
  isSending = true;
  try {
    const answer = await sendTo(list.dataset.undoAt, stories.map((story) => ["story", story]));
    putBack();
    say(answer.done);
  } catch (error) {
    say(error.message, { isRefused: true });
  } finally {
    isSending = false;
  }
};

saidForm.addEventListener("submit", (event) => {
  event.preventDefault();
  takeBack();
});

beside.addEventListener("submit", (event) => {
  const button = event.submitter;
  const row = rows().find(isReading);
  if (!row || button?.name !== "do") return;
  event.preventDefault();
  const to = event.target.querySelector("select[name=to]")?.value;
  act(button.value, row, to ? [["to", to]] : []);
});

const assign = () => {
  const fold = beside.querySelector("[data-assign]");
  if (!fold || !chosen || !isReading(chosen)) return;
  fold.open = true;
  fold.querySelector("select").focus();
};

/* --- Keys ------------------------------------------------------------------------------------ */

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  t: () => act("take", chosen),
  x: () => act("spike", chosen),
  s: () => act("star", chosen),
  b: () => act("background", chosen),
  a: assign,
  i: () => chosen && isReading(chosen) && beside.querySelector("[data-into]")?.click(),
  d: () => chosen && openRow(chosen),
  u: takeBack,
  n: () => document.querySelector("[data-new] button")?.click(),
};

/* Before the desk's own j and k, which go from link to link. */
window.addEventListener(
  "keydown",
  (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable], .menu")) return;
    const isBeside = beside.contains(event.target);
    if (event.key === "Escape" && isBeside && chosen) {
      linkOf(chosen).focus();
      return;
    }
    if (event.key === "Enter" && isWide.matches && event.target.matches?.("a.headline") && list.contains(event.target)) {
      event.preventDefault();
      choose(event.target.closest(".inbox-row"), { isFocused: false });
      beside.focus();
      return;
    }
    // Arrows scroll what is read.
    if (isBeside && event.key.startsWith("Arrow")) return;
    const press = KEYS[event.key];
    if (!press) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat || press === KEYS.j || press === KEYS.k || event.key.startsWith("Arrow")) press();
  },
  { capture: true },
);

/* --- What comes in meanwhile ----------------------------------------------------------------- */

const place = document.querySelector("[data-new]");
const newAt = list.dataset.newAt;

const showNew = async () => {
  try {
    const part = document.createElement("template");
    part.innerHTML = await fragment(`${newAt}&rows=yes&after=${list.dataset.newest}`);
    const fresh = [...part.content.querySelectorAll(".inbox-row")];
    const above = list.getBoundingClientRect().height;
    for (const row of fresh) {
      const old = rows().find((one) => one.dataset.family === row.dataset.family);
      // What one reads stays where it is; its newer telling stands above.
      if (old && old !== chosen) old.remove();
    }
    list.prepend(part.content);
    if (scrollY > list.offsetTop) scrollBy(0, list.getBoundingClientRect().height - above);
    if (fresh.length) list.dataset.newest = fresh[0].dataset.number;
    document.querySelector("[data-empty]").hidden = rows().length > 0;
    place.replaceChildren();
  } catch (error) {
    say(error.message, { isRefused: true });
  }
};

const look = async () => {
  if (document.hidden) return;
  const answer = await fetch(`${newAt}&after=${list.dataset.newest}`, { headers }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const { count, has_more: hasMore } = await answer.json();
  const words = `${count}${hasMore ? "+" : ""} new`;
  if (!count || place.textContent.startsWith(`${words} `)) return;
  const button = made("button", { type: "button", class: "button" }, `${words} `, made("kbd", {}, "n"));
  button.addEventListener("click", () => (hasMore ? location.assign(location.pathname + location.search) : showNew()));
  place.replaceChildren(button);
};

if (newAt) {
  setInterval(look, LOOK);
  document.addEventListener("visibilitychange", look);
}
if (rows().length && isWide.matches) choose(rows()[0]);
