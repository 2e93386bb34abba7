/* What makes the desk quicker to use. Every page works without it; it runs under a policy
   that allows no inline code, so all of it is here. */
"use strict";

document.documentElement.classList.add("js");

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

/* --- Order: buttons that move a row, and new rows at the end -------------------------------- */

const renumber = (group) => {
  group.querySelectorAll(".inline-related:not(.empty-form) .place").forEach((place, at) => {
    place.value = at + 1;
  });
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  const row = button.closest(".inline-related");
  const isUp = button.dataset.move === "-1";
  const other = isUp ? row.previousElementSibling : row.nextElementSibling;
  const isRow = other?.matches(".inline-related:not(.empty-form)");
  if (!isRow) return;
  if (isUp) other.before(row);
  else other.after(row);
  renumber(row.closest(".parts"));
  markChanged(row);
  button.focus();
});

document.addEventListener("formset:added", (event) => {
  renumber(event.target.closest(".parts"));
  event.target.querySelector("select, input:not([type=hidden]), textarea")?.focus();
});

/* --- Nothing typed is lost by leaving the page by a slip ------------------------------------ */

const changed = new Set();

const markChanged = (element) => {
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
  for (const part of container.querySelectorAll("[role=combobox], [role=textbox]")) {
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

/* --- The text editor: a name for those who cannot see it, words on its buttons, a count ------ */

const BUTTON_WORDS = {
  paragraph: "Text",
  heading2: "Subhead",
  heading3: "Small",
  bold: "B",
  italic: "I",
  bulletList: "List",
  orderedList: "1. List",
  blockquote: "Quote",
  horizontalRule: "Line",
};

const countWords = (editor) => {
  const place = document.querySelector("[data-words]");
  if (!place) return;
  const text = editor.state.doc.textBetween(0, editor.state.doc.content.size, " ", " ");
  const words = text.replace(/[\u3040-\u30ff\u3400-\u9fff]/g, " 字 ").split(/\s+/).filter(Boolean);
  const minutes = Math.max(1, Math.round(words.length / 230));
  place.textContent = words.length ? `${words.length} words · ${minutes} min` : "";
};

const dress = (editor, textarea) => {
  const bar = textarea.closest(".prose-editor").querySelector(".prose-menubar");
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Text");
  for (const button of bar.querySelectorAll("button[data-name]")) {
    const words = BUTTON_WORDS[button.dataset.name];
    if (words) {
      button.textContent = words;
      button.classList.remove("material-icons");
      button.classList.add("in-words", `is-${button.dataset.name}`);
      if (words.length > 1) button.removeAttribute("aria-label");
    }
  }
  countWords(editor);
};

document.addEventListener("prose-editor:ready", (event) => {
  const { editor, textarea } = event.detail;
  editor.setOptions({
    editorProps: {
      attributes: { "aria-label": "Body", "aria-multiline": "true", role: "textbox" },
    },
  });
  editor.on("update", () => countWords(editor));
  // The buttons are there once the editor says that it was created, a moment later.
  if (textarea.closest(".prose-editor").querySelector(".prose-menubar")) dress(editor, textarea);
  else editor.on("create", () => dress(editor, textarea));
});
