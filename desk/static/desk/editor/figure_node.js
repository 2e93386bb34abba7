/* The place of a picture in the text: an atom that names the photo by its content hash.

   What stands there on the page is the photo's own row of the form (caption, credit, alt text),
   moved into the text, so that each photo has exactly one form. A row whose place is taken out
   goes back among the photos over the text. */

import { Document as AnyDocument, Node, pm } from "django-prose-editor/editor";

const { Plugin, TextSelection } = pm.state;
const HASH = /^[0-9a-f]{32}$/;

/* Pictures and pull quotes stand between blocks, never within one. */

export const Document = AnyDocument.extend({ content: "(block | placed)+" });

const rowOf = (hash) =>
  document.querySelector(`.inline-related.figure[data-photo="${hash}"]:not(.empty-form)`);

/* A moment later, when the row stands in the page again. */
const tellMoved = () =>
  queueMicrotask(() => document.dispatchEvent(new CustomEvent("desk:figures-moved")));

const findPlace = (doc, hash) => {
  let found = null;
  doc.forEach((node, pos) => {
    if (!found && node.type.name === "storyFigure" && node.attrs.photo === hash) {
      found = { node, pos };
    }
  });
  return found;
};

/* A paragraph after the last picture, so that one can go on writing there. */
const closeWithParagraph = (tr) => {
  const last = tr.doc.lastChild;
  if (last?.type.name === "storyFigure") {
    tr.insert(tr.doc.content.size, tr.doc.type.schema.nodes.paragraph.create());
  }
};

const goBehind = (tr, pos) => {
  const behind = tr.doc.resolve(Math.min(pos, tr.doc.content.size));
  tr.setSelection(TextSelection.near(behind)).scrollIntoView();
};

/* Where a page has no form for its photos, the picture alone. */
const pictureAlone = (hash, address) => {
  const picture = document.createElement("img");
  picture.src = address.replace("HASH", hash);
  picture.alt = "";
  return picture;
};

const goneRow = (hash, remove) => {
  const note = document.createElement("p");
  note.className = "figure-gone";
  note.append("This picture is not among the story's photos, so readers do not see it. ");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-like";
  button.textContent = "Take its place out";
  button.addEventListener("click", remove);
  note.append(button);
  return note;
};

const nodeView = ({ node, editor }) => {
  const hash = node.attrs.photo;
  const dom = document.createElement("div");
  dom.className = "placed-figure parts";
  dom.contentEditable = "false";
  dom.dataset.placed = hash;
  const row = rowOf(hash);
  const address = document.querySelector("[data-pictures]")?.dataset.pictures;
  if (row) dom.append(row);
  else if (address) dom.append(pictureAlone(hash, address));
  else dom.append(goneRow(hash, () => editor.commands.takeFigureOut(hash)));
  tellMoved();
  return {
    dom,
    // What is typed in the row is the form's, and none of the editor's business; the row's
    // handle alone drags the picture through the text.
    stopEvent: (event) => event.target !== dom && !event.target.closest?.("[data-drag-figure]"),
    ignoreMutation: () => true,
    destroy: () => {
      if (row && row.parentElement === dom) {
        document.getElementById("figures-group")?.querySelector(".figure.empty-form")?.before(row);
        tellMoved();
      }
    },
  };
};

/* The same picture twice, as after copying: the first place is its own. */
const onePlaceEach = new Plugin({
  appendTransaction: (transactions, before, state) => {
    if (!transactions.some((transaction) => transaction.docChanged)) return null;
    const seen = new Set();
    const twice = [];
    state.doc.forEach((node, pos) => {
      if (node.type.name !== "storyFigure") return;
      if (seen.has(node.attrs.photo)) twice.push([pos, pos + node.nodeSize]);
      seen.add(node.attrs.photo);
    });
    if (!twice.length) return null;
    const tr = state.tr;
    for (const [from, to] of twice.reverse()) tr.delete(from, to);
    return tr;
  },
});

export const StoryFigure = Node.create({
  name: "storyFigure",
  group: "placed",
  atom: true,
  draggable: true,
  selectable: true,

  addAttributes() {
    return {
      photo: {
        parseHTML: (element) => element.dataset.photo,
        renderHTML: (attributes) => ({ "data-photo": attributes.photo }),
      },
    };
  },

  parseHTML() {
    return [
      { tag: "figure[data-photo]", getAttrs: (el) => HASH.test(el.dataset.photo) && null },
    ];
  },

  renderHTML({ HTMLAttributes }) {
    return ["figure", HTMLAttributes];
  },

  addNodeView() {
    return nodeView;
  },

  addProseMirrorPlugins() {
    return [onePlaceEach];
  },

  addCommands() {
    return {
      /* Behind the block in which the writing stands; in the place of an empty paragraph; right
         behind a picture where one writes on behind it, so that several make a gallery. */
      placeFigure:
        (hash) =>
        ({ state, tr, dispatch }) => {
          if (findPlace(tr.doc, hash)) return false;
          if (!dispatch) return true;
          const figure = state.schema.nodes.storyFigure.create({ photo: hash });
          const { $from } = state.selection;
          const block = $from.depth ? $from.node(1) : null;
          const pos = block ? $from.before(1) : state.selection.from;
          const isEmpty = block?.isTextblock && !block.content.size;
          const isBegun = block && $from.parentOffset > 0;
          const before = block && !isBegun ? tr.doc.resolve(pos).nodeBefore : null;
          if (isEmpty) tr.replaceWith(pos, pos + block.nodeSize, figure);
          else if (before?.type.name === "storyFigure") tr.insert(pos, figure);
          else tr.insert(block ? pos + block.nodeSize : state.selection.to, figure);
          closeWithParagraph(tr);
          const place = findPlace(tr.doc, hash);
          goBehind(tr, place.pos + place.node.nodeSize + 1);
          return true;
        },

      /* One block up (-1) or down (1). */
      moveFigure:
        (hash, step) =>
        ({ tr, dispatch }) => {
          const place = findPlace(tr.doc, hash);
          if (!place) return false;
          const index = tr.doc.resolve(place.pos).index();
          const other = tr.doc.maybeChild(index + step);
          if (!other) return false;
          if (!dispatch) return true;
          tr.delete(place.pos, place.pos + place.node.nodeSize);
          tr.insert(step < 0 ? place.pos - other.nodeSize : place.pos + other.nodeSize, place.node);
          closeWithParagraph(tr);
          return true;
        },

      takeFigureOut:
        (hash) =>
        ({ tr, dispatch }) => {
          const place = findPlace(tr.doc, hash);
          if (!place) return false;
          if (dispatch) tr.delete(place.pos, place.pos + place.node.nodeSize);
          return true;
        },

      /* Another photo in the same place. */
      changeFigure:
        (hash, other) =>
        ({ tr, dispatch }) => {
          const place = findPlace(tr.doc, hash);
          if (!place) return false;
          if (dispatch) tr.setNodeMarkup(place.pos, null, { photo: other });
          return true;
        },
    };
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "photo",
      groups: "pictures",
      button: buttons.text("Photo", "Put a photo into the text (Ctrl+Alt+P)"),
      hidden: () => !document.getElementById("photo-library"),
      command: () => document.dispatchEvent(new CustomEvent("desk:choose-photo")),
    });
  },

  addKeyboardShortcuts() {
    return {
      "Mod-Alt-p": () => {
        document.dispatchEvent(new CustomEvent("desk:choose-photo"));
        return true;
      },
    };
  },
});
