"""Names that one text spells two ways, such as Zhang Kaiwei and Zhang Kaiwie."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

type Name = tuple[str, ...]

# Begun where a word begins and taken whole, so that a long run is looked at once.
NAME = re.compile(
    r"(?<![^\W\d_])(?<![^\W\d_]['’-])"
    r"[^\W\d_]++(?:['’-][^\W\d_]++)*+(?:[ \u00a0][^\W\d_]++(?:['’-][^\W\d_]++)*+)++"
)
POSSESSIVE = re.compile(r"['’]s?\Z")
# Short words differ by a letter in the names of different people: Li Bo and Li Bi.
MOST_WORDS = 4
FEWEST_LETTERS = 5
# Nobody's name has a longer word; and an alphabet has fewer letters than words here of one form.
MOST_LETTERS = 40
MOST_ALIKE = 50
# Words that begin a sentence or stand before a name, and belong to no name.
NO_NAME = {
    "a", "after", "an", "and", "as", "at", "but", "by", "for", "from", "he", "her", "his", "if",
    "in", "it", "its", "mr", "mrs", "ms", "no", "of", "on", "or", "our", "she", "so", "that",
    "the", "their", "these", "they", "this", "those", "to", "we", "when", "while", "with", "you",
}  # fmt: skip
# Spellings of one word in two countries, both right, and forms of one word.
VARIANTS = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ised", "ized"),
    ("yse", "yze"), ("ence", "ense"), ("re", "er"), ("our", "or"), ("men", "man"),
    ("women", "woman"), ("ll", "l"), ("ogue", "og"), ("is", "es"), ("ing", "ion"),
    ("ed", "er"), ("ed", "es"),
)  # fmt: skip
# The last letters by which languages bend a word: Francisco and Francisca, Deutscher, Deutschen.
ENDINGS = set("aeioumnrsy")


def spelt_two_ways(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names of two to four words that differ by one letter of one word.

    Two letters that changed places count as one. What can be two words or two people is passed
    over: short words, plurals and other endings, the spellings of two countries.
    """
    names = {name: None for text in texts for name in names_in(text)}
    by_length = sorted(pairs(names), key=lambda pair: len(pair[0]))
    slips: set[frozenset[str]] = set()
    for name, other in by_length:
        slip = frozenset(name) ^ frozenset(other)
        if slip not in slips:
            slips.add(slip)
            yield " ".join(name), " ".join(other)


def names_in(text: str) -> Iterator[Name]:
    """Yield the names of a text: runs of two to four capitalised words, and their ends."""
    for match in NAME.finditer(text):
        run: list[str] = []
        for word in [*re.split(r"[ \u00a0]", match[0]), ""]:
            if is_of_a_name(word) and not (not run and word.casefold() in NO_NAME):
                bare = POSSESSIVE.sub("", word)
                run.append(bare)
                if bare == word:
                    continue
            # A title, or the first word of a sentence, may stand before the name.
            for start in range(max(0, len(run) - MOST_WORDS), len(run) - 1):
                yield tuple(run[start:])
            run = []


def is_of_a_name(word: str) -> bool:
    """Say whether a word has a capital at its beginning, and not only capitals."""
    return word[:1].isupper() and not word.isupper()


def pairs(names: Iterable[Name]) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs among names that differ by a letter of one word."""
    # Names that agree but for one word stand in one heap; only these are compared.
    heaps: dict[tuple[int, Name], list[Name]] = {}
    for name in names:
        for at in range(len(name)):
            heaps.setdefault((at, name[:at] + name[at + 1 :]), []).append(name)
    for (at, _), heap in heaps.items():
        words = [name[at] for name in heap]
        for i, j in near(words) if len(heap) > 1 else ():
            if is_slip(words[i], words[j]):
                yield heap[i], heap[j]


def near(words: list[str]) -> list[tuple[int, int]]:
    """Return the places of words that may differ by a slip, in order, without comparing each.

    Two such words have a form in common: without a letter, with a gap for it, or with two
    neighbours in the order of the alphabet.
    """
    forms: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        folded = word.casefold()
        if not FEWEST_LETTERS <= len(folded) <= MOST_LETTERS:
            continue
        for form in {folded, *forms_of(folded)}:
            forms.setdefault(form, []).append(place)
    found = {pair for places in forms.values() for pair in combinations(places[:MOST_ALIKE], 2)}
    return sorted(found)


def forms_of(word: str) -> Iterator[str]:
    """Yield the forms of a word that one with a slip in it has too."""
    for at in range(1, len(word)):
        head, tail = word[:at], word[at + 1 :]
        yield head + tail
        yield f"{head}·{tail}"
        if tail and word[at] > tail[0]:
            yield f"{head}{tail[0]}{word[at]}{tail[1:]}"


def is_slip(one: str, other: str) -> bool:
    """Say whether one word is the other with a slip of one letter, and no form of it."""
    a, b = sorted((one.casefold(), other.casefold()), key=len)
    if len(a) < FEWEST_LETTERS or a[0] != b[0] or b.startswith(a) or "-" in one + other:
        return False
    if any({one_form(a, x, y), one_form(b, x, y)} == {x, y} for x, y in VARIANTS):
        return False
    start = 0
    while start < len(a) and a[start] == b[start]:
        start += 1
    if len(a) == len(b):
        if start == len(a) - 1 and {a[-1], b[-1]} <= ENDINGS:
            return False
        swapped = a[:start] + a[start : start + 2][::-1] + a[start + 2 :]
        return a[start + 1 :] == b[start + 1 :] or swapped == b
    return len(b) == len(a) + 1 and a[start:] == b[start + 1 :]


def one_form(word: str, x: str, y: str) -> str:
    """Return which of two endings a word has, or ''."""
    return next((end for end in sorted((x, y), key=len, reverse=True) if word.endswith(end)), "")
