/* A gallery's two buttons and its "2 of 5". The strip itself is scrolled by the browser: by a
   finger, by the arrow keys, by its bar (site.css). */
"use strict";

const startGallery = (gallery) => {
  const strip = gallery.querySelector("ol");
  const items = [...strip.children];
  const bar = gallery.querySelector(".gallery-bar");
  const told = bar.querySelector("[role=status]");
  const buttons = [...bar.querySelectorAll("button")];
  // "1 of 5" in the paper's language, as the page has it: its 1 is where the reader is.
  const form = told.textContent;

  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return box.left + box.width / 2;
  };

  /* The picture nearest to the middle of the strip. */
  const current = () => {
    const away = items.map((item) => Math.abs(middle(item) - middle(strip)));
    return away.indexOf(Math.min(...away));
  };

  // Where the strip is on its way to, so that three quick presses go three pictures on.
  let target = 0;

  const tell = (at) => {
    const words = form.replace(/\d+/g, (number) => (number === "1" ? at + 1 : number));
    if (told.textContent !== words) told.textContent = words;
    for (const button of buttons) {
      const isEnd = !items[at + Number(button.dataset.step)];
      button.setAttribute("aria-disabled", String(isEnd));
    }
  };

  const go = (at) => {
    target = Math.min(Math.max(at, 0), items.length - 1);
    tell(target);
    // By how far it is away, which is right from right to left too.
    strip.scrollBy({ left: middle(items[target]) - middle(strip) });
  };

  let settling = 0;
  strip.addEventListener("scroll", () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      target = current();
      tell(target);
    }, 120);
  });

  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) go(target + Number(button.dataset.step));
  });

  strip.addEventListener("keydown", (event) => {
    if (event.target !== strip || event.altKey || event.ctrlKey || event.metaKey) return;
    const onwards = getComputedStyle(strip).direction === "rtl" ? -1 : 1;
    const places = {
      ArrowRight: target + onwards,
      ArrowLeft: target - onwards,
      Home: 0,
      End: items.length - 1,
    };
    if (!(event.key in places)) return;
    event.preventDefault();
    go(places[event.key]);
  });

  strip.tabIndex = 0;
  bar.hidden = false;
  tell(target);
};

document.querySelectorAll(".gallery").forEach(startGallery);
