/* Words typed into a form that the desk keeps no copy of: this browser remembers them until the form
   was sent, and offers them back where a window was closed or a machine crashed. */

const SENT = "newsroom-form-sent";
const NO_WORDS = new Set(["hidden", "file", "password", "submit", "button", "fieldset", "reset"]);

// A store may be full or shut: then nothing is remembered, and nothing breaks.
const tried = (work) => {
  try {
    return work();
  } catch {
    return null;
  }
};

/* --- A form that was sent is forgotten by the page that answers it --------------------------- */

const sent = tried(() => sessionStorage.getItem(SENT));
tried(() => sessionStorage.removeItem(SENT));
const status = performance.getEntriesByType("navigation")[0]?.responseStatus ?? 200;
const isRefused = document.querySelector(".errornote, ul.errorlist, body.login");
if (sent && !isRefused && status < 400) tried(() => localStorage.removeItem(sent));

/* --- What stands in a form -------------------------------------------------------------------- */

const isTicked = (field) => field.type === "checkbox" || field.type === "radio";
const fieldsOf = (form) =>
  [...form.elements].filter((field) => field.name && !NO_WORDS.has(field.type));
const wordsOf = (form) =>
  fieldsOf(form).map((field) =>
    isTicked(field) ? [field.name, field.value, field.checked] : [field.name, field.value],
  );

/* A tick is found by what it stands for, a field of words by its name and turn. */

const putBack = (form, words) => {
  const turns = new Map();
  for (const [name, value, isOn] of words) {
    const turn = turns.get(name) ?? 0;
    const named = fieldsOf(form).filter((field) => field.name === name);
    const field =
      isOn === undefined ? named[turn] : named.find((one) => isTicked(one) && one.value === value);
    turns.set(name, turn + 1);
    if (!field) continue;
    if (isOn === undefined) field.value = value;
    else field.checked = isOn;
    for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  }
};

const button = (words, work) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = words;
  made.addEventListener("click", work);
  return made;
};

const offer = (form, key, kept) => {
  const notice = document.createElement("div");
  notice.className = "notice amber unsaved";
  const words = document.createElement("p");
  const at = new Date(kept.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  words.textContent = `You typed here and did not send it, ${at}.`;
  const acts = document.createElement("p");
  acts.className = "unsaved-acts";
  acts.append(
    button("Put it back", () => {
      notice.remove();
      putBack(form, kept.words);
    }),
    button("Throw it away", () => {
      notice.remove();
      tried(() => localStorage.removeItem(key));
    }),
  );
  notice.append(words, acts);
  form.before(notice);
};

for (const form of document.querySelectorAll("form[data-remembers]")) {
  const page = `${location.pathname}${location.search}#${form.id}`;
  const key = `newsroom-form:${form.dataset.remembers}:${page}`;
  let before = JSON.stringify(wordsOf(form));
  let isTouched = false;
  const kept = tried(() => JSON.parse(localStorage.getItem(key)));
  if (kept && JSON.stringify(kept.words) !== before) offer(form, key, kept);
  const remember = () => {
    const words = wordsOf(form);
    if (JSON.stringify(words) === before) tried(() => localStorage.removeItem(key));
    else tried(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), words })));
  };
  // What scripts put into its fields before anybody typed is nobody's words.
  form.addEventListener("focusin", () => {
    if (!isTouched) before = JSON.stringify(wordsOf(form));
    isTouched = true;
  });
  for (const kind of ["input", "change"]) form.addEventListener(kind, remember);
  form.addEventListener("submit", () => tried(() => sessionStorage.setItem(SENT, key)));
}
