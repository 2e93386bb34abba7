"""Folded words, as search knows them, cut where a script has no spaces, once for all.

One function folds and one cuts, both for text and query alike: whatever compares or finds words
anywhere in the paper asks these two. Neither SQLite's FTS5 nor PostgreSQL's own parser finds two
characters inside a run of Chinese, so such runs are cut into pairs here.
"""

import re
import unicodedata
from collections.abc import Iterator

from search import signs

MAX_WORDS = 12
# Nobody types more into a field of search.
LONGEST_QUERY = 400
# Nobody looks for longer ones; both databases refuse or cut them somewhere.
LONGEST_WORD = 100

# Letters that do not come apart into a plain one and a mark, as people type them who have no key
# for them; the signs of print for those of a keyboard.
PLAIN = {
    "đ": "d", "ð": "d", "ɖ": "d", "ɗ": "d", "ł": "l", "ƚ": "l", "ø": "o", "ı": "i", "ɨ": "i",
    "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n", "ŧ": "t", "ƀ": "b", "ɓ": "b", "ǥ": "g",
    "ƙ": "k", "ĸ": "k", "ƴ": "y", "ƶ": "z", "ʉ": "u", "ƈ": "c", "ƒ": "f",
    # The Persian keyboard's letters for the same two of Arabic.
    "ک": "ك", "ی": "ي",
    "ʻ": "'", "ʼ": "'", "ʽ": "'", "ʾ": "", "ʿ": "", "‘": "'", "’": "'", "‛": "'",
    "“": '"', "”": '"', "„": '"', "‐": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
}  # fmt: skip

# UAX 15, D4: what breaks a run of marks that normalising would otherwise sort as one.
BREAK = "\u034f"
MOST_NON_STARTERS = 30

# Signs of no width that only say where a line may end, or may not.
LINE_BREAKS = "\u00ad\u200b\u2060-\u2064\ufeff"
_LINE_BREAKS = re.compile(f"[{LINE_BREAKS}]+")
_INVISIBLE = re.compile(f"[{signs.class_of(signs.INVISIBLE)}]+")
# The empty pattern of braille is no white space for Unicode, and shows nothing either.
_NOTHING = re.compile(f"[\\s\u2800{signs.class_of(signs.INVISIBLE)}]")
# Marks without a letter; what controls and formats. What Unicode does not know yet may be seen.
_UNSEEN = {"Mn", "Mc", "Me", "Cc", "Cf", "Cs"}
_NON_STARTER = re.compile(f"[{signs.NON_STARTERS}]")
_STACKED = re.compile(f"[{signs.NON_STARTERS}]{{{MOST_NON_STARTERS}}}(?=[{signs.NON_STARTERS}])")
_NUMBER_SIGN = re.compile(rf"(?<=\d)(?=[{signs.NUMBER_SIGNS}])")
_LEFT_OUT = re.compile(f"(?!{BREAK})[{signs.class_of(signs.LEFT_OUT)}]")
_PLAIN = re.compile(f"[{''.join(PLAIN)}{signs.DIGITS}]")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_EAST = signs.class_of(signs.EAST_ASIAN)
_ALPHABETS = signs.class_of(signs.UNSPACED_ALPHABETS)
# Words of letters, digits and marks; runs of one script or of the other that have no spaces.
SPACED_LETTER = rf"[^\W_{_EAST}{_ALPHABETS}]"
_RUN = re.compile(
    rf"{SPACED_LETTER}(?:{SPACED_LETTER}|[{signs.MARKS}])*"
    rf"|[{_EAST}][{_EAST}{signs.MARKS}]*"
    rf"|(?=\w)[{_ALPHABETS}](?:(?=\w)[{_ALPHABETS}]|[{signs.MARKS}])*"
)
_SPACED_WORD = re.compile(SPACED_LETTER)
_PAIRED = re.compile(f"[{_EAST}]")
_FIRST_UNSPACED = "\u0e00"
_LETTER = re.compile(rf"[^{signs.MARKS}][{signs.MARKS}]*|^[{signs.MARKS}]+")


def folded(text: str) -> str:
    """Return the one form in which two spellings of the same words are equal.

    Case does not count, nor width and other compatibility forms, nor accents of Latin, Greek and
    Cyrillic letters, Hebrew points, Arabic vowel signs, nor signs that show nothing (among them
    the joiners of Persian and Indic scripts). Dakuten and the vowels of Indic and Thai scripts
    are parts of their letters and stay. Linear for any text: it is first brought into
    stream-safe form (UAX 15, D4), without which normalising sorts a long run of marks in the
    square of its length.
    """
    if text.isascii():
        return text.lower()
    text = _INVISIBLE.sub("", text)
    # `5½` is not `51`, nor does the note's sign in `2026¹` belong to the year.
    text = _NUMBER_SIGN.sub(" ", text)
    text = unicodedata.normalize("NFKD", stream_safe(text))
    text = _LEFT_OUT.sub("", text).casefold()
    text = _PLAIN.sub(_plain, text)
    return unicodedata.normalize("NFC", text).replace(BREAK, "")


def stream_safe(text: str) -> str:
    """Return a text in which so many marks at most follow each other without a break."""
    return _STACKED.sub(rf"\g<0>{BREAK}", text) if _NON_STARTER.search(text) else text


def shown(text: str) -> str:
    """Return a text without soft hyphens and the signs of no width that only say where a line
    may end. The joiners of Persian and Indic scripts (U+200C, U+200D) stay: they are spelling.
    """
    return text if text.isascii() else _LINE_BREAKS.sub("", text)


def shortened(text: str, most: int) -> str:
    """Return a text of so many letters at most: whole words, and a sign that more follows.

    What has no spaces for long, such as Chinese, ends anywhere.
    """
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    whole = cut.rpartition(" ")[0].rstrip(" ,;:.–—-")
    return f"{whole} …" if len(whole) >= most // 2 else f"{cut}…"


def can_be_seen(text: str) -> bool:
    """Say whether anything of a text shows: a letter, number, punctuation mark or symbol."""
    return any(
        unicodedata.category(sign) not in _UNSEEN and not _NOTHING.match(sign) for sign in text
    )


def _plain(sign: re.Match[str]) -> str:
    found = PLAIN.get(sign[0])
    # The digits of any script are one number.
    return str(unicodedata.decimal(sign[0])) if found is None else found


def words_of(text: str) -> list[str]:
    """Return the words by which a text is found.

    Of a run without spaces every letter, every pair and, in alphabets, every three: a word
    is found wherever in the run it begins.
    """
    terms: list[str] = []
    for word, length in _runs(text):
        if length:
            letters = letters_of(word)
            for so_many in range(1, length + 1):
                terms += pieces(letters, so_many)
        else:
            terms.append(word)
    return terms


def words_in(text: str) -> list[str]:
    """Return the words of a text in order; of a run without spaces its longest pieces alone."""
    terms: list[str] = []
    for word, length in _runs(text):
        if length:
            letters = letters_of(word)
            terms += pieces(letters, min(length, len(letters)))
        else:
            terms.append(word)
    return terms


def query_words(query: str) -> list[str]:
    """Return the words that must all stand in a text; none if nothing is left of the query."""
    return words_in(query[:LONGEST_QUERY])[:MAX_WORDS]


def stands_in(words: str, text: str) -> bool:
    """Say whether every one of some words, the last perhaps half typed, stands in a short text.

    For choices among few: nothing to find is no word, and finds none, unless nothing was typed.
    """
    wanted, text = folded(words[:LONGEST_QUERY]).split(), folded(text)
    return all(word in text for word in wanted) if wanted else not words.strip()


def _runs(text: str) -> Iterator[tuple[str, int]]:
    """Yield words and unspaced runs, folded, with how long the pieces of a run are: 0 of a word."""
    text = folded(text)
    for run in (_ASCII_WORD if text.isascii() else _RUN).findall(text):
        if run[0] < _FIRST_UNSPACED or _SPACED_WORD.match(run):
            yield run[:LONGEST_WORD], 0
        else:
            yield run, 2 if _PAIRED.match(run) else 3


def written_runs(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield what stands before each word or unspaced run of a text, the run as it is written, and
    whether it is a word of a script with spaces.
    """
    ended = 0
    for run in _RUN.finditer(text):
        yield text[ended : run.start()], run[0], bool(_SPACED_WORD.match(run[0]))
        ended = run.end()


def letters_of(run: str) -> list[str]:
    """Return the letters of a run, each with its marks; marks at its start have none."""
    return [letter[:LONGEST_WORD] for letter in _LETTER.findall(run)]


def pieces(letters: list[str], length: int) -> list[str]:
    """Return every so many letters that follow each other."""
    if length == 1:
        return letters
    return ["".join(letters[at : at + length]) for at in range(len(letters) - length + 1)]
