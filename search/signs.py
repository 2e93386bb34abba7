"""Which signs make words, by script: as classes for patterns, made of Unicode's own tables once."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain

# Where marks and numbers stand: below the later ideographs, and not among the many letters.
PLANES = (
    range(0x80, 0x3400),
    range(0xA000, 0xAC00),
    range(0xF900, 0x17000),
    range(0x18D00, 0x20000),
)

# Written without spaces between words, and read in pairs: ideographs, kana, bopomofo, Hangul.
EAST_ASIAN = (
    (0x1100, 0x11FF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x3035), (0x3038, 0x303C),
    (0x3041, 0x3096), (0x309D, 0x309F), (0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x3105, 0x318F),
    (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0xA48C), (0xA960, 0xA97C),
    (0xAC00, 0xD7FB), (0xF900, 0xFAFF), (0x16FF2, 0x16FF6), (0x17000, 0x18CFF),
    (0x1AFF0, 0x1B2FF), (0x20000, 0x3FFFD),
)  # fmt: skip
# Alphabets without spaces between words, whose pairs would say too little: Thai, Lao, Burmese,
# Khmer, Tai, Javanese, Balinese, Cham.
UNSPACED_ALPHABETS = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1950, 0x19FF), (0x1A20, 0x1AAF),
    (0x1B00, 0x1B7F), (0xA980, 0xA9FF), (0xAA00, 0xAA7F),
)  # fmt: skip
# Marks that a reader may leave out: accents of Latin, Greek and Cyrillic, Hebrew points, Arabic
# and Syriac vowel signs. Dakuten and the vowels of Indic and Thai scripts are none of them.
LEFT_OUT = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2),
    (0x05C4, 0x05C5), (0x05C7, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E8), (0x06EA, 0x06ED), (0x0711, 0x0711),
    (0x0730, 0x074A), (0x0859, 0x085B), (0x0898, 0x089F), (0x08CA, 0x08E1), (0x08E3, 0x08FF),
    (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0x2DE0, 0x2DFF), (0xA66F, 0xA672),
    (0xA674, 0xA67D), (0xA69E, 0xA69F), (0xFE20, 0xFE2F),
)  # fmt: skip
# Unicode's Default_Ignorable_Code_Point: they show nothing.
INVISIBLE = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip

Ranges = Iterable[tuple[int, int]]


def class_of(ranges: Ranges) -> str:
    """Return the inside of a pattern's brackets for these ranges."""
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def joined(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield rising numbers as ranges."""
    first = last = -1
    for number in numbers:
        if number != last + 1 or first < 0:
            if first >= 0:
                yield first, last
            first = number
        last = number
    if first >= 0:
        yield first, last


def signs() -> Iterator[int]:
    """Yield the numbers of all signs among which marks and numbers stand, rising."""
    return chain.from_iterable(PLANES)


def by_sort(*sorts: str) -> dict[str, list[int]]:
    """Return the signs of these general categories; all are looked at once."""
    of_sort: dict[str, list[int]] = {sort: [] for sort in sorts}
    for number in signs():
        if (sort := unicodedata.category(chr(number))) in of_sort:
            of_sort[sort].append(number)
    return of_sort


def is_non_starter(number: int) -> bool:
    """Say whether normalising may put a sign into another place among its like (UAX 15, D4)."""
    sign = chr(number)
    if unicodedata.combining(sign):
        return True
    apart = unicodedata.decomposition(sign) and unicodedata.normalize("NFKD", sign)
    return bool(apart) and unicodedata.combining(apart[0]) != 0


NON_STARTERS = class_of(joined(filter(is_non_starter, signs())))
_SORTS = by_sort("Mn", "Mc", "Me", "No", "Nd")
# Parts of the letter before them.
MARKS = class_of(joined(sorted([*_SORTS["Mn"], *_SORTS["Mc"], *_SORTS["Me"]])))
# Numbers that are no digits: `½`, `²`, `①`.
NUMBER_SIGNS = class_of(joined(_SORTS["No"]))
# The digits of scripts that have their own.
DIGITS = class_of(joined(_SORTS["Nd"]))
