/* Signs as they are printed in the plain lines of a story: headline, standfirst, captions. What the
   text does by its editor they do here; Backspace at once, or undo, gives back what was typed. */

import { languageOfStory, leavesSigns, printed } from "../editor/typography.js";

const LINES = "[name=kicker], [name=headline], [name=short_headline], [name=standfirst], [name=search_title], [name=social_title], [name$=-caption], [name$=-alt_text], [name^=caption_]";
const SIGNS = new Set(['"', "'", "-", "."]);

// What was put last, while the caret still stands behind it.
let last = null;

/* The browser's own way in, old as it is, can be undone; a field's value set by us cannot. */
const put = (field, from, to, words) => {
  field.setSelectionRange(from, to);
  document.execCommand("insertText", false, words);
};

document.addEventListener("input", (event) => {
  const field = event.target;
  last = null;
  if (event.isComposing || event.inputType !== "insertText" || !SIGNS.has(event.data)) return;
  if (leavesSigns() || !field.matches(LINES)) return;
  const to = field.selectionStart;
  const sign = printed(field.value.slice(0, to), languageOfStory());
  if (!sign) return;
  const typed = field.value.slice(to - sign.cut, to);
  put(field, to - sign.cut, to, sign.by);
  last = { field, typed, by: sign.by, at: field.selectionStart };
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Backspace" || !last || event.target !== last.field) return;
  const { field, typed, by, at } = last;
  if (field.selectionStart !== at || field.selectionEnd !== at) return;
  event.preventDefault();
  put(field, at - by.length, at, typed);
});
