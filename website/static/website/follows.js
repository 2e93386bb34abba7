/* Tells the paper that an entry of "You May Also Like" was followed: which one, and nothing of who.
   Every browser has this request, and sends it while the next page opens. */
"use strict";

const MIDDLE = 1;

const tell = (event) => {
  const link = event.target.closest("a[data-tells]");
  // `auxclick` is any button but the first: the middle one opens a link, the right one a menu.
  if (!link || event.defaultPrevented || (event.type === "auxclick" && event.button !== MIDDLE)) return;
  navigator.sendBeacon(link.dataset.tells);
};

addEventListener("click", tell);
addEventListener("auxclick", tell);
