/* What is pasted comes in as clean copy: from Word, Google Docs, a web page, or an agency's mail.

   `cleanPasted` takes and gives HTML and says over the text what was left out, `paragraphsOf` takes
   plain text and gives HTML. What the text may have at all, the editor's schema says afterwards. */

import { Extension, pm } from "django-prose-editor/editor";

import * as leftOut from "../frame/left_out.js";

const GONE =
  "head, meta, link, style, script, noscript, template, title, svg, iframe, object, embed, form, " +
  "button, input, select, textarea, nav, video, audio, canvas, img, picture, xml, " +
  "[data-style*='mso-list:Ignore'], [data-style*='display:none'], [data-style*='display: none']";
const NO_PLACE_OF_OURS = "aside, figure";
const BLOCK = "p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, table, blockquote, hr, section, article";
const HEADINGS = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" };
const KEPT = { A: ["href"], TD: ["colspan", "rowspan"], TH: ["colspan", "rowspan"] };
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

const rename = (element, name) => {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
};

const unwrap = (element) => element.replaceWith(...element.childNodes);

/* --- Word: paragraphs that only look like a list ---------------------------------------------- */

const WORD_LIST = /mso-list:\s*l\d+\s+level(\d+)/;
const NUMBERED = /^\s*(\d+|[a-z]|[ivxlcdm]+)[.)]/i;

const wordLevel = (element) => {
  const found = WORD_LIST.exec(element.dataset.style ?? "");
  if (found) return Number(found[1]);
  return /^MsoListParagraph/.test(element.className ?? "") ? 1 : 0;
};

const wordMarker = (element) =>
  element.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']");

const isNumbered = (element) => NUMBERED.test(wordMarker(element)?.textContent ?? "");

/* Make real lists of runs of such paragraphs, nested by their levels. */

const listsOfWord = (root) => {
  const paragraphs = [...root.querySelectorAll("p, div, h1, h2, h3, h4, h5, h6")].filter(
    (element) => wordLevel(element) && wordMarker(element),
  );
  let open = [];
  let last = null;
  for (const paragraph of paragraphs) {
    const level = wordLevel(paragraph);
    const name = isNumbered(paragraph) ? "ol" : "ul";
    wordMarker(paragraph).remove();
    if (!last || paragraph.previousElementSibling !== last) open = [];
    while (open.length > level) open.pop();
    if (open.length === level && open.at(-1).localName !== name) open.pop();
    while (open.length < level) {
      const list = root.ownerDocument.createElement(name);
      const parent = open.at(-1);
      if (!parent) paragraph.before(list);
      else (parent.lastElementChild ?? parent.appendChild(newItem(root))).append(list);
      open.push(list);
    }
    const item = newItem(root);
    open.at(-1).append(item);
    item.append(rename(paragraph, "p"));
    last = open[0];
  }
};

const newItem = (root) => root.ownerDocument.createElement("li");

/* --- Google Docs and browsers: meaning that stands in styles ---------------------------------- */

const styled = (element, property) => {
  const found = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i");
  return found.exec(element.dataset.style ?? "")?.[1].trim().toLowerCase() ?? "";
};

const marksOfStyles = (root) => {
  for (const element of root.querySelectorAll("span, font")) {
    const weight = styled(element, "font-weight");
    const isHeading = element.closest("h1, h2, h3, h4, h5, h6");
    const isBold = weight === "bold" || Number(weight) >= 600;
    const marks = [];
    if (isBold && !isHeading) marks.push("strong");
    if (styled(element, "font-style") === "italic") marks.push("em");
    if (styled(element, "vertical-align") === "super") marks.push("sup");
    if (styled(element, "vertical-align") === "sub") marks.push("sub");
    for (const name of marks) {
      const mark = element.ownerDocument.createElement(name);
      mark.append(...element.childNodes);
      element.append(mark);
    }
  }
  for (const bold of root.querySelectorAll("b, strong, i, em")) {
    const isBold = bold.matches("b, strong");
    if (isBold && /^(normal|400)$/.test(styled(bold, "font-weight"))) unwrap(bold);
    else if (!isBold && styled(bold, "font-style") === "normal") unwrap(bold);
  }
};

/* A list within a list belongs to the item before it. */
const nestLists = (root) => {
  for (const list of root.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) {
    const before = list.previousElementSibling;
    if (before?.localName === "li") before.append(list);
    else {
      const item = newItem(root);
      list.before(item);
      item.append(list);
    }
  }
};

/* --- All of them ------------------------------------------------------------------------------ */

/* Two line breaks in a row part paragraphs, as in mails and old web pages. */
const paragraphsOfBreaks = (root) => {
  for (const second of [...root.querySelectorAll("br + br")]) {
    const first = second.previousElementSibling;
    const isRow = first && !second.previousSibling?.textContent?.trim();
    const block = second.closest("p, div, section, article") ?? root;
    if (!isRow || second.closest("li, td, th") || second.parentElement !== block) continue;
    first.remove();
    const rest = block.ownerDocument.createElement("p");
    let next = second.nextSibling;
    while (next && !(next.nodeType === 1 && next.matches(BLOCK))) {
      const after = next.nextSibling;
      rest.append(next);
      next = after;
    }
    second.remove();
    if (block === root) root.insertBefore(rest, next);
    else block.after(rest);
  }
};

const tidySpaces = (root) => {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    // A hard space stays where it stands alone between words, as before a French question mark.
    text.data = text.data.replace(/[ \t\r\n]*\u00a0[\u00a0 \t\r\n]+|[ \t\r\n]+\u00a0/g, " ");
  }
};

/* The pictures that a paste brings with it as files; of others it has only an address, which would
   be another house's or a machine's own: how many those are. */

const PICTURE = /^data:(image\/(?:png|jpeg|gif|webp|avif));base64,([a-z0-9+/=\s]+)$/i;

const picturesIn = (root) => {
  const files = [];
  let lacking = 0;
  for (const picture of root.querySelectorAll("img[src]")) {
    // One sign high or wide: it counts who reads, and shows nothing.
    if (["0", "1"].includes(picture.getAttribute("width"))) continue;
    const [, type, data] = PICTURE.exec(picture.getAttribute("src").trim()) ?? [];
    if (!data || !document.getElementById("photo-library")) {
      lacking += 1;
      continue;
    }
    const bytes = Uint8Array.from(atob(data.replace(/\s/g, "")), (sign) => sign.charCodeAt(0));
    files.push(new File([bytes], `pasted-${files.length + 1}.${type.split("/")[1]}`, { type }));
  }
  return { files, lacking };
};

/* They come in as a dropped file does, behind the words. */
const takePictures = (files) => {
  if (files.length) document.dispatchEvent(new CustomEvent("desk:pictures-pasted", { detail: files }));
};

export const cleanPasted = (html, view) => {
  const root = leftOut.read(html);
  const went = leftOut.takeOut(root);
  const pictures = picturesIn(root);
  went.pictures = pictures.lacking;
  takePictures(pictures.files);
  leftOut.tell(view.dom.closest(".prose-editor") ?? view.dom, went);
  // What comes from an editor of this kind is clean as it is.
  if (html.includes("data-pm-slice")) return leftOut.isAnything(went) ? root.innerHTML : leftOut.quiet(html);
  listsOfWord(root);
  for (const element of root.querySelectorAll(GONE)) element.remove();
  const comments = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const notes = [];
  while (comments.nextNode()) notes.push(comments.currentNode);
  for (const note of notes) note.remove();
  marksOfStyles(root);
  nestLists(root);
  for (const element of root.querySelectorAll(NO_PLACE_OF_OURS)) rename(element, "div");
  for (const element of root.querySelectorAll(Object.keys(HEADINGS).join(","))) {
    rename(element, HEADINGS[element.tagName]);
  }
  paragraphsOfBreaks(root);
  tidySpaces(root);
  for (const element of root.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) {
      if (!KEPT[element.tagName]?.includes(name)) element.removeAttribute(name);
    }
  }
  for (const element of root.querySelectorAll("a:not([href]), span, font")) unwrap(element);
  for (const element of root.querySelectorAll("p, h2, h3, li, blockquote, div")) {
    if (!element.textContent.trim() && !element.querySelector("hr, table")) element.remove();
  }
  return root.innerHTML;
};

/* --- Plain text: an agency's mail, with its lines broken -------------------------------------- */

const ITEM = /^\s*(?:[-*•·–]|(\d+)[.)])\s+/;

const joined = (lines) =>
  lines
    .map((line) => line.trim())
    .reduce((text, line) => {
      const isOneWord = /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line);
      const isUnspaced = UNSPACED.test(text.at(-1)) && UNSPACED.test(line[0]);
      return isOneWord || isUnspaced ? text + line : `${text} ${line}`;
    });

/* Lines of one block, as paragraphs: broken by a machine they are one, else one each. */
const paragraphsOfBlock = (lines, isAlone) => {
  const starts = lines.map((line, at) => at > 0 && /^(\s{2,}|\t|\u3000)/.test(line));
  if (starts.some(Boolean)) {
    const parts = [];
    lines.forEach((line, at) => (starts[at] || !at ? parts.push([line]) : parts.at(-1).push(line)));
    return parts.map(joined);
  }
  const widths = lines.map((line) => line.trim().length);
  const longest = Math.max(...widths);
  const least = isAlone ? 50 : 30;
  const isBroken = longest <= 100 && widths.slice(0, -1).every((width) => width >= least);
  return isBroken ? [joined(lines)] : lines.map((line) => line.trim());
};

const listOfBlock = (lines) => {
  const items = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push([line.replace(ITEM, "")]);
    else items.at(-1).push(line);
  }
  return { isNumbered: Boolean(ITEM.exec(lines[0])[1]), items: items.map(joined) };
};

const isList = (lines) => {
  const count = lines.filter((line) => ITEM.test(line)).length;
  return ITEM.test(lines[0]) && (count > 1 || count === lines.length) && count * 3 >= lines.length;
};

export const paragraphsOf = (text) => {
  const root = document.implementation.createHTMLDocument("").body;
  const add = (parent, name, words = "") => {
    const element = parent.ownerDocument.createElement(name);
    element.textContent = words;
    return parent.appendChild(element);
  };
  if (!/[\r\n]/.test(text)) {
    // Words for a sentence, with the spaces they came with.
    add(root, "p", text);
    return root.innerHTML;
  }
  const blocks = text
    .replace(/\r\n?/g, "\n")
    .split(/\n\s*\n/)
    .map((block) => block.split("\n").filter((line) => line.trim()))
    .filter((lines) => lines.length);
  for (const lines of blocks) {
    if (isList(lines) && (lines.length > 1 || blocks.length > 1)) {
      const { isNumbered, items } = listOfBlock(lines);
      const list = add(root, isNumbered ? "ol" : "ul");
      for (const words of items) add(add(list, "li"), "p", words);
    } else {
      for (const words of paragraphsOfBlock(lines, blocks.length === 1)) add(root, "p", words);
    }
  }
  return root.innerHTML;
};

export const CleanPaste = Extension.create({
  name: "cleanPaste",

  addProseMirrorPlugins() {
    return [
      new pm.state.Plugin({
        props: {
          transformPastedHTML: cleanPasted,
          clipboardTextParser: (text, $context, isPlain, view) => {
            const holder = document.implementation.createHTMLDocument("").body;
            holder.innerHTML = paragraphsOf(text);
            const parser = pm.model.DOMParser.fromSchema(view.state.schema);
            return parser.parseSlice(holder, { preserveWhitespace: true, context: $context });
          },
        },
      }),
    ];
  },
});
