/* The order of credits and photos: by buttons, by a handle with arrow keys, and by dragging it.
   Each row has a field with its place, which is what the server reads. */

import { markChanged } from "../frame/changed.js";
import { textEditor } from "./text.js";

const rowsOf = (name) => [
  ...document.querySelectorAll(`.inline-related.${name}:not(.empty-form)`),
];

/* Places by where the rows stand on the page: photos over the text first, then down the text. */
const renumber = () => {
  for (const name of ["credit", "figure"]) {
    rowsOf(name).forEach((row, at) => {
      const place = row.querySelector(".place");
      if (place) place.value = at + 1;
    });
  }
};

const isRow = (element) => element?.matches(".inline-related:not(.empty-form)") ?? false;

/* One place up (-1) or down (1) among its neighbours; a photo in the text moves there. */
const moveRow = (row, step) => {
  const place = row.closest(".placed-figure");
  if (place) {
    textEditor?.commands.moveFigure(place.dataset.placed, step);
    return;
  }
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!isRow(other)) return;
  if (step < 0) other.before(row);
  else other.after(row);
  renumber();
  markChanged(row);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  moveRow(button.closest(".inline-related"), Number(button.dataset.move));
  button.focus();
});

document.addEventListener("keydown", (event) => {
  const handle = event.target.closest?.("[data-drag]");
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!handle || !step) return;
  event.preventDefault();
  moveRow(handle.closest(".inline-related"), step);
  handle.focus();
});

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.("[data-drag]");
  const row = handle?.closest(".inline-related");
  // In the text the editor drags.
  if (!row || event.button || row.closest(".placed-figure")) return;
  event.preventDefault();
  handle.focus();
  row.classList.add("dragged");
  const drag = (move) => {
    const over = rowsOf(row.matches(".credit") ? "credit" : "figure").find((other) => {
      const box = other.getBoundingClientRect();
      return other !== row && move.clientY > box.top && move.clientY < box.bottom;
    });
    if (!over || over.parentElement !== row.parentElement) return;
    const box = over.getBoundingClientRect();
    const isBelow = Boolean(row.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING);
    const isPast = isBelow
      ? move.clientY > box.bottom - Math.min(box.height, row.offsetHeight) / 2
      : move.clientY < box.top + Math.min(box.height, row.offsetHeight) / 2;
    if (!isPast) return;
    if (isBelow) over.after(row);
    else over.before(row);
    renumber();
    markChanged(row);
  };
  const drop = () => {
    row.classList.remove("dragged");
    document.removeEventListener("pointermove", drag);
  };
  document.addEventListener("pointermove", drag);
  document.addEventListener("pointerup", drop, { once: true });
  document.addEventListener("pointercancel", drop, { once: true });
});

document.addEventListener("formset:added", (event) => {
  renumber();
  if (event.target.matches(".credit")) event.target.querySelector("select")?.focus();
});
document.addEventListener("formset:removed", renumber);
document.addEventListener("desk:figures-moved", renumber);
