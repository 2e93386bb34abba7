"""What speaks for a story under another: the signals, and their weights.

Each signal is a number between 0 and 1 (`apart` is the logarithm of days). The score is their
weighted sum. The weights stand in `weights.json`; `benchmarks/fit_related.py` finds them from
links that editors made by hand (docs/related.md).
"""

import json
import math
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from related.candidates import Candidate
from related.editors import linked_by, linking_to
from related.outlining import length_of, vector_of
from related.overlap import OFTEN_BY_COUNT, Floats, Paragraphs, Pile, Shared, behind_numbers
from related.rarity import Rarity
from related.series import beat_of
from related.story_text import StoryText
from related.terms import COUNTED, TAG, WEIGHED, WRITER, fact

WEIGHTS: dict[str, float] = json.loads(
    (Path(__file__).parent / "weights.json").read_text(encoding="utf-8")
)
SECONDS_A_DAY = 86_400
# A paragraph of fewer words counts by its share of these: two words in common are an accident.
FULL_PARAGRAPH = 30
# In scripts with spaces shorter words are mostly those of grammar, which a young paper takes
# for rare ones.
SHORTEST_TELLING = 4
# In how many of the nearest stories a link to a candidate says all that such links can say.
MOST_LINKS = 3
NEAREST = 20
# Below this two texts have nothing in common, and the links of one say nothing to the other.
LINKS_COUNT_FROM = 0.04
# Bits in which the terms of a story are marked: several for each term.
MARKS = 4_096


@dataclass
class Compared:
    """One candidate beside the story: its signals, and what they rest on."""

    outline: Candidate
    days: float
    text: float = 0.0
    paragraph: float = 0.0
    # How many terms both have.
    shared: int = 0
    names: list[tuple[float, int]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    writers: list[str] = field(default_factory=list)
    links: int = 0
    is_linking: bool = False
    signals: dict[str, float] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> Set[int]:
        """The numbers of all its terms."""
        return frozenset(Pile.of([self.outline.terms], COUNTED).numbers.tolist())

    @cached_property
    def marks(self) -> int:
        """A bit for each of its terms, by the last bits of the number; some terms share one."""
        marked = np.zeros(MARKS, dtype=np.bool_)
        marked[Pile.of([self.outline.terms], COUNTED).numbers % MARKS] = True
        return int.from_bytes(np.packbits(marked).tobytes())

    @property
    def size(self) -> int:
        """How many terms it has."""
        return len(self.outline.terms) // COUNTED

    @property
    def parts(self) -> dict[str, float]:
        """What each signal adds to the score."""
        return {name: WEIGHTS[name] * value for name, value in self.signals.items()}

    @property
    def score(self) -> int:
        """The score in thousandths, alike on every machine."""
        return round(1000 * sum(self.parts.values()))


class Comparison:
    """A story, ready to be compared with its candidates."""

    def __init__(self, text: StoryText, rarity: Rarity) -> None:
        self.text = text
        self.rarity = rarity
        self.vector = vector_of(text.counts, rarity)
        self.norm = length_of(self.vector)
        rare = rarity.weights
        # Once for the story's own weight, and once for that in the other.
        self.weights = {number: weight * rare[number] for number, weight in self.vector.items()}
        self.terms = Shared(self.vector)
        self.by_term = self.terms.values(self.weights)
        rarities = self.terms.values(rare)
        self.paragraphs = Paragraphs(text.paragraph_counts, self.terms, rarities)
        self.in_paragraphs = self.paragraphs.shares(rarities, FULL_PARAGRAPH)
        names = {number: count for number, (_, count) in text.names.items()}
        self.names = {n: weight * rare[n] for n, weight in vector_of(names, rarity).items()}
        self.names_norm = length_of(vector_of(names, rarity))
        self.tags = {fact(TAG, slug): slug for slug in text.tags}
        self.writers = {fact(WRITER, slug): slug for slug in text.writers}
        # After how many days the next issue of its series comes; none where it has none.
        self.beat: float | None = None

    @cached_property
    def telling_words(self) -> Set[int]:
        """The single words that stand in few stories and are not of grammar."""
        printed, telling = self.text.printed, self.rarity.telling
        return {n for n, term in printed.items() if n in telling and is_telling(term)}

    def compare(self, candidates: Sequence[Candidate]) -> list[Compared]:
        """Return every candidate with its signals, the best first; ties by id."""
        found = [
            Compared(one, days=abs(one.at - self.text.at) / SECONDS_A_DAY) for one in candidates
        ]
        if not found:
            return []
        self.compare_texts(found)
        self.compare_facts(found)
        self.find_links(found)
        self.beat = beat_of(self.text.at, [one.at for one in candidates if self.is_of_form(one)])
        best_text = max(one.text for one in found) or 1.0
        best_paragraph = max(one.paragraph for one in found) or 1.0
        for one, quoted in zip(found, self.quoted(candidates).tolist(), strict=True):
            one.signals = {
                "text": one.text / best_text,
                "paragraph": one.paragraph / best_paragraph,
                "quoted": quoted,
                "names": math.sqrt(sum([weight for weight, _ in one.names])),
                "tags": math.sqrt(sum([self.share(TAG, slug) for slug in one.tags])),
                "writer": sum([self.share(WRITER, slug) for slug in one.writers]),
                "apart": math.log1p(one.days),
                "series": float(self.is_of_series(one)),
                "linked": 1.0 if one.is_linking else min(one.links, MOST_LINKS) / MOST_LINKS,
            }
        return sorted(found, key=lambda one: (-one.score, one.outline.article_id))

    def compare_texts(self, found: Sequence[Compared]) -> None:
        """Note how alike each text is to the story's, and to the paragraph that fits it best."""
        packed = [one.outline.terms for one in found]
        terms = Pile.of(packed, COUNTED)
        where, which = self.terms.among(terms.numbers)
        owners = terms.owners(where)
        often = OFTEN_BY_COUNT[behind_numbers(packed, COUNTED)[where]]
        texts = np.bincount(owners, self.by_term[which] * often, minlength=len(found))
        best = self.paragraphs.best(owners, which, often, self.in_paragraphs, len(found))
        shared = np.bincount(owners, minlength=len(found))
        sums = zip(found, texts.tolist(), best.tolist(), shared.tolist(), strict=True)
        for one, text, paragraph, terms_in_common in sums:
            one.shared = terms_in_common
            one.text = text / one.outline.norm / self.norm
            one.paragraph = paragraph / one.outline.norm

    def compare_facts(self, found: Sequence[Compared]) -> None:
        """Note the names, tags and writers that each has in common with the story."""
        for at, number in self.in_common(self.names, [one.outline.names for one in found]):
            scale = self.names_norm * found[at].outline.names_norm
            found[at].names.append((self.names[number] / scale, number))
        for at, number in self.in_common(self.tags, [one.outline.tags for one in found]):
            found[at].tags.append(self.tags[number])
        for at, number in self.in_common(self.writers, [one.outline.writers for one in found]):
            found[at].writers.append(self.writers[number])

    @staticmethod
    def in_common(mine: Collection[int], packed: Sequence[bytes]) -> Iterator[tuple[int, int]]:
        """Yield which of many stories has which of these numbers too, if not for nothing."""
        pile, shared = Pile.of(packed), Shared(mine)
        where, which = shared.among(pile.numbers)
        yield from zip(pile.owners(where).tolist(), shared.numbers[which].tolist(), strict=True)

    def shared(self, one: Compared) -> list[tuple[float, int]]:
        """Return what each term that both have adds to the likeness of the texts."""
        packed = [one.outline.terms]
        where, which = self.terms.among(Pile.of(packed, COUNTED).numbers)
        often = OFTEN_BY_COUNT[behind_numbers(packed, COUNTED)[where]]
        adds = self.by_term[which] * often / (one.outline.norm * self.norm)
        numbers = self.terms.numbers[which].tolist()
        return [(add, n) for add, n in zip(adds.tolist(), numbers, strict=True) if add > 0]

    def quoted(self, candidates: Sequence[Candidate]) -> Floats:
        """Return how much of each candidate's headline stands in one paragraph of the story."""
        packed = [one.headline for one in candidates]
        words = Pile.of(packed, WEIGHED)
        weights = behind_numbers(packed, WEIGHED).astype(np.float64)
        everywhere = words.owners(np.arange(len(weights)))
        whole = np.bincount(everywhere, weights, minlength=len(packed))
        where, which = self.terms.among(words.numbers)
        alike = np.ones(len(self.in_paragraphs))
        owners = words.owners(where)
        here = self.paragraphs.best(owners, which, weights[where], alike, len(packed))
        return here / np.maximum(whole, 1)

    def share(self, sort: str, slug: str) -> float:
        """Return how much a common tag or writer says: 1 for the rarest."""
        return self.rarity.weights[fact(sort, slug)]

    def is_of_form(self, candidate: Candidate) -> bool:
        """Say whether a candidate has the form of the story's headline."""
        return self.text.series is not None and candidate.series == self.text.series

    def is_of_series(self, one: Compared) -> bool:
        """Say whether a candidate is of the story's series.

        Its form of headline, and its hand; many hands may write what comes regularly.
        """
        if not self.is_of_form(one.outline):
            return False
        is_of_hand = not self.writers or not one.outline.writers or bool(one.writers)
        return is_of_hand or self.beat is not None

    def find_links(self, found: Sequence[Compared]) -> None:
        """Find which candidates link to this story, and which those nearest to it link to."""
        alike = [one for one in found if one.text >= LINKS_COUNT_FROM]
        alike.sort(key=lambda one: (-one.text, one.outline.article_id))
        links = linked_by([one.outline for one in alike[:NEAREST]])
        linking = linking_to(self.text.article.id, [one.outline for one in found])
        for one in found:
            one.links = links[one.outline.article_id]
            one.is_linking = one.outline.article_id in linking


def is_telling(term: str) -> bool:
    """Say whether a term is a single word, and not a number or of grammar by its shortness."""
    if " " in term or term.isdigit():
        return False
    return len(term) >= SHORTEST_TELLING or not term.isascii()
