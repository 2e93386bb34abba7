/* A line of the checklist leads to its field: the field gets the focus, not only the view. */
"use strict";

const FOCUSABLE = "input:not([type=hidden]), select, textarea, button";

const fieldOf = (id) => {
  const element = document.getElementById(id);
  if (!element) return null;
  if (id === "id_body_label") {
    return document.querySelector(".body-field [contenteditable=true]") ?? element;
  }
  // Search-as-you-type hides the field itself and stands after it.
  const choice = element.nextElementSibling?.querySelector?.(".select2-selection");
  if (choice) return choice;
  if (element.matches(FOCUSABLE) || element.tabIndex >= 0) return element;
  return element.querySelector(FOCUSABLE) ?? element;
};

const leadTo = (id) => {
  const field = fieldOf(id);
  if (!field) return false;
  field.closest("details")?.setAttribute("open", "");
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
  return document.activeElement === field;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-leads-to]");
  // From another page the link leads to the story's own, which looks at its address below.
  if (link && link.getAttribute("href").startsWith("#") && leadTo(link.dataset.leadsTo)) {
    event.preventDefault();
  }
});

window.addEventListener("load", () => {
  if (location.hash.length > 1) leadTo(decodeURIComponent(location.hash.slice(1)));
});
