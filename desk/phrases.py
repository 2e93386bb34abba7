"""A word or name that is looked for across stories, in every way in which it may be set."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from search import signs
from search.words import LINE_BREAKS, letters_of, shown

# What typists, typesetters and programs put for one sign.
APOSTROPHES = "'’‘ʼ＇`´′‛"
HYPHENS = "-‐‑"
# Marks that make another letter: accents, and the dakuten of kana.
ACCENTS = "\u0300-\u036f\u3099\u309a"
MARKS = signs.MARKS
UNSPACED = re.compile(
    f"[{signs.class_of(signs.EAST_ASIAN)}{signs.class_of(signs.UNSPACED_ALPHABETS)}]"
)
# Signs that look alike on a screen, or like nothing, and what to call them.
LOOKS = (
    (re.compile("['＇]"), "straight apostrophe"),
    (re.compile("[’‘ʼ‛]"), "curved apostrophe"),
    (re.compile("[`´′]"), "accent or prime for an apostrophe"),
    (re.compile("[‐‑]"), "hard or printed hyphen"),
    (re.compile("\u00a0"), "hard space"),
    (re.compile("[\u2000-\u200a\u202f\u205f\u3000]"), "space of another width"),
    (re.compile("\u00ad"), "soft hyphen"),
    (re.compile("[\u200b\u2060-\u2064\ufeff]"), "sign of no width"),
    (re.compile(f"[{ACCENTS}]"), "accents apart from their letters"),
)


@dataclass(frozen=True)
class Phrase:
    """The words looked for: as typed, or in any case; whole, or where words begin so.

    The sort of apostrophe, hyphen and space does not count, nor whether a letter and its accent
    are one character or two, nor signs that show nothing: on a screen these are one spelling.
    """

    words: str
    any_case: bool = False
    whole: bool = True

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What matches; any white space stands for a space."""
        words = shown(self.words).split()
        body = rf"[{LINE_BREAKS}]*\s[\s{LINE_BREAKS}]*".join(map(word_pattern, words))
        first, last = self.words.strip()[:1], self.words.strip()[-1:]
        starts = rf"(?<![\w{MARKS}])(?<![\w{MARKS}]\u00ad)"
        starts = starts if is_letter(first) and self.is_spaced else ""
        ends = rf"(?![\w{MARKS}]|\u00ad\w)"
        ends = ends if self.whole and is_letter(last) and self.is_spaced else ""
        return re.compile(f"{starts}{body}{ends}", re.IGNORECASE if self.any_case else 0)

    @property
    def is_spaced(self) -> bool:
        """Whether its script sets spaces between words; Chinese and Japanese have no word ends."""
        return not UNSPACED.search(self.words)


def is_letter(sign: str) -> bool:
    """Say whether a sign is a part of a word."""
    return sign.isalnum() or unicodedata.category(sign or " ").startswith("M")


def word_pattern(word: str) -> str:
    """Return the pattern of a word without spaces."""
    letters = letters_of(unicodedata.normalize("NFC", word))
    return f"[{LINE_BREAKS}]*".join(map(letter_pattern, letters))


def letter_pattern(letter: str) -> str:
    """Return the pattern of a letter with its marks, as one character or several."""
    for alike in (APOSTROPHES, HYPHENS):
        if letter in alike:
            return f"[{re.escape(alike)}]"
    apart = unicodedata.normalize("NFD", letter)
    forms = "|".join(map(re.escape, dict.fromkeys((apart, letter))))
    # `e` is no part of an `é` whose accent stands apart.
    return f"(?:{forms})(?![{ACCENTS}])"


def how_it_is_set(found: str) -> str:
    """Return how a spelling differs from others that look like it, in words; '' where it cannot."""
    return ", ".join(name for sign, name in LOOKS if sign.search(found))
