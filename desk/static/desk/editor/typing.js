/* Signs and lists while one types into the text. Undo, or Backspace at once, gives back what was
   typed; a person's settings leave signs as they are typed. */

import { Extension, InputRule, wrappingInputRule } from "django-prose-editor/editor";

import { languageOfStory, leavesSigns, printed } from "./typography.js";

/* The editor keeps what was typed and what it becomes as two steps: the first undo takes back the
   second alone. */
const signs = () =>
  new InputRule({
    find: (text) => {
      if (leavesSigns()) return null;
      // The editor's own word for what is no text, such as the end of a line.
      const sign = printed(text.replaceAll("%leaf%", "\n"), languageOfStory());
      return sign && { index: text.length - sign.cut, text: text.slice(-sign.cut), data: sign.by };
    },
    handler: ({ state, range, match }) => {
      state.tr.insertText(match.data, range.from, range.to);
    },
  });

export const Typing = Extension.create({
  name: "typing",

  addInputRules() {
    const { orderedList } = this.editor.schema.nodes;
    // The editor has the rule for `- ` itself. A list of a story begins with 1.
    return [signs(), wrappingInputRule({ find: /^\s*1[.)]\s$/, type: orderedList })];
  },
});
