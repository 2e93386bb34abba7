/* The dialog that asks for a link: two words of a story of ours, or an address. Enter takes the story
   that is marked, at first the one that fits best, or the address as it stands. */

import { troubleWords } from "../frame/answers.js";
import { made } from "../frame/made.js";

const WAIT = 150;

const looksLikeAddress = (typed) =>
  !/\s/.test(typed) && /^([a-z]+:|\/|#)|[.@/]/i.test(typed);

/* What is typed without a scheme is meant as a page, or as somebody's mail. */
const asAddress = (typed) => {
  if (/^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(typed)) return `mailto:${typed}`;
  return /^([a-z]+:|\/|#)/i.test(typed) ? typed : `https://${typed}`;
};

const ask = async (address, term) => {
  try {
    const response = await fetch(`${address}?${new URLSearchParams({ term })}`);
    const isFacts = response.headers.get("Content-Type")?.startsWith("application/json");
    return isFacts ? await response.json() : { error: await troubleWords(response) };
  } catch {
    return { error: "The desk cannot be reached. An address can be typed all the same." };
  }
};

export const textareaOf = (editor) =>
  editor.view.dom.closest(".prose-editor").querySelector("textarea");

/* Resolves to `{href, words}`, or to nothing where it is closed without a link. */
export const askForLink = (editor, href) =>
  new Promise((resolve) => {
    const field = made("input", {
      id: "link-words",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "link-list",
    });
    const list = made("ul", { id: "link-list", role: "listbox", "aria-label": "Stories", hidden: true });
    const said = made("p", { class: "quiet", role: "status" });
    const cancel = made("button", { type: "button", class: "button" }, "Cancel");
    const dialog = made(
      "dialog",
      { class: "link-dialog", "aria-labelledby": "link-name" },
      made(
        "form",
        {},
        made("h2", { id: "link-name" }, href ? "Change the link" : "Link"),
        made("label", { for: "link-words" }, "Words of a story of ours, or an address"),
        field,
        list,
        said,
        made(
          "p",
          { class: "form-end" },
          made("button", { type: "submit", class: "button main" }, "Link the words"),
          cancel,
        ),
      ),
    );
    let at = -1;
    let stories = [];
    let asked = "";
    let isWaited = false;
    let timer = 0;

    // The caret is back in the text with this: what is typed next must find the link there already.
    const finish = (link) => {
      dialog.close();
      dialog.remove();
      resolve(link);
    };

    const mark = (next) => {
      const options = [...list.querySelectorAll("[role=option]:not([aria-disabled=true])")];
      if (!options.length) return;
      at = (next + options.length) % options.length;
      for (const option of list.children) option.setAttribute("aria-selected", "false");
      options[at].setAttribute("aria-selected", "true");
      field.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    };

    const chosen = () => {
      const option = list.querySelector("[aria-selected=true]");
      return option ? stories[Number(option.dataset.at)] : null;
    };

    const show = () => {
      list.replaceChildren(
        ...stories.map((story, i) =>
          made(
            "li",
            {
              id: `link-option-${i}`,
              role: "option",
              "aria-selected": "false",
              "aria-disabled": story.href ? false : "true",
              "data-at": String(i),
            },
            made("span", { class: "link-words" }, story.words),
            made("span", { class: story.href ? "quiet" : "caution" }, story.note),
          ),
        ),
      );
      list.hidden = !stories.length;
      field.setAttribute("aria-expanded", String(!list.hidden));
      field.removeAttribute("aria-activedescendant");
      at = -1;
    };

    const look = async () => {
      const typed = field.value.trim();
      asked = typed;
      if (!typed) {
        stories = [];
        said.textContent = "";
        show();
        return;
      }
      const answer = await ask(textareaOf(editor).dataset.links, typed);
      if (field.value.trim() !== typed) return;
      stories = answer.results ?? [];
      show();
      const isAddress = looksLikeAddress(typed);
      if (!isAddress) mark(0);
      const none = isAddress ? "" : "No story of ours has these words.";
      said.textContent = answer.error ?? (stories.length ? "" : none);
      if (isWaited && chosen()) finish(chosen());
      isWaited = false;
    };

    field.addEventListener("input", () => {
      isWaited = false;
      clearTimeout(timer);
      timer = setTimeout(look, WAIT);
    });
    field.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || list.hidden) return;
      event.preventDefault();
      mark(at < 0 && step < 0 ? 0 : at + step);
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]:not([aria-disabled=true])");
      if (option) finish(stories[Number(option.dataset.at)]);
    });
    dialog.addEventListener("submit", (event) => {
      event.preventDefault();
      // The dialog stands within the story's form, which is not sent by this.
      event.stopPropagation();
      const typed = field.value.trim();
      if (chosen() && asked === typed) finish(chosen());
      else if (looksLikeAddress(typed)) finish({ href: asAddress(typed), words: "" });
      else if (typed && asked !== typed) {
        // Pressed before the desk has answered: the story that fits best is taken when it does.
        isWaited = true;
        clearTimeout(timer);
        look();
      } else if (!typed) said.textContent = "Type two words of its headline, or paste an address.";
    });
    cancel.addEventListener("click", () => finish(null));
    // Closed by Escape.
    dialog.addEventListener("close", () => dialog.isConnected && finish(null));
    document.body.append(dialog);
    dialog.showModal();
    field.value = href;
    field.select();
    if (href) look();
  });
