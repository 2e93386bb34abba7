/* A line of the checklist leads to its field: the field gets the focus, not only the view. */

const FIELDS = "a[href], input, select, textarea, button, [tabindex]";

const isReached = (element) =>
  element.tabIndex >= 0 && element.type !== "hidden" && !element.disabled && element.checkVisibility();

const fieldOf = (id) => {
  const element = document.getElementById(id);
  if (!element) return null;
  for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
  if (id === "id_body_label") {
    return document.querySelector(".body-field [contenteditable=true]") ?? element;
  }
  // Search-as-you-type hides the field itself and stands after it.
  if (element.matches("select.select2-hidden-accessible")) {
    return element.nextElementSibling.querySelector(".select2-selection");
  }
  if (isReached(element)) return element;
  // A part of the story: its first field, or the button that makes one.
  return [...element.querySelectorAll(FIELDS)].find(isReached) ?? element;
};

const leadTo = (id) => {
  const field = fieldOf(id);
  if (!field) return false;
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

// Who comes from another page may be here before the editor of the text is, and the browser puts the
// focus on what the address names once more when all is loaded.
document.getElementById("id_body_label")?.addEventListener("focus", () => leadTo("id_body_label"));
document.addEventListener("prose-editor:ready", () => {
  if (document.activeElement?.id === "id_body_label") leadTo("id_body_label");
});

window.addEventListener("load", () => {
  if (location.hash.length <= 1) return;
  const id = decodeURIComponent(location.hash.slice(1));
  leadTo(id);
  // The admin makes its choice lists, and the buttons that add a row, only after that.
  window.django?.jQuery?.(() => leadTo(id));
});
