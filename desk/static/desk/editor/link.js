/* A link: its address and nothing else, since nothing else of it is kept. It is asked for in words of
   one of our stories, or as an address. */

import { Link as AnyLink, pm } from "django-prose-editor/editor";

import { askForLink } from "./link_dialog.js";
import { linkMarks } from "./link_marks.js";

/* Behind the linked words, so that the next letter neither replaces them nor is linked. */
const goBehind = ({ tr, state }) => {
  tr.setSelection(pm.state.TextSelection.create(tr.doc, tr.selection.to));
  tr.removeStoredMark(state.schema.marks.link);
  return true;
};

/* Where nothing is marked, the headline of the story, or the address, is what is linked. */
const put = (editor, isLink, { href, words }) => {
  const chain = editor.chain().focus();
  if (isLink) chain.extendMarkRange("link");
  else if (editor.state.selection.empty) {
    const { from } = editor.state.selection;
    const shown = words || href.replace(/^(https?:\/\/|mailto:)/, "");
    chain.insertContent({ type: "text", text: shown });
    chain.setTextSelection({ from, to: from + shown.length });
  }
  chain.setMark("link", { href }).command(goBehind).run();
};

export const Link = AnyLink.extend({
  /* The button is there without marked words too: a story then comes with its headline. */
  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "link",
      groups: "link",
      button: buttons.material("insert_link", "Link"),
      active: (editor) => editor.isActive("link"),
      command: (editor) => editor.commands.addLink(),
    });
    menu.defineItem({
      name: "unlink",
      groups: "link",
      button: buttons.material("link_off", "Unlink"),
      hidden: (editor) => !editor.isActive("link"),
      command: (editor) => editor.chain().focus().unsetLink().run(),
    });
  },

  addCommands() {
    return {
      ...this.parent?.(),
      addLink:
        () =>
        ({ editor }) => {
          const isLink = editor.isActive("link");
          const { href } = editor.getAttributes("link");
          askForLink(editor, isLink ? href : "").then((given) => {
            if (given) put(editor, isLink, given);
            else editor.commands.focus();
          });
          return true;
        },
    };
  },

  /* With nothing marked the key is the palette's; the bar's button puts a link in there. */
  addKeyboardShortcuts() {
    return {
      "Mod-k": ({ editor }) =>
        (!editor.state.selection.empty || editor.isActive("link")) && editor.commands.addLink(),
    };
  },

  addProseMirrorPlugins() {
    return [...(this.parent?.() ?? []), linkMarks()];
  },
});
