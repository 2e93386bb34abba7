/* The photo library's list: a closer look at each photo, the next one by an arrow key. */

const looks = [...document.querySelectorAll("[data-quick]")];

const lookAt = (at) => {
  const opener = looks[at];
  if (!opener) return;
  document.querySelector("dialog.quick[open]")?.close();
  opener.focus();
  document.getElementById(opener.dataset.quick).showModal();
};

const stepFrom = (dialog, step) =>
  lookAt(looks.findIndex((opener) => opener.dataset.quick === dialog.id) + step);

for (const [at, opener] of looks.entries()) {
  opener.hidden = false;
  opener.addEventListener("click", () => lookAt(at));
}

document.addEventListener("click", (event) => {
  const dialog = event.target.closest("dialog.quick");
  if (!dialog) return;
  const { step } = event.target.dataset;
  if (step) stepFrom(dialog, Number(step));
  else if (event.target === dialog || "close" in event.target.dataset) dialog.close();
});

document.addEventListener("keydown", (event) => {
  const dialog = document.querySelector("dialog.quick[open]");
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!dialog || !step) return;
  event.preventDefault();
  stepFrom(dialog, step);
});
