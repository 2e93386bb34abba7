/* A pull quote: a block of its own in large type, with words and no other block in it. */

import { Node } from "django-prose-editor/editor";

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "placed",
  content: "inline*",
  defining: true,

  parseHTML() {
    return [{ tag: "aside" }];
  },

  renderHTML() {
    return ["aside", 0];
  },

  addCommands() {
    return {
      togglePullQuote:
        () =>
        ({ commands }) =>
          commands.toggleNode("pullQuote", "paragraph"),
    };
  },

  addKeyboardShortcuts() {
    return { "Mod-Alt-q": () => this.editor.commands.togglePullQuote() };
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "pullQuote",
      groups: "nodes",
      button: buttons.text("Pull", "Pull quote (Ctrl+Alt+Q)"),
      active: (editor) => editor.isActive("pullQuote"),
      enabled: (editor) => editor.can().togglePullQuote(),
      command: (editor) => editor.chain().focus().togglePullQuote().run(),
    });
  },
});
