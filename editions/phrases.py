"""A word or name that is looked for across stories, in every way in which it may be set."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import permutations

from search import signs
from search.words import LINE_BREAKS, letters_of, shown

# What typists, typesetters and programs put for one sign.
APOSTROPHES = "'’‘ʼ＇`´′‛ʻʽ׳"
HYPHENS = "-‐‑－﹣–"
# Marks that make another letter: accents, and the dakuten of kana.
ACCENTS = "\u0300-\u036f\u3099\u309a"
MARKS = signs.MARKS
# `e` is no part of an `é` whose accent stands apart.
NO_MORE = f"(?![{LINE_BREAKS}]*[{ACCENTS}])"
# Vietnamese has two to a letter, polytonic Greek three.
MOST_MARKS = 3
UNSPACED = re.compile(
    f"[{signs.class_of(signs.EAST_ASIAN)}{signs.class_of(signs.UNSPACED_ALPHABETS)}]"
)


@dataclass(frozen=True)
class Phrase:
    """The words looked for: as typed, or in any case; whole, or where words begin so.

    The sort of apostrophe, hyphen and space does not count, nor whether a letter and its
    accents are one character or several, nor signs that show nothing: on a screen these are one
    spelling.
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
    """Return the pattern of a word without spaces: as it was typed, or put together otherwise."""
    letters = unicodedata.normalize("NFC", word)
    pattern = with_breaks(map(letter_pattern, letters_of(letters)))
    if letters == word:
        return pattern
    return f"(?:{pattern}|{with_breaks(map(re.escape, word))}{NO_MORE})"


def letter_pattern(letter: str) -> str:
    """Return the pattern of a letter with its marks, as one character or several."""
    for alike in (APOSTROPHES, HYPHENS):
        if letter in alike:
            return f"[{re.escape(alike)}]"
    forms = "|".join(with_breaks(map(re.escape, form)) for form in dict.fromkeys(forms_of(letter)))
    return f"(?:{forms}){NO_MORE}"


def with_breaks(patterns: Iterable[str]) -> str:
    """Return the pattern of what follows each other, wherever a line may end between."""
    return f"[{LINE_BREAKS}]*".join(patterns)


def forms_of(letter: str) -> Iterator[str]:
    """Yield every way in which a letter and its marks are put together of characters.

    All are canonically equivalent (UAX 15): `ễ` is one character, or `ê` and a tilde, or `e`
    and two marks. Of more marks than any spelling has only the two normal forms.
    """
    apart = unicodedata.normalize("NFD", letter)
    yield from (apart, letter)
    if len(apart) > 1 + MOST_MARKS:
        return
    for marks in permutations(apart[1:]):
        if unicodedata.normalize("NFD", apart[0] + "".join(marks)) != apart:
            continue
        for cut in range(len(apart)):
            head, rest = apart[0] + "".join(marks[:cut]), "".join(marks[cut:])
            parts = unicodedata.normalize("NFD", head)
            for whole in (head, unicodedata.normalize("NFC", head), *single_characters(parts)):
                yield whole + rest


def single_characters(apart: str) -> list[str]:
    """Return the single characters that stand for a letter taken apart (NFD)."""
    return _single_characters().get(apart, [])


@cache
def _single_characters() -> dict[str, list[str]]:
    by_form: dict[str, list[str]] = {}
    for sign in map(chr, signs.signs()):
        apart = unicodedata.normalize("NFD", sign)
        if apart != sign:
            by_form.setdefault(apart, []).append(sign)
    return by_form


@cache
def looks() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return signs that look alike on a screen, or like nothing, and what to call them."""
    # What normalising never leaves as it is: `Å` as the sign of a unit, `\u0958` for two signs.
    replaced = signs.class_of(
        signs.joined(
            number
            for number in signs.signs()
            if chr(number).isalpha() and not unicodedata.is_normalized("NFC", chr(number))
        )
    )
    return (
        (re.compile("['＇]"), "straight apostrophe"),
        (re.compile("[’‘ʼ‛ʻʽ]"), "curved apostrophe"),
        (re.compile("[`´′]"), "accent or prime for an apostrophe"),
        (re.compile("׳"), "geresh for an apostrophe"),
        (re.compile("[‐‑]"), "hard or printed hyphen"),
        (re.compile("[－﹣]"), "hyphen of another width"),
        (re.compile("–"), "dash for a hyphen"),
        (re.compile("\u00a0"), "hard space"),
        (re.compile("[\u2000-\u200a\u202f\u205f\u3000]"), "space of another width"),
        (re.compile("\u00ad"), "soft hyphen"),
        (re.compile("[\u200b\u2060-\u2064\ufeff]"), "sign of no width"),
        (re.compile(f"[{ACCENTS}]"), "accents apart from their letters"),
        (re.compile(f"[{replaced}]"), "old character for a letter"),
    )


def how_it_is_set(found: str) -> str:
    """Return how a spelling differs from others that look like it, in words; '' where it cannot."""
    return ", ".join(name for sign, name in looks() if sign.search(found))
