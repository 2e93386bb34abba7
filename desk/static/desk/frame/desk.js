/* What makes the desk quicker to use. Every page works without it; it runs under a policy
   that allows no inline code. This is what every screen has; a screen's own module stands beside it. */

import "./changed.js";
import "./copying.js";
import "./left_out.js";
import "./sent.js";
import "../palette/palette.js";

document.documentElement.classList.add("js");

/* --- Keys that belong to an input method ----------------------------------------------------- */

/* While Chinese or Japanese is put together, Enter, Escape and the arrows choose among words and
   mean nothing else: no handler of any field or list hears them. Safari tells of the Enter that
   ends it by the code alone. The editor of the text knows such keys itself. */

window.addEventListener(
  "keydown",
  (event) => {
    const isComposing = event.isComposing || event.keyCode === 229;
    if (isComposing && !event.target.isContentEditable) event.stopImmediatePropagation();
  },
  { capture: true },
);

/* --- Menus that close when one looks elsewhere --------------------------------------------- */

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* --- Filters fold on a phone, unless one is in use -------------------------------------------- */

const onPhone = matchMedia("(max-width: 720px)");
const foldFilters = () => {
  for (const fold of document.querySelectorAll(".filters-fold:not([data-in-use])")) fold.open = !onPhone.matches;
};
onPhone.addEventListener("change", foldFilters);
foldFilters();

/* --- Lists: / searches, j and k go from story to story -------------------------------------- */

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  if (event.key === "/") {
    const search = document.querySelector("[data-search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  } else if (event.key === "j" || event.key === "k") {
    const stories = [...document.querySelectorAll("#result_list a, a.headline")];
    const at = stories.indexOf(document.activeElement);
    const next = stories[event.key === "j" ? at + 1 : Math.max(0, at - 1)];
    if (next) next.focus();
  }
});

/* --- Lines of large type that grow, with a count of their letters --------------------------- */

const grow = (area) => {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
};

for (const area of document.querySelectorAll("textarea[data-grows]")) {
  area.addEventListener("keydown", (event) => {
    // Enter in a headline would send the form in an input; here it does nothing.
    if (event.key === "Enter") event.preventDefault();
  });
  if (!CSS.supports("field-sizing", "content")) {
    area.addEventListener("input", () => grow(area));
    grow(area);
  }
}

for (const field of document.querySelectorAll("[data-counts]")) {
  const most = Number(field.dataset.counts);
  const label = document.querySelector(`label[for="${field.id}"]`);
  const counter = document.createElement("span");
  counter.className = "counter";
  counter.setAttribute("aria-hidden", "true");
  const count = () => {
    counter.textContent = `${field.value.length} of ${most}`;
    counter.classList.toggle("over", field.value.length > most);
  };
  label.after(counter);
  field.addEventListener("input", count);
  count();
}

/* --- Ctrl+S saves ------------------------------------------------------------------------- */

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    const save = document.querySelector("[data-save]");
    if (save) {
      event.preventDefault();
      save.click();
    }
  }
});

/* --- Search-as-you-type: its field has the name of the label above it ------------------------ */

const nameChoice = (container) => {
  const select = container.previousElementSibling;
  const words = select?.labels?.[0]?.textContent.trim();
  if (!words) return;
  for (const part of container.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]")) {
    part.removeAttribute("aria-labelledby");
    part.setAttribute("aria-label", words);
  }
};

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node.classList?.contains("select2-container")) nameChoice(node);
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });
