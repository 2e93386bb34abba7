/* Where the caret is, asked before each act: a busy page tells the editor only afterwards.

   The browser moves the caret at once, and says so when it has time. What was pressed meanwhile
   would be done where the caret was before: words pasted into another sentence. */

import { Extension, pm } from "django-prose-editor/editor";

const ACTS = ["keydown", "mousedown", "paste"];

export const CaretAtOnce = Extension.create({
  name: "caretAtOnce",

  addProseMirrorPlugins() {
    return [
      new pm.state.Plugin({
        view: (editor) => {
          const look = () => {
            if (!editor.composing) editor.domObserver.flush();
          };
          // Before the editor's own, and for what is pressed beside it, such as the bar.
          for (const act of ACTS) document.addEventListener(act, look, { capture: true });
          return {
            destroy() {
              for (const act of ACTS) document.removeEventListener(act, look, { capture: true });
            },
          };
        },
      }),
    ];
  },
});
