/* What a keyboard has no key for: quotes, dashes and dots as the story's language prints them.

   `printed` knows what a typed sign becomes; the text has it by `typing.js`, the plain lines over it
   by `story/signs.js`. What an address or a number needs as it is typed stays as it is. */

const NARROW = "\u202f";

/* Opening and closing quotes, then those within quotes: as the Unicode CLDR has them ("delimiters"),
   French with the space that belongs to them. */
const ENGLISH = ["“", "”", "‘", "’"];
const SAME = ["”", "”", "’", "’"];
const LOW = ["„", "“", "‚", "‘"];
const POLISH = ["„", "”", "«", "»"];
const ANGLES = ["«", "»", "“", "”"];
const CORNERS = ["「", "」", "『", "』"];
const QUOTES = {
  de: LOW, bg: LOW, cs: LOW, et: LOW, is: LOW, lt: LOW, sk: LOW, sl: LOW, sr: LOW,
  "de-ch": ["«", "»", "‹", "›"],
  fr: [`«${NARROW}`, `${NARROW}»`, "“", "”"],
  "fr-ch": ["«", "»", "‹", "›"],
  sv: SAME, fi: SAME,
  pl: POLISH, hr: POLISH, hu: ["„", "”", "»", "«"], ro: POLISH,
  es: ANGLES, it: ANGLES, pt: ENGLISH, "pt-pt": ANGLES, el: ANGLES, ca: ANGLES,
  no: ["«", "»", "‘", "’"], nb: ["«", "»", "‘", "’"], nn: ["«", "»", "‘", "’"],
  ru: ["«", "»", "„", "“"], uk: ["«", "»", "„", "“"], be: ["«", "»", "„", "“"],
  ja: CORNERS, "zh-hant": CORNERS, "zh-tw": CORNERS, "zh-hk": CORNERS,
};

/* The quotes of a language (BCP 47), of the nearest that is known, else English ones. */
export const quotesOf = (language) => {
  const parts = language.trim().toLowerCase().split(/[-_]/);
  for (; parts.length; parts.pop()) {
    const known = QUOTES[parts.join("-")];
    if (known) return known;
  }
  return ENGLISH;
};

// A word that goes on as an address of a page, of mail or of a file does.
const ADDRESS = /(?:[a-z][a-z0-9+.-]*:\/\/|mailto:|www\.|\S@|(?:^|\s)[/\\~])\S*$/i;
const BEGINS = /(?:^|[\s([{\u2013\u2014/])$/;

const SPACE = /[ \u00a0]$/;
const UNSPACED = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

const count = (text, sign) => text.split(sign).length - 1;

/* Whether a quote of this pair is open behind these words. */
const isOpen = (before, opening, closing) => {
  const [first, last] = [opening.trim(), closing.trim()];
  return first === last ? count(before, first) % 2 === 1 : before.lastIndexOf(first) > before.lastIndexOf(last);
};

/* Whether something can begin behind these words: a word, or a quote within a quote. */
const canBegin = (before, [opening, closing, innerOpening, innerClosing]) =>
  BEGINS.test(before) ||
  (opening !== closing && before.endsWith(opening)) ||
  (innerOpening !== innerClosing && before.endsWith(innerOpening));

/* Whether a quote at this place ends one. Between Chinese signs there are no spaces that tell it; in
   French one is typed before the end. */
const isEnd = (before, quotes, pair) => {
  const open = isOpen(before, ...pair);
  if (UNSPACED.test(before.at(-1) ?? "")) return open;
  if (!canBegin(before, quotes)) return true;
  return open && pair[1].startsWith(NARROW) && SPACE.test(before);
};

const quote = (before, quotes, sign) => {
  const pair = sign === '"' ? quotes.slice(0, 2) : quotes.slice(2);
  if (!isEnd(before, quotes, pair)) return { cut: 1, by: pair[0] };
  if (sign === "'" && !isOpen(before, ...pair)) return { cut: 1, by: "’" };
  return { cut: pair[1].startsWith(NARROW) && SPACE.test(before) ? 2 : 1, by: pair[1] };
};

/* What the last sign of these words becomes in a language: so many signs to cut, and what stands for
   them; null where it stays. */
export const printed = (words, language) => {
  const sign = words.at(-1);
  const before = words.slice(0, -1);
  // A double quote stands in none: it ends one.
  if (sign !== '"' && ADDRESS.test(before)) return null;
  const isChinese = /^zh\b/i.test(language);
  if (sign === '"' || sign === "'") {
    // Feet and inches, minutes and seconds: 6'2", 5"
    if (/\d$/.test(before) && !isOpen(before, ...quotesOf(language).slice(sign === '"' ? 0 : 2))) return null;
    return quote(before, quotesOf(language), sign);
  }
  if (sign === "-" && /[^-]-$/.test(before)) return { cut: 2, by: isChinese ? "——" : "–" };
  // A third one makes the longer dash.
  if (sign === "-" && /–$/.test(before)) return { cut: 2, by: "—" };
  if (sign === "." && /(?:^|[^.])\.\.$/.test(before)) return { cut: 3, by: isChinese ? "……" : "…" };
  return null;
};

/* The language of the story on this page, and whether who writes leaves signs as they are typed. */

export const languageOfStory = () =>
  document.getElementById("id_language")?.value ||
  document.querySelector("[data-language]")?.dataset.language ||
  "en";

export const leavesSigns = () => Boolean(document.querySelector("[data-leaves-signs]"));
