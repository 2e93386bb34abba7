/* Links of the text that lead nowhere, to a withdrawn story, or to one that has another address now:
   marked where they stand, with what is wrong. The desk is asked a moment after the text changed. */

import { pm } from "django-prose-editor/editor";

import { csrfToken } from "../story/sending.js";
import { textareaOf } from "./link_dialog.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const WAIT = 1000;
const key = new PluginKey("linkMarks");

const linksIn = (doc) => {
  const links = [];
  doc.descendants((node, pos) => {
    const mark = node.isText && node.marks.find((one) => one.type.name === "link");
    if (mark) links.push({ from: pos, to: pos + node.nodeSize, href: mark.attrs.href });
  });
  return links;
};

const marksOf = (doc, faults) =>
  DecorationSet.create(
    doc,
    linksIn(doc)
      .filter(({ href }) => faults[href])
      .map(({ from, to, href }) =>
        Decoration.inline(from, to, {
          class: `link-${faults[href].kind}`,
          title: faults[href].words,
        }),
      ),
  );

/* What of these links is wrong; nothing is marked while the desk does not answer. */
const askFor = async (address, links) => {
  const body = new URLSearchParams(links.map((href) => ["href", href]));
  body.append("csrfmiddlewaretoken", csrfToken());
  const response = await fetch(address, { method: "POST", body }).catch(() => null);
  const isFacts = response?.headers.get("Content-Type")?.startsWith("application/json");
  return response?.ok && isFacts ? (await response.json()).links : null;
};

export const linkMarks = () =>
  new Plugin({
    key,
    state: {
      init: () => ({ faults: {}, marks: DecorationSet.empty }),
      apply: (tr, before) => {
        const faults = tr.getMeta(key) ?? before.faults;
        if (faults === before.faults && !tr.docChanged) return before;
        return { faults, marks: marksOf(tr.doc, faults) };
      },
    },
    props: { decorations: (state) => key.getState(state).marks },
    view: (view) => {
      let timer = 0;
      let known = "";
      const look = async () => {
        const links = [...new Set(linksIn(view.state.doc).map(({ href }) => href))].sort();
        const now = links.join("\n");
        if (now === known) return;
        known = now;
        const address = textareaOf({ view })?.dataset.linkStates;
        const faults = links.length && address ? await askFor(address, links) : {};
        if (faults && !view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, faults));
      };
      const soon = () => {
        clearTimeout(timer);
        timer = setTimeout(look, WAIT);
      };
      soon();
      return {
        update: (_, before) => before.doc === view.state.doc || soon(),
        destroy: () => clearTimeout(timer),
      };
    },
  });
