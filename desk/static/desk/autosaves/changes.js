/* What somebody changed in a form, as pairs of name and value: to keep it, and to put it back.

   `!name` says that nothing is chosen under this name any more, `~name` what a choice is called. */

const NO_WORDS = new Set(["hidden", "file", "password", "submit", "button", "fieldset", "reset"]);
const isTick = (field) => field.type === "checkbox" || field.type === "radio";
const fieldsOf = (form) =>
  [...form.elements].filter(
    (field) => field.name && !NO_WORDS.has(field.type) && !field.closest("[data-not-kept]"),
  );

/* Pairs of what one field sends, with the words of what is chosen in it. */
const pairsOf = (field) => {
  if (isTick(field)) {
    const label = field.labels?.[0]?.textContent.trim();
    return field.checked ? [[field.name, field.value], ...(label ? [[`~${field.name}`, label]] : [])] : [];
  }
  if (field.tagName !== "SELECT") return [[field.name, field.value]];
  return [...field.selectedOptions].flatMap((option) => [
    [field.name, option.value],
    [`~${field.name}`, option.text],
  ]);
};

/* What stands in a form: the pairs under each name. */
export const stateOf = (form) => {
  const state = new Map();
  for (const field of fieldsOf(form)) {
    state.set(field.name, [...(state.get(field.name) ?? []), ...pairsOf(field)]);
  }
  return state;
};

/* The pairs of the names under which something else stands now than in an earlier state. */
export const changesOf = (form, before) =>
  [...stateOf(form)]
    .filter(([name, pairs]) => JSON.stringify(pairs) !== JSON.stringify(before.get(name)))
    .flatMap(([name, pairs]) => (pairs.length ? pairs : [[`!${name}`, ""]]));

const nameOf = (pair) => pair[0].replace(/^[!~]/, "");

/* Earlier changes with later ones in their place. */
export const together = (earlier, later) => {
  const names = new Set(later.map(nameOf));
  return [...earlier.filter((pair) => !names.has(nameOf(pair))), ...later];
};

const choose = (select, values, labels) => {
  // A choice that is searched for has only what was chosen before.
  values.forEach((value, turn) => {
    const isThere = [...select.options].some((option) => option.value === value);
    if (!isThere) select.add(new Option(labels[turn] ?? value, value));
  });
  for (const option of select.options) option.selected = values.includes(option.value);
};

/* Put changes into the form again; what nobody changed stays as it is. */
export const putBack = (form, pairs) => {
  for (const name of new Set(pairs.map(nameOf))) {
    const under = (key) => pairs.filter((pair) => pair[0] === key).map((pair) => pair[1]);
    const values = under(name);
    fieldsOf(form)
      .filter((field) => field.name === name)
      .forEach((field, turn) => {
        if (isTick(field)) field.checked = values.includes(field.value);
        else if (field.tagName === "SELECT") choose(field, values, under(`~${name}`));
        else field.value = values[turn] ?? "";
        for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
      });
  }
};
