/* Tags as chips over the plain line of names with commas, which stays what the form sends. */

import { troubleWords } from "../frame/answers.js";
import { markChanged } from "../frame/changed.js";
import { made } from "../frame/made.js";
import { sendToDesk } from "./sending.js";
import { textEditor } from "./text.js";

const line = document.getElementById("id_tags");

const dressTags = () => {
  const box = made("div", { class: "tag-box" });
  const chips = made("ul", { class: "chips", "aria-label": "Chosen so far" });
  const entry = made("input", {
    id: "id_tags_entry",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "tag-list",
    placeholder: "Add a tag",
  });
  const list = made("ul", { id: "tag-list", role: "listbox", "aria-label": "Known names", hidden: true });
  const fromText = made("p", { class: "from-text quiet", hidden: true });
  const mayMake = line.dataset.mayMake === "yes";
  let names = line.value.split(/[,;，、；]/).map((name) => name.trim()).filter(Boolean);
  let at = -1;

  const keep = (isTyped) => {
    const typed = entry.value.trim();
    line.value = [...names, typed].filter(Boolean).join(", ");
    if (isTyped) markChanged(line);
    line.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const isThere = (name) => names.some((one) => one.toLowerCase() === name.toLowerCase());

  const show = () => {
    chips.replaceChildren(
      ...names.map((name) => {
        const away = made("button", { type: "button", "aria-label": `Take ${name} out` }, "×");
        away.addEventListener("click", () => {
          names = names.filter((one) => one !== name);
          show();
          keep(true);
          suggest();
          entry.focus();
        });
        return made("li", { class: "chip" }, name, " ", away);
      }),
    );
  };

  const add = (text) => {
    for (const name of text.split(/[,;，、；]/).map((part) => part.trim()).filter(Boolean)) {
      if (!isThere(name)) names.push(name);
    }
    entry.value = "";
    close();
    show();
    keep(true);
    suggest();
  };

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    at = -1;
    entry.setAttribute("aria-expanded", "false");
    entry.removeAttribute("aria-activedescendant");
  };

  const mark = (next) => {
    const options = [...list.querySelectorAll("[role=option]")];
    if (!options.length) return;
    at = (next + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    entry.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  };

  const sayInList = (words) => {
    list.replaceChildren(made("li", { role: "presentation", class: "quiet" }, words));
    list.hidden = false;
  };

  const offer = (found, typed) => {
    const known = found.filter((name) => !isThere(name));
    const isKnown = found.some((name) => name.toLowerCase() === typed.toLowerCase());
    const options = known.map((name) => [name, name]);
    if (!isKnown && mayMake) options.push([typed, `New tag “${typed}”`]);
    list.replaceChildren(
      ...options.map(([name, words], i) => {
        const option = made(
          "li",
          { role: "option", id: `tag-option-${i}`, "aria-selected": "false" },
          words,
        );
        option.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          add(name);
        });
        option.dataset.name = name;
        return option;
      }),
    );
    if (!options.length && !isKnown) sayInList(line.dataset.whoMakes);
    at = -1;
    list.hidden = !list.children.length;
    entry.setAttribute("aria-expanded", String(!list.hidden));
    // The first existing one is what Enter takes.
    if (known.length && known[0].toLowerCase() === typed.toLowerCase()) mark(0);
  };

  let waiting = 0;
  const typing = () => {
    if (/[,;，、；]/.test(entry.value)) add(entry.value);
    keep(true);
    clearTimeout(waiting);
    const typed = entry.value.trim();
    if (!typed) close();
    else {
      waiting = setTimeout(async () => {
        const response = await fetch(
          `${line.dataset.choices}?${new URLSearchParams({ q: typed })}`,
        ).catch(() => null);
        const isFacts = response?.headers.get("Content-Type")?.startsWith("application/json");
        const answer = isFacts ? await response.json() : null;
        if (entry.value.trim() !== typed || document.activeElement !== entry) return;
        if (answer) offer(answer.tags, typed);
        else sayInList(response ? await troubleWords(response) : "The desk cannot be reached.");
      }, 150);
    }
  };
  // Words that an input method still puts together are cut by nothing.
  entry.addEventListener("input", (event) => event.isComposing || typing());
  entry.addEventListener("compositionend", typing);
  entry.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!list.hidden) mark(event.key === "ArrowDown" ? at + 1 : Math.max(0, at) - 1);
    } else if (event.key === "Enter") {
      // Enter would send the story.
      event.preventDefault();
      const chosen = list.querySelector("[aria-selected=true]")?.dataset.name;
      if (chosen || entry.value.trim()) add(chosen ?? entry.value);
    } else if (event.key === "Escape") {
      close();
    } else if (event.key === "Backspace" && !entry.value && names.length) {
      names.pop();
      show();
      keep(true);
      suggest();
    }
  });
  entry.addEventListener("blur", () => {
    if (entry.value.trim()) add(entry.value);
    close();
  });

  /* --- Tags that the words of the story suggest --- */

  let asking = 0;
  const suggest = () => {
    clearTimeout(asking);
    asking = setTimeout(async () => {
      const text = [
        document.getElementById("id_standfirst")?.value ?? "",
        textEditor?.getText({ blockSeparator: " . " }) ?? "",
      ].join(" . ");
      const headline = document.getElementById("id_headline")?.value ?? "";
      if (!`${headline}${text}`.trim()) return;
      const answer = await sendToDesk(line.dataset.suggests, { headline, text, tags: line.value });
      const found = (answer.tags ?? []).filter((name) => !isThere(name));
      fromText.hidden = !found.length;
      fromText.replaceChildren("From the text: ");
      found.forEach((name, i) => {
        const button = made("button", { type: "button", class: "link-like" }, name);
        button.addEventListener("click", () => {
          add(name);
          entry.focus();
        });
        fromText.append(i ? ", " : "", button);
      });
    }, 1200);
  };
  document.addEventListener("prose-editor:ready", (event) => {
    event.detail.editor.on("update", suggest);
  });
  document.getElementById("id_headline")?.addEventListener("input", suggest);

  line.type = "hidden";
  document.querySelector('label[for="id_tags"]').htmlFor = entry.id;
  box.append(chips, entry, list);
  line.after(box, fromText);
  line.parentElement.querySelector(".help")?.remove();
  show();
  suggest();
};

if (line) dressTags();
