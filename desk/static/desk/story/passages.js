/* Notes at a passage: left at marked words, answered and resolved without leaving the page. Without
   this script answers and Resolve are sent like any form. */

import { troubleWords } from "../frame/answers.js";
import { textEditor } from "./text.js";

const list = document.querySelector("[data-passages]");
const composer = document.querySelector("[data-passage-composer]");
const status = document.querySelector("[data-passage-said]");
const form = document.getElementById("passage_form");
const words = document.getElementById("passage_words");

/* The text is told where the open notes stand. */
const tellText = () => {
  const open = [...list.querySelectorAll("[data-passage]:not(.is-resolved)")];
  const passages = open.map((note) => ({
    pk: note.dataset.passage,
    exact: note.dataset.exact,
    before: note.dataset.before,
    after: note.dataset.after,
  }));
  document.dispatchEvent(new CustomEvent("desk:passages", { detail: passages }));
};

/* Send it; the notes as they are then, or why not, in words. */
const send = async (address, body) => {
  status.textContent = "Keeping it …";
  try {
    const headers = { "X-Requested-With": "fetch" };
    const answer = await fetch(address, { method: "POST", body, headers, redirect: "manual" });
    if (answer.ok) {
      list.innerHTML = await answer.text();
      tellText();
      status.textContent = "Kept.";
      return true;
    }
    status.textContent = answer.status === 400 ? await answer.text() : `Not kept. ${await troubleWords(answer)}`;
  } catch {
    status.textContent = "Not kept: there is no connection. Press again later.";
  }
  return false;
};

const close = () => {
  composer.hidden = true;
  words.value = "";
};

if (list) {
  for (const ready of ["prose-editor:ready", "desk:page-ready"]) {
    document.addEventListener(ready, () => queueMicrotask(tellText));
  }

  document.addEventListener("desk:note-passage", ({ detail }) => {
    for (const [name, value] of Object.entries(detail)) form.elements.namedItem(name).value = value;
    composer.querySelector("blockquote").textContent = detail.exact;
    composer.hidden = false;
    status.textContent = "";
    words.focus();
    composer.scrollIntoView({ block: "nearest" });
  });

  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await send(form.action, new FormData(form))) {
      close();
      textEditor?.commands.focus();
    }
  });

  document.getElementById("passage_act")?.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.submitter.formAction, new FormData(event.target, event.submitter));
  });

  document.querySelector("[data-passage-cancel]")?.addEventListener("click", () => {
    close();
    textEditor?.commands.focus();
  });

  list.addEventListener("click", (event) => {
    if (!event.target.closest("[data-show-passage]")) return;
    const { passage } = event.target.closest("[data-passage]").dataset;
    document.dispatchEvent(new CustomEvent("desk:show-passage", { detail: passage }));
  });

  document.addEventListener("desk:passage-chosen", ({ detail }) => {
    for (const note of list.querySelectorAll("[data-passage]")) {
      const isIt = note.dataset.passage === detail;
      note.classList.toggle("is-chosen", isIt);
      if (isIt) note.scrollIntoView({ block: "nearest" });
    }
  });
}
