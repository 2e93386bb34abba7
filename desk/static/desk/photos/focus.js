/* Where the eye rests in a photo: set by a click on the picture, moved by the arrow keys. */

const STEP = 0.02;
const FAR = 0.1;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const inside = (value) => Math.min(1, Math.max(0, value));

/* How far the crop around `focus` is shifted, in the per cent that `object-position` takes. */
const shift = (focus, shown) => {
  if (shown >= 1) return 50;
  return (100 * Math.min(Math.max(focus - shown / 2, 0), 1 - shown)) / (1 - shown);
};

const setUpFocus = (card, left, top) => {
  const picture = card.querySelector("[data-focus-picture]");
  const crop = card.querySelector("[data-focus-crop] img");
  const front = card.querySelector("[data-focus-card] img");
  const said = card.querySelector("[role=status]");
  const save = card.querySelector("[data-focus-save]");
  const point = document.createElement("button");
  point.type = "button";
  point.className = "focus-point";
  point.setAttribute("aria-label", "Focal point: move it with the arrow keys");
  point.setAttribute("aria-describedby", said.id);
  picture.append(point);
  for (const part of card.querySelectorAll("[data-focus-part]")) part.hidden = false;

  const show = () => {
    const [x, y] = [left, top].map((field) => inside(Number(field.value) || 0));
    point.style.left = `${x * 100}%`;
    point.style.top = `${y * 100}%`;
    const ratio = crop.getAttribute("width") / crop.getAttribute("height") / (1200 / 630);
    crop.style.objectPosition = `${shift(x, 1 / ratio)}% ${shift(y, ratio)}%`;
    // As the site's own cards do it.
    front.style.objectPosition = `${x * 100}% ${y * 100}%`;
    const [across, down] = [x, y].map((part) => Math.round(part * 100));
    said.textContent = `${across} % from the left, ${down} % from the top.`;
  };
  const change = () => {
    save.hidden = false;
    show();
  };
  const put = (x, y) => {
    left.value = inside(x).toFixed(3);
    top.value = inside(y).toFixed(3);
    // What is typed into the form is kept, and so is this.
    left.dispatchEvent(new Event("input", { bubbles: true }));
  };

  picture.addEventListener("click", (event) => {
    if (!event.detail) return;
    const box = picture.getBoundingClientRect();
    put((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    point.focus();
  });
  point.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    const step = event.shiftKey ? FAR : STEP;
    put(Number(left.value) + move[0] * step, Number(top.value) + move[1] * step);
  });
  for (const field of [left, top]) field.addEventListener("input", change);
  show();
};

window.addEventListener("DOMContentLoaded", () => {
  const card = document.querySelector("[data-focus]");
  const fields = ["id_focal_x", "id_focal_y"].map((id) => document.getElementById(id));
  if (card && fields.every(Boolean)) setUpFocus(card, ...fields);
});
