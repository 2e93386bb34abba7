/* Where a note stands in a text: the words of the text in one line, and the place in it of the words
   that were marked. */

/* How much of what stands before and behind is kept with a note. */
export const CONTEXT = 60;

/* The words in one line, and the place of each letter: any white space, and any end of a block, is one
   space. The desk makes the same of what is saved (`articles/draft/passages.py`). `walk` is given
   what takes a letter with its place. */
export const oneLine = (walk) => {
  let text = "";
  const places = [];
  walk((sign, place) => {
    const isSpace = /\s/.test(sign);
    if (isSpace && (!text || text.endsWith(" "))) return;
    text += isSpace ? " " : sign;
    places.push(place);
  });
  return { text, places };
};

const sameEnd = (one, other) => {
  let at = 0;
  while (at < one.length && at < other.length && one.at(-1 - at) === other.at(-1 - at)) at += 1;
  return at;
};
const backwards = (words) => [...words].reverse().join("");

/* Where the words of a note begin in the line, -1 where nowhere; of several places the one among the
   same words. */
export const placeOf = ({ exact, before, after }, text) => {
  let best = -1;
  let most = -1;
  for (let at = exact ? text.indexOf(exact) : -1; at >= 0; at = text.indexOf(exact, at + 1)) {
    const end = at + exact.length;
    const alike =
      sameEnd(text.slice(Math.max(0, at - CONTEXT), at), before) +
      sameEnd(backwards(text.slice(end, end + CONTEXT)), backwards(after));
    if (alike > most) [best, most] = [at, alike];
  }
  return best;
};
