"""The words of a text and its pairs of words (bigrams), as numbers (feature hashing).

Words are those of the paper's search (`search/words.py`): folded, and cut into pairs of
characters where a script has no spaces. A term's number is made of its language and its letters,
so that two languages share none.
"""

import math
from array import array
from collections.abc import Iterable, Mapping
from itertools import pairwise
from zlib import crc32

# Sorts of features that are counted beside the words of a text.
LANGUAGE, TAG, WRITER, NAME = "language", "tag", "writer", "name"
# What one story may hold at most, the most frequent first.
MOST_TERMS = 1_500
MOST_TIMES = 255
# Bytes that a number takes where its count is packed too, or its weight.
COUNTED, WEIGHED = 5, 6
# What it says that a term stands in a text so often.
OFTEN = [0.0, *(1 + math.log(times) for times in range(1, MOST_TIMES + 1))]


def number_of(language: str, term: str) -> int:
    """Return the number of a term: 31 bits, so that every database has a column for it."""
    return numbers_of(language, [term])[term]


def numbers_of(language: str, terms: Iterable[str]) -> dict[str, int]:
    """Return the number of each of many terms."""
    begun = crc32(f"{language}:".encode())
    return {term: crc32(term.encode(), begun) & 0x7FFFFFFF for term in terms}


def feature(sort: str, name: str) -> int:
    """Return the number of a tag, writer, name or language, which no word has: a feature's hash."""
    return number_of(f"#{sort}", name)


def pairs_of(words: list[str]) -> list[str]:
    """Return each word with the next."""
    return [f"{one} {next_one}" for one, next_one in pairwise(words)]


def pack(counts: Mapping[int, int]) -> bytes:
    """Return numbers with their counts as bytes, in an order that only the counts decide."""
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_TERMS]
    return pack_numbers(number for number, _ in most) + bytes(
        min(count, MOST_TIMES) for _, count in most
    )


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Return numbers as bytes, four each."""
    return array("I", numbers).tobytes()


def unpack_numbers(packed: bytes) -> array[int]:
    """Return the numbers that were packed by `pack_numbers`."""
    return array("I", packed)


def pack_weights(weights: Mapping[int, float]) -> bytes:
    """Return numbers with weights between 0 and 1 as bytes; a weight is kept in thousandths."""
    thousandths = array("H", (round(1000 * weight) for weight in weights.values()))
    return pack_numbers(weights) + thousandths.tobytes()
