/* A note is left without leaving the page: what one is writing stays as it is. Without this
   script the form is sent like any other. */

import { troubleWords } from "../frame/answers.js";

const noteForm = document.getElementById("note_form");
const noteWords = document.getElementById("note_words");
const noteSaid = document.querySelector("[data-note-said]");

const leaveNote = async () => {
  const response = await fetch(noteForm.action, {
    method: "POST",
    body: new FormData(noteForm),
    headers: { "X-Requested-With": "fetch" },
    redirect: "manual",
  });
  if (response.status === 400) return response.text();
  if (!response.ok) {
    return `Not kept, it stands here still. ${await troubleWords(response)}`;
  }
  document.querySelector("[data-notes]").innerHTML = await response.text();
  noteWords.value = "";
  return "Kept.";
};

noteForm?.addEventListener("submit", (event) => {
  event.preventDefault();
  noteSaid.textContent = "Keeping it …";
  leaveNote()
    .catch(() => "Not kept: there is no connection. Your note stands here; press again later.")
    .then((said) => {
      noteSaid.textContent = said;
    });
});
