/* Nothing typed is lost by leaving the page by a slip. */

const changed = new Set();

/* Say that a field, or something else in a form, is not as it was sent. */

export const markChanged = (element) => {
  // A field may stand within one form and belong to another, as a note does.
  const form = element.form ?? element.closest("form");
  if (form?.matches("[data-guards]")) changed.add(form);
};

document.addEventListener("input", (event) => markChanged(event.target));
document.addEventListener("change", (event) => markChanged(event.target));
document.addEventListener("submit", (event) => changed.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if (changed.size) event.preventDefault();
});
