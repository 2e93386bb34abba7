/* The page on which a text of the paper itself is written. */

import "../editor/bar.js";
import "../autosaves/autosaves.js";

// Words that are put back into the text's field reach the editor that stands over it.
document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  textarea.addEventListener("change", () => {
    if (textarea.value !== editor.getHTML()) editor.commands.setContent(textarea.value);
  });
});
