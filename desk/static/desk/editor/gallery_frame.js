/* A frame around pictures that readers get as one gallery: those with no words between them. */

import { Extension, pm } from "django-prose-editor/editor";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;

/* Runs of at least two pictures. An empty paragraph is no words: it is not kept. */

const galleriesIn = (doc) => {
  const runs = [];
  let run = [];
  let isOpen = false;
  doc.forEach((node, pos) => {
    const isPicture = node.type.name === "storyFigure";
    const isNothing = node.isTextblock && !node.content.size;
    if (isPicture && !isOpen) runs.push((run = []));
    if (isPicture || isOpen) isOpen = isPicture || isNothing;
    if (isOpen) run.push({ from: pos, to: pos + node.nodeSize, isPicture });
  });
  return runs
    .map((found) => found.slice(0, found.findLastIndex((one) => one.isPicture) + 1))
    .filter((found) => found.filter((one) => one.isPicture).length > 1);
};

const label = (count) => () => {
  const dom = document.createElement("p");
  dom.className = "gallery-label";
  dom.contentEditable = "false";
  const name = document.createElement("strong");
  name.textContent = `Gallery of ${count} pictures.`;
  dom.append(name, " Words between two pictures take it apart.");
  return dom;
};

const frames = (doc) => {
  const found = galleriesIn(doc).flatMap((run) => {
    const count = run.filter((one) => one.isPicture).length;
    const key = `gallery-${run[0].from}-${count}`;
    return [
      Decoration.widget(run[0].from, label(count), { side: -1, key, ignoreSelection: true }),
      ...run.map(({ from, to }, at) =>
        Decoration.node(from, to, {
          class: at === run.length - 1 ? "in-gallery ends-gallery" : "in-gallery",
        }),
      ),
    ];
  });
  return DecorationSet.create(doc, found);
};

const key = new PluginKey("galleryFrame");

export const GalleryFrame = Extension.create({
  name: "galleryFrame",

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key,
        state: {
          init: (_, state) => frames(state.doc),
          apply: (tr, before) => (tr.docChanged ? frames(tr.doc) : before),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ];
  },
});
