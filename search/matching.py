"""What is asked of an index over words, in the databases' own words, and how its keys lie."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LEAST_KEY, LARGEST_KEY = -(2**63), 2**63 - 1
EVER = (LEAST_KEY, LARGEST_KEY)
# How dense keys lie is told by so many of the newest.
LAID_OUT = 1_000


@dataclass(frozen=True)
class Match:
    """What a text must have: of each of `every` one of some words, and none of `without`."""

    every: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()

    def and_also(self, *every: tuple[str, ...]) -> "Match":
        """Return what a text must have that has these besides."""
        return Match((*self.every, *every), self.without)


@dataclass(frozen=True)
class Spread:
    """How the keys of an index lie, as its newest tell: how many there are above one."""

    newest: int
    oldest: int
    # The key behind the newest so many, and how many these are.
    bound: int
    within: int

    def above(self, key: int) -> float:
        """Return about how many keys there are from one on."""
        return self.within * max(1, self.newest - key) / max(1, self.newest - self.bound)

    def rarity(self, found: Sequence[int], most: int) -> float:
        """Return what a word weighs, of which these are the newest texts: little if all have it."""
        since = found[-1] if len(found) >= most else self.oldest
        many = max(self.above(since), float(len(found)), 1.0)
        return math.log(1 + (many - len(found) + 0.5) / (len(found) + 0.5))


def fts5(match: Match) -> str:
    """Return a match in FTS5's words: each in quotes, so that AND or a colon mean nothing."""

    def any_of(words: Iterable[str]) -> str:
        return f"({' OR '.join(f'"{word}"' for word in words)})"

    every = " AND ".join(map(any_of, match.every))
    return f"({every}) NOT {any_of(match.without)}" if match.without else every


def tsquery(match: Match) -> str:
    """Return a match in PostgreSQL's words."""

    def any_of(words: Iterable[str]) -> str:
        return f"({' | '.join(f"'{word}'" for word in words)})"

    every = " & ".join(map(any_of, match.every))
    return f"{every} & !{any_of(match.without)}" if match.without else every


def sorted_out(rows: Iterable[tuple[int, int]], many: int) -> list[list[int]]:
    """Return the keys under each of so many numbers, the largest first."""
    found: list[list[int]] = [[] for _ in range(many)]
    for which, key in rows:
        found[which].append(key)
    return [sorted(keys, reverse=True) for keys in found]
