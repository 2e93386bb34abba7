/* The page readers would get, beside the sheet, of what stands in the form now. Nothing of it is
   kept. Two frames take turns: a new page shows once it is whole, where the old one was read. */

import { troubleWords } from "../frame/answers.js";
import { made } from "../frame/made.js";
import { csrfToken } from "./sending.js";

const WAIT_MS = 400;
const DESKTOP_PX = 1180;
const PHONE_PX = 390;
const form = document.getElementById("article_form");
const toggle = document.querySelector("[data-beside]");
// Narrower there is no room beside a sheet: Preview has a page of its own.
const isWide = matchMedia("(min-width: 1100px)");

// A store may be full or shut: then nothing is remembered, and nothing breaks.
const remembered = (name) => {
  try {
    return localStorage.getItem(`newsroom-beside-${name}`);
  } catch {
    return null;
  }
};

const remember = (name, value) => {
  try {
    localStorage.setItem(`newsroom-beside-${name}`, value);
  } catch {
    // As above.
  }
};

/* --- The pane --------------------------------------------------------------------------------- */

let pane, room, status;
let frames = [];
let drawn = 0;
let asked = null;
let asking = null;
let waiting = 0;

const isOn = () => toggle.getAttribute("aria-pressed") === "true";
const width = () => (remembered("width") === "phone" ? "phone" : "desktop");

const build = () => {
  const choices = Object.entries({ phone: "Phone", desktop: "Desktop" }).map(([name, words]) => {
    const button = made("button", { type: "button", class: "button small", "data-width": name }, words);
    button.addEventListener("click", () => {
      remember("width", name);
      fit();
    });
    return button;
  });
  const attributes = { sandbox: "allow-same-origin", title: "The page as readers would get it" };
  frames = [made("iframe", attributes), made("iframe", attributes)];
  room = made("div", { class: "beside-room" }, ...frames);
  status = made("p", { class: "beside-said quiet", role: "status" });
  const bar = made("div", { class: "beside-bar" }, ...choices, status);
  pane = made("section", { class: "beside", "aria-label": "Preview beside the text" }, bar, room);
  form.querySelector(".table").append(pane);
  new ResizeObserver(fit).observe(room);
};

/* A desktop's page is shown whole, however narrow the pane is. */
const fit = () => {
  const page = width() === "phone" ? PHONE_PX : DESKTOP_PX;
  const scale = Math.min(1, room.clientWidth / page);
  for (const frame of frames) {
    frame.style.width = `${width() === "phone" ? page : Math.max(page, room.clientWidth)}px`;
    frame.style.height = `${room.clientHeight / scale}px`;
    frame.style.transform = scale < 1 ? `scale(${scale})` : "";
  }
  room.classList.toggle("is-phone", width() === "phone" && scale === 1);
  for (const button of pane.querySelectorAll("[data-width]")) {
    button.setAttribute("aria-pressed", String(button.dataset.width === width()));
  }
};

/* --- What stands in it ------------------------------------------------------------------------ */

const typed = () => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrfmiddlewaretoken") fields.append(name, value);
  }
  return fields.toString();
};

const draw = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  // None could run in its frame, and the browser would complain of each.
  for (const script of page.querySelectorAll("script")) script.remove();
  const turn = ++drawn;
  const [old, next] = frames;
  next.addEventListener("load", () => show(old, next, turn), { once: true });
  next.srcdoc = `<!doctype html>${page.documentElement.outerHTML}`;
};

const show = (old, next, turn) => {
  if (turn !== drawn) return;
  next.contentWindow.scrollTo(0, old.contentWindow.scrollY);
  // It is looked at: a link would lead to another page in this frame.
  next.contentDocument.addEventListener("click", (event) => {
    if (event.target.closest("a, button, summary")?.matches("a, button")) event.preventDefault();
  });
  next.classList.add("is-shown");
  old.classList.remove("is-shown");
  frames = [next, old];
};

const ask = async () => {
  const words = typed();
  if (!isOn() || words === asked) return;
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  asked = words;
  const headers = { "X-CSRFToken": csrfToken(), "Content-Type": "text/plain;charset=UTF-8" };
  try {
    const answer = await fetch(toggle.dataset.beside, { method: "POST", body: words, headers, signal });
    const isPage = answer.ok && !answer.redirected;
    const said = isPage ? await answer.text() : await troubleWords(answer);
    if (signal.aborted) return;
    if (isPage) draw(said);
    status.textContent = isPage ? "" : said;
  } catch (error) {
    if (error.name === "AbortError") return;
    status.textContent = "The desk cannot be reached. This is what was typed before.";
    asked = null;
  }
};

const look = () => {
  if (!isOn()) return;
  clearTimeout(waiting);
  waiting = setTimeout(ask, WAIT_MS);
};

/* --- On and off ------------------------------------------------------------------------------- */

const setOn = (isWanted) => {
  const on = isWanted && isWide.matches;
  toggle.setAttribute("aria-pressed", String(on));
  form.classList.toggle("has-beside", on);
  if (on && !pane) build();
  if (pane) pane.hidden = !on;
  if (on) {
    fit();
    ask();
  }
};

if (toggle) {
  toggle.addEventListener("click", () => {
    remember("shown", isOn() ? "no" : "yes");
    setOn(!isOn());
  });
  isWide.addEventListener("change", () => setOn(remembered("shown") === "yes"));
  for (const kind of ["input", "change"]) form.addEventListener(kind, look);
  for (const kind of ["desk:figures-moved", "formset:added", "formset:removed"]) document.addEventListener(kind, look);
  document.addEventListener("prose-editor:ready", (event) => {
    event.detail.editor.on("update", look);
    setOn(remembered("shown") === "yes");
  });
}
