/* The photo library as a dialog: search as you type, choose with the arrow keys and Enter. */

import { troubleWords } from "../frame/answers.js";
import { made } from "../frame/made.js";

export const library = document.getElementById("photo-library");

let picked = null;
let asked = 0;
let hasFilters = false;

/* Who lately gave photos, and the shapes. */
const fillFilters = ({ agencies, photographers, shapes }) => {
  const options = (rows) => rows.map(([value, name]) => made("option", { value }, name));
  for (const [label, rows] of Object.entries({ Agencies: agencies, Photographers: photographers })) {
    if (!rows.length) continue;
    const group = made("optgroup", { label }, ...options(rows));
    library.querySelector("[data-filter=from]").append(group);
  }
  library.querySelector("[data-filter=shape]").append(...options(shapes));
  hasFilters = true;
};

/* What is chosen in the filters, by the names that the desk knows them by. */
const chosenFilters = () => {
  const filters = [...library.querySelectorAll("[data-filter]")].filter((one) => one.value);
  return Object.fromEntries(filters.map((one) => [one.dataset.filter, one.value]));
};

/* Whether the library was open on this page. */
export const wasOpened = () => picked !== null;

/* Open the library; `then` gets the photo that is chosen. */
export const choosePhoto = (then) => {
  if (!library) return;
  picked = then;
  library.showModal();
  const search = library.querySelector("[type=search]");
  search.select();
  search.focus();
  look();
};

const card = (photo) => {
  const words = made("span", { class: "library-words" }, photo.caption || "No caption yet");
  const button = made(
    "button",
    { type: "button", class: "library-photo", title: photo.caption || false },
    made("img", { src: photo.shown, alt: "", loading: "lazy" }),
    words,
    made("span", { class: "quiet" }, photo.credit || "No credit yet"),
  );
  for (const line of photo.rights) button.append(made("span", { class: "caution" }, line));
  if (!photo.alt) button.append(made("span", { class: "caution" }, "No alt text yet"));
  button.addEventListener("click", () => {
    library.close();
    picked?.(photo);
  });
  return made("li", {}, button);
};

/* Ask for a page of photos; an answer that comes after a newer question is dropped. */
const look = async (before = "") => {
  const number = ++asked;
  const list = library.querySelector("ul");
  const status = library.querySelector("[role=status]");
  const more = library.querySelector("[data-more]");
  const words = library.querySelector("[type=search]").value.trim();
  const filters = chosenFilters();
  status.textContent = "Looking …";
  let answer;
  try {
    const query = new URLSearchParams({ ...filters, q: words, before });
    if (!hasFilters) query.set("filters", "yes");
    const response = await fetch(`${library.dataset.photos}?${query}`);
    const isFacts = response.headers.get("Content-Type")?.startsWith("application/json");
    answer = isFacts ? await response.json() : { error: await troubleWords(response) };
  } catch {
    if (number === asked) status.textContent = "The library cannot be reached. Try again.";
    return;
  }
  if (answer.error) {
    if (number === asked) status.textContent = answer.error;
    return;
  }
  if (answer.filters && !hasFilters) fillFilters(answer.filters);
  if (number !== asked) return;
  if (!before) list.replaceChildren();
  list.append(...answer.photos.map(card));
  const count = list.children.length;
  more.hidden = answer.before === null;
  more.dataset.more = answer.before ?? "";
  more.textContent = count ? "Show more" : "Look through older photos";
  const sought = words ? ` for “${words}”` : "";
  const among = Object.keys(filters).length ? " with these filters" : "";
  const none = sought || among ? `Nothing here${sought}${among}.` : "The library is empty.";
  status.textContent = count ? "" : none;
};

if (library) {
  let waiting = 0;
  const search = library.querySelector("[type=search]");
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, 200);
  });
  library.querySelector(".library-filters").addEventListener("change", () => look());
  library.querySelector("[data-more]").addEventListener("click", (event) => {
    look(event.target.dataset.more);
  });
  library.querySelector("[data-close]").addEventListener("click", () => library.close());
  library.addEventListener("click", (event) => {
    if (event.target === library) library.close();
  });
  library.addEventListener("keydown", (event) => {
    if (event.target.matches("select")) return;
    const photos = [...library.querySelectorAll(".library-photo")];
    const at = photos.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === search) {
      event.preventDefault();
      photos[0]?.click();
      return;
    }
    if (event.target === search && event.key !== "ArrowDown") return;
    const across = Math.max(1, photos.filter((p) => p.offsetTop === photos[0].offsetTop).length);
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = event.target === search ? photos[0] : photos[at + step];
    if (next) next.focus();
    else if (step < 0) search.focus();
  });
}
