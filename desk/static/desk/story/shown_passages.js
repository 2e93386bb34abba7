/* Notes at a passage where somebody only reads: marked in the page as readers would get it, without a
   change of it. A browser that cannot mark words so shows the notes alone. */

import { oneLine, placeOf } from "../editor/passage_places.js";

const frame = document.querySelector("iframe.as-readers");
const WITHIN_LINES = "a, abbr, b, cite, code, em, i, mark, q, s, small, span, strong, sub, sup, u";
// As the editor marks them, in any colours of the page.
const MARKS = "::highlight(passage) { background-color: #ffe7a3; color: #17191c; }";

let ranges = new Map();

const walkPage = (root) => (add) => {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let block = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    let around = node.parentElement;
    while (around.matches(WITHIN_LINES)) around = around.parentElement;
    if (around !== block) add(" ", null);
    block = around;
    for (let at = 0; at < node.data.length; at += 1) add(node.data[at], { node, at });
  }
};

const rangeOf = (passage, { text, places }) => {
  const at = placeOf(passage, text);
  if (at < 0) return null;
  const [first, last] = [places[at], places[at + passage.exact.length - 1]];
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, first.at);
  range.setEnd(last.node, last.at + 1);
  return range;
};

const mark = ({ detail }) => {
  const view = frame.contentWindow;
  const line = oneLine(walkPage(frame.contentDocument.body));
  const found = detail.map((passage) => [passage.pk, rangeOf(passage, line)]);
  ranges = new Map(found.filter(([, range]) => range));
  view.CSS.highlights.set("passage", new view.Highlight(...ranges.values()));
};

const show = ({ detail }) => {
  const range = ranges.get(detail);
  if (!range) return;
  range.startContainer.parentElement.scrollIntoView({ block: "center" });
  const selection = frame.contentWindow.getSelection();
  selection.removeAllRanges();
  selection.addRange(range.cloneRange());
};

const choose = (event) => {
  const spot = frame.contentDocument.caretPositionFromPoint?.(event.clientX, event.clientY);
  if (!spot) return;
  const [chosen] = [...ranges].find(([, range]) => range.isPointInRange(spot.offsetNode, spot.offset)) ?? [];
  if (chosen) document.dispatchEvent(new CustomEvent("desk:passage-chosen", { detail: chosen }));
};

const begin = () => {
  const view = frame.contentWindow;
  if (!view.CSS?.highlights || frame.contentDocument.URL === "about:blank") return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(MARKS);
  frame.contentDocument.adoptedStyleSheets.push(sheet);
  frame.contentDocument.addEventListener("click", choose);
  document.dispatchEvent(new Event("desk:page-ready"));
};

if (frame) {
  document.addEventListener("desk:passages", mark);
  document.addEventListener("desk:show-passage", show);
  frame.addEventListener("load", begin);
  if (frame.contentDocument?.readyState === "complete") begin();
}
