/* Where notes stand in the text: a mark under their passage, which goes along with it while one
   writes. The text itself has nothing of them.

   What stands around the text tells it of the notes (`desk:passages`), and hears of marked words
   (`desk:note-passage`) and of a passage that was pressed (`desk:passage-chosen`). */

import { Extension, pm } from "django-prose-editor/editor";

import { CONTEXT, oneLine, placeOf } from "./passage_places.js";

const { Plugin, PluginKey, TextSelection } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const key = new PluginKey("passageNotes");

const running = (doc) =>
  oneLine((add) => {
    doc.descendants((node, pos) => {
      if (node.isText) for (let at = 0; at < node.text.length; at += 1) add(node.text[at], pos + at);
      else add(" ", pos);
    });
  });

const marks = (doc, passages, before) => {
  const { text, places } = running(doc);
  const found = passages.flatMap((passage) => {
    // What stands there already went along with what was typed since.
    const [old] = before.find(undefined, undefined, (spec) => spec.passage === passage.pk);
    const at = old ? 0 : placeOf(passage, text);
    if (at < 0) return [];
    const from = old?.from ?? places[at];
    const to = old?.to ?? places[at + passage.exact.length - 1] + 1;
    return [Decoration.inline(from, to, { class: "passage", "data-passage": passage.pk }, { passage: passage.pk })];
  });
  return DecorationSet.create(doc, found);
};

/* The marked words, as a note keeps them. */
const marked = ({ doc, selection }) => {
  const { text, places } = running(doc);
  const inside = places.map((pos) => pos >= selection.from && pos < selection.to);
  const from = inside.indexOf(true);
  const to = inside.lastIndexOf(true) + 1;
  if (from < 0) return null;
  const exact = text.slice(from, to);
  const start = from + exact.length - exact.trimStart().length;
  const end = start + exact.trim().length;
  return {
    exact: exact.trim(),
    before: text.slice(Math.max(0, start - CONTEXT), start),
    after: text.slice(end, end + CONTEXT),
  };
};

const say = (kind, detail) => document.dispatchEvent(new CustomEvent(kind, { detail }));
const mayNote = () => document.getElementById("passage_form");

export const PassageNotes = Extension.create({
  name: "passageNotes",

  addCommands() {
    return {
      notePassage:
        () =>
        ({ state }) => {
          const passage = mayNote() && marked(state);
          if (!passage?.exact) return false;
          say("desk:note-passage", passage);
          return true;
        },
    };
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-m": () => this.editor.commands.notePassage() };
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "note",
      groups: "notes",
      button: buttons.text("Note", "Note at the marked words (Ctrl+Alt+M)"),
      hidden: () => !mayNote(),
      enabled: (editor) => !editor.state.selection.empty,
      command: (editor) => editor.commands.notePassage(),
    });
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, before) => {
            const now = before.map(tr.mapping, tr.doc);
            const passages = tr.getMeta(key);
            return passages ? marks(tr.doc, passages, now) : now;
          },
        },
        props: {
          decorations: (state) => key.getState(state),
          handleClick: (view, pos) => {
            const [chosen] = key.getState(view.state).find(pos, pos);
            if (chosen) say("desk:passage-chosen", chosen.spec.passage);
            return false;
          },
        },
        view: (view) => {
          const tell = (event) => view.dispatch(view.state.tr.setMeta(key, event.detail).setMeta("addToHistory", false));
          const show = (event) => {
            const [there] = key.getState(view.state).find(undefined, undefined, (spec) => spec.passage === event.detail);
            if (!there) return;
            const selection = TextSelection.create(view.state.doc, there.from, there.to);
            view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
            view.focus();
          };
          document.addEventListener("desk:passages", tell);
          document.addEventListener("desk:show-passage", show);
          return {
            destroy() {
              document.removeEventListener("desk:passages", tell);
              document.removeEventListener("desk:show-passage", show);
            },
          };
        },
      }),
    ];
  },
});
