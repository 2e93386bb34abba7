"""How much two texts of wire stories have in common, in time linear in their lengths."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from editions.body import blocks
from search.words import stream_safe
from wire.lines import is_ideograph

MOST_PARAGRAPHS = 100
"""So many paragraphs at most are kept of a page, to find its next take by: the first ones."""

SHORTEST = 40
"""A paragraph of fewer characters stands in many stories (`Nobody was asked.`)."""

_MOST_CHARACTERS = 60_000
"""Two texts are compared by their beginnings; no story in print has as many letters."""

_WORD = re.compile(r"\d+(?:[.,:/'-]\d+)*%?|[^\W\d_]+")
_IN_A_ROW = 3
_AGREES = 0.7


type Rows = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is compared: the words that stand in a row, a paragraph at a time and in all."""

    paragraphs: tuple[Rows, ...]
    rows: Rows

    @property
    def lead(self) -> Rows:
        """The first paragraph."""
        return self.paragraphs[0] if self.paragraphs else frozenset()


def text_of(paragraphs: Sequence[str]) -> Text:
    """Return paragraphs in the form in which they are compared."""
    compared: list[Rows] = []
    room = _MOST_CHARACTERS
    for paragraph in paragraphs:
        if room <= 0:
            break
        compared.append(rows_of(paragraph[:room]))
        room -= len(paragraph)
    kept = tuple(rows for rows in compared if rows)
    return Text(kept, frozenset().union(*kept))


def rows_of(paragraph: str) -> Rows:
    """Return each three words of a paragraph that stand in a row; ideographs count as words."""
    terms: list[str] = []
    for word in _WORD.findall(paragraph.casefold()):
        terms.extend(word if is_ideograph(word[0]) else (word,))
    ends = max(1, len(terms) - _IN_A_ROW + 1) if terms else 0
    return frozenset(tuple(terms[at : at + _IN_A_ROW]) for at in range(ends))


def share(some: Rows, other: Rows) -> float:
    """Return which part of the shorter text stands in the longer too: 0 nothing, 1 all of it."""
    shorter = min(len(some), len(other))
    return len(some & other) / shorter if shorter else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """Which part of the shorter text's paragraphs stand in the longer: by number, and by words."""

    by_number: float
    by_words: float


def agreement(some: Text, other: Text) -> Agreement:
    """Return how many paragraphs two texts have in common; a few other words do not count.

    Two forecasts of one form have many words in a row in common, and no paragraph.
    """
    shorter, longer = sorted((some, other), key=lambda text: len(text.rows))
    number, agreeing = 0, 0
    for rows in shorter.paragraphs:
        if len(rows & longer.rows) >= _AGREES * len(rows):
            number += 1
            agreeing += len(rows)
    total = sum(map(len, shorter.paragraphs))
    return Agreement(
        number / len(shorter.paragraphs) if shorter.paragraphs else 0.0,
        agreeing / total if total else 0.0,
    )


def paragraphs_of(body: str) -> list[str]:
    """Return the words of the paragraphs of a story's cleaned HTML."""
    return [block.text for block in blocks(body)]


def digests_of(paragraphs: Sequence[str]) -> list[int]:
    """Return a number of 63 bits for each paragraph long enough to be known by, each once."""
    digests: dict[int, None] = {}
    for paragraph in paragraphs[:MOST_PARAGRAPHS]:
        plain = " ".join(
            _WORD.findall(unicodedata.normalize("NFC", stream_safe(paragraph[:5_000])).casefold())
        )
        if len(plain) >= SHORTEST or sum(map(is_ideograph, plain)) * 3 >= SHORTEST:
            digest = blake2b(plain.encode(), digest_size=8).digest()
            digests[int.from_bytes(digest) >> 1] = None
    return list(digests)
