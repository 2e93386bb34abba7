"""What is asked for, and how well a text answers it.

Every text is found by its words and their stems; those of its headline stand in the index a second
time with a mark before them, and with another those that it says often or first. So the index
itself tells where a word stands, and looking at a few hundred texts is enough to put them in order:
the newest that have each word anywhere, often, or in the headline, and those that have all.

A word weighs as much as it is rare. The weights are few, and were fitted to one half of the
questions of two corpora (docs/search.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from search.index import TextIndex
from search.matching import Match
from search.stems import stem

# Marks that no word has, and that the databases take for letters.
IN_HEADLINE, OFTEN = "\u00b6", "\u00a7"
# How much of the headline is asked for; how much of what is asked stands in the headline, there
# with the word before it, anywhere, and often.
SHARE_OF_HEADLINE, HEADLINE, PAIR, ANYWHERE, OFTEN_SAID = 7, 3, 1, 4, 2
# What has less than this share of what is asked is no answer.
LEAST_SHARE = 0.2
# Scores as near as this are equal, and the newer text stands first.
STEP = 0.1
MOST_TERMS = 12
# So many keys of each list are looked at, so many texts in full.
LOOKED_AT, COMPARED = 200, 150


@dataclass(frozen=True)
class Term:
    """A word of a query, as it stands and by its stem."""

    forms: tuple[str, ...]

    @classmethod
    def of(cls, word: str, language: str) -> "Term":
        """Return the term of a folded word, in a paper of this language."""
        return cls(tuple(dict.fromkeys((word, stem(word, language)))))

    def marked(self, mark: str) -> tuple[str, ...]:
        """Return its forms behind a mark."""
        return tuple(mark + form for form in self.forms)

    def stands_in(self, padded: str, mark: str = "") -> bool:
        """Say whether it stands among words with spaces around them."""
        first, *other = self.forms
        return f" {mark}{first} " in padded or any(f" {mark}{form} " in padded for form in other)


def terms_of(words: Iterable[str], language: str) -> list[Term]:
    """Return the different terms of a query's words, in order."""
    return list(dict.fromkeys(Term.of(word, language) for word in words))[:MOST_TERMS]


def all_of(terms: Iterable[Term], mark: str = "") -> list[tuple[str, ...]]:
    """Return what a text must have that has every term."""
    return [term.marked(mark) for term in terms]


@dataclass(frozen=True)
class Found:
    """What the index says of a query: the newest keys that have each term, and their weights.

    `besides` are the newest that match what was asked for besides.
    """

    terms: Sequence[Term]
    anywhere: Sequence[Sequence[int]]
    often: Sequence[Sequence[int]]
    headlines: Sequence[Sequence[int]]
    together: Sequence[int]
    weights: Sequence[float]
    besides: Sequence[int] = ()

    @cached_property
    def weight(self) -> float:
        """What all terms weigh."""
        return sum(self.weights) or 1.0

    def unknown(self) -> list[Term]:
        """Return the terms that no text has."""
        lists = zip(self.terms, self.anywhere, self.often, self.headlines, strict=True)
        return [term for term, *found in lists if not any(found)]

    def likeliest(self) -> list[int]:
        """Return the keys of the texts that are worth looking at, by what the index says alone."""
        votes = dict.fromkeys(self.together, ANYWHERE * self.weight)
        together = set(self.together)
        for weight, anywhere, often, headlines in zip(
            self.weights, self.anywhere, self.often, self.headlines, strict=True
        ):
            points = dict.fromkeys(anywhere, float(ANYWHERE))
            points.update(dict.fromkeys(often, float(ANYWHERE + OFTEN_SAID)))
            both = float(ANYWHERE + OFTEN_SAID + HEADLINE + SHARE_OF_HEADLINE / 2)
            points.update(dict.fromkeys(headlines, both))
            for key, given in points.items():
                had = ANYWHERE if key in together else 0
                votes[key] = votes.get(key, 0.0) + weight * (given - had)
        return sorted(votes, key=lambda key: (-votes[key], -key))[:COMPARED]

    @cached_property
    def known(self) -> list[tuple[set[int], bool]]:
        """For each term the keys that surely have it, and whether these are all there are."""
        return [
            ({*anywhere, *often}, 0 < len(anywhere) < LOOKED_AT or not often)
            for anywhere, often in zip(self.anywhere, self.often, strict=True)
        ]

    def score(self, key: int, text: str) -> float:
        """Return how well a text of the index answers; 0 where it hardly does."""
        # Marked words stand first: where facts begin, or the words, nothing need be looked for.
        ends = text.find(" ", max(text.rfind(IN_HEADLINE), text.rfind(OFTEN)))
        marked, padded = (f" {text[:ends]} ", f" {text} ") if ends > 0 else (f" {text} ",) * 2
        anywhere, often, headline, many = 0.0, 0.0, 0.0, 0
        for term, weight, (having, is_all) in zip(
            self.terms, self.weights, self.known, strict=True
        ):
            is_there = key in having or (not is_all and term.stands_in(padded))
            if not is_there:
                continue
            anywhere += weight
            often += weight * term.stands_in(marked, OFTEN)
            if term.stands_in(marked, IN_HEADLINE):
                headline += weight
                many += 1
        if anywhere < LEAST_SHARE * self.weight:
            return 0.0
        share = many / max(1, marked.count(f" {IN_HEADLINE}"))
        told = HEADLINE * headline + ANYWHERE * anywhere + OFTEN_SAID * often
        pairs = PAIR * self.pairs_in(marked) if many > 1 else 0.0
        return round((SHARE_OF_HEADLINE * share + told / self.weight + pairs) / STEP) * STEP

    def pairs_in(self, padded: str) -> float:
        """Return the share of neighbours in the query that are neighbours in the headline too."""
        had = asked = 0.0
        for at, (one, other) in enumerate(pairwise(self.terms)):
            weight = self.weights[at] + self.weights[at + 1]
            asked += weight
            had += weight * any(
                f" {first} {second} " in padded
                for first in one.marked(IN_HEADLINE)
                for second in other.marked(IN_HEADLINE)
            )
        return had / (asked or 1.0)


def ask_index(
    index: TextIndex,
    terms: Sequence[Term],
    also: Match,
    between: tuple[int, int],
    besides: Match | None = None,
) -> Found:
    """Ask the index for the newest texts with each term, of what has all else and lies in a time.

    However common a word is, no more than `LOOKED_AT` of its texts are looked at. With the same
    question it is asked for the newest that match something else besides.
    """
    many = len(terms)
    marks = (OFTEN, IN_HEADLINE, "")
    asked = [also.and_also(term.marked(mark)) for mark in marks for term in terms]
    asked += [also.and_also(*all_of(terms, mark)) for mark in ("", IN_HEADLINE)]
    asked += [besides] if besides else []
    lists = index.newest_of_each(asked, LOOKED_AT, between)
    matching_besides = lists.pop() if besides else []
    *lists, together, in_headline = lists
    often, headlines, once = lists[:many], lists[many:-many], lists[-many:]
    is_common = [len(keys) >= LOOKED_AT for keys in often]
    spread = index.spread()
    return Found(
        terms,
        # What is often said often need not be looked for where it is said once.
        [[] if is_common[at] else once[at] for at in range(many)],
        often,
        headlines,
        list(dict.fromkeys([*together, *in_headline])),
        [spread.rarity(often[at] if is_common[at] else once[at], LOOKED_AT) for at in range(many)],
        matching_besides,
    )
