/* A story is put in a thread without leaving the page: what one is writing stays as it is. Without
   this script the form is sent like any other. */

import { troubleWords } from "../frame/answers.js";

const threadForm = document.getElementById("thread_form");
const threadSaid = document.querySelector("[data-thread-said]");

const gather = async (button) => {
  const response = await fetch(threadForm.action, {
    method: "POST",
    body: new FormData(threadForm, button),
    headers: { "X-Requested-With": "fetch" },
    redirect: "manual",
  });
  if (response.status === 400) return response.text();
  if (!response.ok) {
    return `Nothing was changed. ${await troubleWords(response)}`;
  }
  document.querySelector("[data-threads]").innerHTML = await response.text();
  window.django?.jQuery("#id_thread").val(null).trigger("change");
  return button.name === "out" ? "Taken out." : "It stands there now.";
};

threadForm?.addEventListener("submit", (event) => {
  event.preventDefault();
  threadSaid.textContent = "A moment …";
  gather(event.submitter)
    .catch(() => "Nothing was changed: there is no connection.")
    .then((said) => {
      threadSaid.textContent = said;
    });
});
