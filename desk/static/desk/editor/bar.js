/* The text editor's bar: words on its buttons, keys in their titles, a count of the words; and
   a name for the text, for those who cannot see it. */

const BUTTONS = {
  paragraph: ["Text", "Paragraph (Ctrl+Alt+0)"],
  heading2: ["Subhead", "Subhead (Ctrl+Alt+2)"],
  heading3: ["Small", "Small subhead (Ctrl+Alt+3)"],
  bold: ["B", "Bold (Ctrl+B)"],
  italic: ["I", "Italic (Ctrl+I)"],
  subscript: ["X₂", "Subscript (Ctrl+,)"],
  superscript: ["X²", "Superscript (Ctrl+.)"],
  link: ["Link", "Link to a story of ours, or to an address (Ctrl+K)"],
  unlink: ["Unlink", "Take the link out"],
  bulletList: ["List", "List (Ctrl+Shift+8)"],
  orderedList: ["1. 2.", "Numbered list (Ctrl+Shift+7)"],
  blockquote: ["Quote", "Quote (Ctrl+Shift+B)"],
  horizontalRule: ["Line", "A line across"],
  pullQuote: ["Pull", "Pull quote (Ctrl+Alt+Q)"],
  photo: ["Photo", "Put a photo into the text (Ctrl+Alt+P)"],
  note: ["Note", "Note at the marked words (Ctrl+Alt+M)"],
  table: ["Table", "Put a table into the text"],
  "history:undo": ["↶", "Undo (Ctrl+Z)"],
  "history:redo": ["↷", "Redo (Ctrl+Shift+Z)"],
};
const isMac = /mac/i.test(navigator.platform);

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
    const [words, title] = BUTTONS[button.dataset.name] ?? [];
    if (!words) continue;
    button.textContent = words;
    button.title = isMac ? title.replaceAll("Ctrl", "⌘") : title;
    button.classList.remove("material-icons");
    button.classList.add("in-words", `is-${button.dataset.name}`.replace(":", "-"));
    if (words.length > 3 && /^[A-Z]/.test(words)) button.removeAttribute("aria-label");
    else button.setAttribute("aria-label", title.replace(/ \(.*/, ""));
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
