/* The paper's settings: the contrast of colours, said as they are chosen. The server looks again. */

import "../autosaves/autosaves.js";

const READABLE = 4.5;

/* Relative luminance of #rrggbb, and the contrast of two (WCAG 2.2). */
const luminance = (colour) => {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const tell = (set) => {
  const [accent, ground, ink] = [...set.querySelectorAll("[data-colour]")].map((field) => field.value);
  const found = [["Words", contrast(ink, ground)], ["Accent", contrast(accent, ground)]];
  const place = set.querySelector("[data-contrast]");
  const isBad = found.some(([, times]) => times < READABLE);
  const words = found.map(([name, times]) => `${name} ${times.toFixed(1)}`).join(", ");
  place.classList.toggle("is-bad", isBad);
  place.textContent = isBad
    ? `Contrast with the ground: ${words}. It has to be ${READABLE} or more.`
    : `Contrast with the ground: ${words}. Good.`;
};

for (const set of document.querySelectorAll("[data-colours]")) {
  if (!set.querySelector("[data-contrast]")) continue;
  set.addEventListener("input", () => tell(set));
  tell(set);
}
