/* Offers people, topics, sections and timelines while somebody types into a field of search.
   Without it the search page offers the same above its answers. */
"use strict";

const WAIT_MS = 150;
const MOST_KEPT = 100;

const offer = (field, number) => {
  const list = document.createElement("ul");
  const kept = new Map();
  let waits = 0;
  let asked = "";
  let active = -1;

  const options = () => [...list.children];
  const choose = (at) => {
    active = at;
    options().forEach((option, nth) => option.setAttribute("aria-selected", String(nth === at)));
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", list.children[at].id);
  };
  const open = (isOpen) => {
    list.hidden = !isOpen;
    field.setAttribute("aria-expanded", String(isOpen));
    choose(-1);
  };
  const show = (names) => {
    list.replaceChildren(...names.map(([name, what, address], nth) => {
      const option = document.createElement("li");
      const note = document.createElement("span");
      option.id = `${list.id}-${nth}`;
      option.role = "option";
      option.dataset.address = address;
      note.textContent = what;
      option.append(name, " ", note);
      return option;
    }));
    open(names.length > 0 && document.activeElement === field);
  };
  const ask = async () => {
    const typed = field.value.trim().toLowerCase();
    if (typed === asked) return;
    asked = typed;
    if (!typed) return show([]);
    try {
      if (!kept.has(typed)) {
        const answer = await fetch(`${field.dataset.names}?q=${encodeURIComponent(typed)}`);
        if (kept.size > MOST_KEPT) kept.clear();
        kept.set(typed, answer.ok ? (await answer.json()).names : []);
      }
      // Meanwhile more may have been typed.
      if (typed === asked) show(kept.get(typed));
    } catch {
      show([]);
    }
  };

  list.id = `names-${number}`;
  list.className = "offered";
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", field.dataset.label);
  field.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": list.id,
  })) field.setAttribute(name, value);

  field.addEventListener("input", () => {
    clearTimeout(waits);
    waits = setTimeout(ask, WAIT_MS);
  });
  field.addEventListener("keydown", (event) => {
    const many = list.children.length;
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose(active + 1 < many ? active + 1 : -1);
    else if (event.key === "ArrowUp") choose(active < 0 ? many - 1 : active - 1);
    else if (event.key === "Escape") open(false);
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.address);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => open(false));
  // Pressing a name leaves the focus in the field until the name is followed.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[data-address]");
    if (option) location.assign(option.dataset.address);
  });
};

document.querySelectorAll("input[data-names]").forEach(offer);
