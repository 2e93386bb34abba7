/* A name across stories: one button ticks every place on the page, and unticks them again. */

import "../autosaves/autosaves.js";

const all = document.querySelector("[data-tick-all]");
const placesFound = [...document.querySelectorAll("#across input[name=tick]")];

const tickWords = () => {
  const isFull = placesFound.every((tick) => tick.checked);
  all.textContent = isFull ? "Tick none" : "Tick all on this page";
  return isFull;
};

if (all && placesFound.length) {
  all.hidden = false;
  tickWords();
  all.addEventListener("click", () => {
    const isFull = tickWords();
    for (const tick of placesFound) tick.checked = !isFull;
    tickWords();
  });
  document.addEventListener("change", tickWords);
}
