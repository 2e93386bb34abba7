/* A link: its address and nothing else, since nothing else of it is kept. */

import { Link as AnyLink, pm, updateAttrsDialog } from "django-prose-editor/editor";

const ask = updateAttrsDialog(
  { href: { type: "string", title: "Address", required: true } },
  { title: "Link", submitText: "Link the words" },
);

/* What is typed without a scheme is meant as a page, or as somebody's mail. */

const address = (typed) => {
  const words = typed.trim();
  if (/^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(words)) return `mailto:${words}`;
  return /^([a-z]+:|\/|#)/i.test(words) ? words : `https://${words}`;
};

/* Behind the linked words, so that the next letter neither replaces them nor is linked. */
const goBehind = ({ tr, state }) => {
  tr.setSelection(pm.state.TextSelection.create(tr.doc, tr.selection.to));
  tr.removeStoredMark(state.schema.marks.link);
  return true;
};

export const Link = AnyLink.extend({
  addCommands() {
    return {
      ...this.parent?.(),
      addLink:
        () =>
        ({ editor }) => {
          const isLink = editor.isActive("link");
          if (editor.state.selection.empty && !isLink) return false;
          ask(editor, editor.getAttributes("link")).then((given) => {
            if (!given?.href.trim()) return;
            const chain = editor.chain().focus();
            (isLink ? chain.extendMarkRange("link") : chain)
              .setMark("link", { href: address(given.href) })
              .command(goBehind)
              .run();
          });
          return true;
        },
    };
  },

  /* With nothing to link the key is the palette's. */
  addKeyboardShortcuts() {
    return { "Mod-k": () => this.editor.commands.addLink() };
  },
});
