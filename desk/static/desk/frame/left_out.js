/* What a pasted text holds beside its words: what somebody deleted with tracked changes or struck
   out, and comments. It stays out, in every field, and the editor is told what did.

   A clipboard's HTML is only read here, never shown: as `data-style`, since the site's policy
   refuses styles. */

const styled = (...parts) => parts.map((part) => `[data-style*='${part}']`).join(", ");

// Word and its peers mark what was deleted as `del`, Word for the web by a class, Google Docs by
// a line through it, alone or beside one under it. A story has no struck words: they would come back as if nobody had.
const DELETED =
  "del, s, strike, .msoDel, [class*='TrackChangeTextDeletion'], " +
  styled("line-through");
// Word's comments stand at the end of its HTML, with a mark such as [JR1] in the text; those of
// Google Docs in its pages, with a mark such as [a].
const COMMENTS =
  "comment, .msocomtxt, .MsoCommentText, a[id^='cmnt']:not([id^='cmnt_ref']), " +
  styled("mso-element:comment", "mso-element: comment");
const MARKS =
  ".MsoCommentReference, .msocomanchor, .msocomoff, a[href*='#_msocom'], a[href*='#cmnt'], " +
  styled("mso-special-character:comment", "mso-special-character: comment");
const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, li, tr, blockquote, section, article";

const STYLES = /<style\b[\s\S]*?(?:<\/style\s*>|$)/gi;
const TAGS = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const REFUSED = /([\s"'])(style|on[a-z]+)(\s*=)/gi;

/* The same HTML without what the policy refuses even where nothing is shown: the browser would say so
   of each. Styles and handlers go on as data, rules for styles go. */
export const quiet = (html) =>
  html.replace(STYLES, "").replace(TAGS, (tag) => tag.replace(REFUSED, "$1data-$2$3"));

export const read = (html) => new DOMParser().parseFromString(quiet(html), "text/html").body;

const wordsOf = (element) => element.textContent.replace(/\s+/g, " ").trim();

/* The outermost of the elements that a selector names. */

const outermost = (root, selector) =>
  [...root.querySelectorAll(selector)].filter((one) => !one.parentElement.closest(selector));

/* Take what is no word of the text out of `root`; returns what went. */
export const takeOut = (root) => {
  const went = { deleted: [], comments: 0 };
  for (const element of outermost(root, COMMENTS)) {
    // The whole line belongs to a comment whose number it begins with.
    const line = element.matches("a") ? (element.closest("div, p, li") ?? element) : element;
    const comments = line.querySelectorAll(".msocomtxt").length;
    if (wordsOf(line) && line.isConnected) went.comments += Math.max(1, comments);
    line.remove();
  }
  for (const mark of root.querySelectorAll(MARKS)) {
    const holder = mark.closest("sup") ?? mark;
    holder.remove();
  }
  for (const element of outermost(root, DELETED)) {
    const words = wordsOf(element);
    if (words) went.deleted.push(words);
    element.remove();
  }
  return went;
};

export const isAnything = (went) => Boolean(went.deleted.length || went.comments || went.pictures);

const sentence = ({ deleted, comments, pictures }) => {
  const parts = [];
  if (deleted.length) {
    const quoted = deleted.slice(0, 3).map((words) => `“${words.length > 60 ? `${words.slice(0, 60)}…` : words}”`);
    const more = deleted.length > 3 ? ` and ${deleted.length - 3} more` : "";
    parts.push(`what was deleted or struck out (${quoted.join(", ")}${more})`);
  }
  if (comments) parts.push(comments === 1 ? "a comment" : `${comments} comments`);
  if (pictures) parts.push(pictures === 1 ? "a picture" : `${pictures} pictures`);
  const files = pictures ? " A picture comes in as a file: save it, and drop it here." : "";
  return `Left out of what you pasted: ${parts.join(", and ")}.${files} Undo takes the whole paste back.`;
};

/* Say it over the field, where it stays until something else is pasted there. */
export const tell = (field, went) => {
  const before = field.previousElementSibling;
  const old = before?.matches?.("[data-left-out]") ? before : null;
  if (!isAnything(went)) {
    old?.remove();
    return;
  }
  const note = old ?? document.createElement("p");
  note.className = "notice amber";
  note.dataset.leftOut = "";
  note.setAttribute("role", "status");
  if (!old) field.before(note);
  // A reader of the screen hears what changes in a place that is there already.
  setTimeout(() => { note.textContent = sentence(went); });
};

/* The words of a text as plain text, a blank line between its paragraphs. */
const plainText = (root) => {
  for (const line of root.querySelectorAll("br")) line.replaceWith("\n");
  for (const block of root.querySelectorAll(BLOCKS)) block.append("\n\n");
  return root.textContent.replace(/\u00a0/g, " ").replace(/[ \t]*\n[ \t]*/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
};

/* Plain fields take a clipboard's plain text, in which deleted words stand beside the others. */
document.addEventListener("paste", (event) => {
  const field = event.target;
  if (!field.matches?.("textarea, input[type=text], input[type=search], input:not([type])")) return;
  const html = event.clipboardData?.getData("text/html") ?? "";
  if (!html) return;
  const root = read(html);
  const went = takeOut(root);
  tell(field, went);
  if (!isAnything(went)) return;
  event.preventDefault();
  const words = plainText(root);
  // The browser's own way in, old as it is, can be undone; a field's value set by us cannot.
  document.execCommand("insertText", false, field.matches("textarea") ? words : words.replace(/\s+/g, " "));
});
