"""What one story has in common with hundreds of others, found for all at once (dot products)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Self

from people.loaded_late import lazily
from related.suggestions.terms import COUNTED, MOST_TIMES, OFTEN

# Only the worker makes suggestions; the site is a tenth smaller without what computes them.
if TYPE_CHECKING:
    import numpy as np
else:
    np = lazily("numpy")

type Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
type Bools = np.ndarray[tuple[int], np.dtype[np.bool_]]
type Ints = np.ndarray[tuple[int], np.dtype[np.int64]]
type Numbers = np.ndarray[tuple[int], np.dtype[np.uint32]]
type Counts = np.ndarray[tuple[int], np.dtype[np.uint8 | np.uint16]]

LAST_BITS = (1 << 16) - 1


@cache
def often_by_count() -> Floats:
    """Return what a word counts for that stands in a text so many times."""
    return np.array(OFTEN)


@dataclass(frozen=True)
class PackedTerms:
    """The packed numbers of many stories, one after the other; `ends` is where each story's end."""

    numbers: Numbers
    ends: Ints

    @classmethod
    def of(cls, packed: Sequence[bytes], bytes_each: int = 4) -> Self:
        """Return numbers packed by `terms.py`, where each takes so many bytes in all."""
        many = [len(one) // bytes_each for one in packed]
        parts = (one[: 4 * size] for one, size in zip(packed, many, strict=True))
        return cls(
            np.frombuffer(b"".join(parts), dtype=np.uint32),
            np.cumsum(many),
        )

    def owners(self, where: Ints) -> Ints:
        """Return of which stories the numbers in these places are."""
        return np.searchsorted(self.ends, where, side="right")


def behind_numbers(packed: Sequence[bytes], bytes_each: int) -> Counts:
    """Return what is packed behind the numbers of many stories: a count or a weight for each."""
    tails = (one[4 * (len(one) // bytes_each) :] for one in packed)
    return np.frombuffer(b"".join(tails), dtype=np.uint8 if bytes_each == COUNTED else np.uint16)


class Shared:
    """The terms of one story, to be found among those of many others."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self.numbers: Numbers = np.array(sorted(numbers), dtype=np.uint32)
        # Most of the others' terms are told apart by their last bits alone.
        self.maybe = np.zeros(LAST_BITS + 1, dtype=bool)
        self.maybe[self.numbers & LAST_BITS] = True

    def among(self, others: Numbers) -> tuple[Ints, Ints]:
        """Return where terms of the story stand among others, and which of its terms each is."""
        where = np.flatnonzero(np.take(self.maybe, others.astype(np.uint16)))
        likely = others[where]
        found = np.minimum(np.searchsorted(self.numbers, likely), max(0, len(self.numbers) - 1))
        same = self.numbers[found] == likely
        return where[same], found[same]

    def values(self, of: Mapping[int, float]) -> Floats:
        """Return what a mapping says of each of the terms."""
        return np.array([of[number] for number in self.numbers.tolist()], dtype=np.float64)


class Paragraphs:
    """Which paragraphs of the story each of its terms stands in, and what it says of them."""

    def __init__(self, counts: Sequence[Mapping[int, int]], terms: Shared, idf: Floats) -> None:
        """`idf` is that of the terms; they hold every term of the paragraphs."""
        self.many = max(1, len(counts))
        sizes = [len(paragraph) for paragraph in counts]
        numbers = [number for paragraph in counts for number in paragraph]
        times = [min(count, MOST_TIMES) for paragraph in counts for count in paragraph.values()]
        which = np.searchsorted(terms.numbers, np.array(numbers, dtype=np.uint32))
        at = np.repeat(np.arange(len(counts)), sizes)
        weights = often_by_count()[np.array(times, dtype=np.int64)] * idf[which]
        order = np.argsort(which, kind="stable")
        self.at, self.weights = at[order], weights[order]
        self.starts = np.searchsorted(which[order], np.arange(len(terms.numbers) + 1))
        squares = np.bincount(at, weights * weights, minlength=self.many)
        self.lengths = np.where(squares > 0, np.sqrt(squares), 1.0)
        self.sizes = np.array([*sizes, 0][: self.many])
        self.which = which[order]

    def shares(self, idf: Floats, full: int) -> Floats:
        """Return how much each term means in each paragraph that it stands in.

        A paragraph of fewer than `full` terms counts by its share of them.
        """
        fullness = np.minimum(1.0, self.sizes / full)
        return (fullness / self.lengths)[self.at] * self.weights * idf[self.which]

    def best(
        self, owners: Ints, which: Ints, weights: Floats, entries: Floats, many: int
    ) -> Floats:
        """Return for each of many stories what it says about the paragraph it fits best.

        Each hit is a term (`which`) that a story (`owners`) shares, with a weight; `entries` says
        how much each of the terms means in each paragraph it stands in.
        """
        sizes = self.starts[which + 1] - self.starts[which]
        hit = np.repeat(np.arange(len(which)), sizes)
        entry = np.arange(len(hit)) + np.repeat(
            self.starts[which] - (np.cumsum(sizes) - sizes), sizes
        )
        places = owners[hit] * self.many + self.at[entry]
        sums = np.bincount(places, weights[hit] * entries[entry], minlength=many * self.many)
        return sums.reshape(many, self.many).max(axis=1)
