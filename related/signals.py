"""What speaks for a story under another: the signals, and their weights.

Each signal is a number between 0 and 1 (`apart` is the logarithm of days). The score is their
weighted sum. The weights stand in `weights.json`; `benchmarks/fit_related.py` finds them from
links that editors made by hand (docs/related.md).
"""

import json
import math
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path

from related.models import Outline
from related.outlining import OFTEN, length_of, vector_of
from related.rarity import Rarity
from related.story_text import StoryText
from related.terms import TAG, WRITER, fact, unpack

WEIGHTS: dict[str, float] = json.loads(
    (Path(__file__).parent / "weights.json").read_text(encoding="utf-8")
)
SECONDS_A_DAY = 86_400
# A paragraph of fewer words counts by its share of these: two words in common are an accident.
FULL_PARAGRAPH = 30
# In how many of the nearest stories a link to a candidate says all that such links can say.
MOST_LINKS = 3
NEAREST = 20
# Below this two texts have nothing in common, and the links of one say nothing to the other.
LINKS_COUNT_FROM = 0.04


@dataclass
class Compared:
    """One candidate beside the story: its signals, and what they rest on."""

    outline: Outline
    days: float
    text: float = 0.0
    paragraph: float = 0.0
    names: list[tuple[float, int]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    writers: list[str] = field(default_factory=list)
    links: int = 0
    signals: dict[str, float] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> Set[int]:
        """The numbers of all its terms."""
        return frozenset(unpack(self.outline.terms)[0])

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
        # What is worth comparing: a term that every story has says nothing.
        rare = rarity.weights
        self.telling = {n: weight * rare[n] for n, weight in self.vector.items() if weight > 0}
        self.in_paragraphs: dict[int, list[tuple[int, float]]] = {n: [] for n in self.vector}
        for at, counts in enumerate(text.paragraph_counts):
            full = min(1.0, len(counts) / FULL_PARAGRAPH)
            weights = vector_of(counts, rarity)
            norm = length_of(weights)
            for number, weight in weights.items():
                self.in_paragraphs[number].append((at, full * weight * rare[number] / norm))
        names = {number: count for number, (_, count) in text.names.items()}
        self.names = vector_of(names, rarity)
        self.names_norm = length_of(self.names)

    def compare(self, outlines: Sequence[Outline]) -> list[Compared]:
        """Return every candidate with its signals, the best first; ties by id."""
        found = [self.beside(outline) for outline in outlines]
        count_links(found)
        best_text = max((one.text for one in found), default=0.0) or 1.0
        best_paragraph = max((one.paragraph for one in found), default=0.0) or 1.0
        for one in found:
            one.signals = {
                "text": one.text / best_text,
                "paragraph": one.paragraph / best_paragraph,
                "quoted": self.quoted(one.outline),
                "names": math.sqrt(sum(weight for weight, _ in one.names)),
                "tags": math.sqrt(sum(self.share(TAG, slug) for slug in one.tags)),
                "writer": sum(self.share(WRITER, slug) for slug in one.writers),
                "apart": math.log1p(one.days),
                "series": float(self.is_of_series(one.outline)),
                "linked": min(one.links, MOST_LINKS) / MOST_LINKS,
            }
        return sorted(found, key=lambda one: (-one.score, one.outline.article_id))

    def beside(self, outline: Outline) -> Compared:
        """Return a candidate with what it has in common with the story."""
        one = Compared(outline, days=abs(outline.at - self.text.at) / SECONDS_A_DAY)
        often, once = self.in_common(outline)
        places = self.in_paragraphs
        paragraphs = [0.0] * (len(self.text.paragraph_counts) + 1)
        text = sum(map(self.telling.__getitem__, once))
        for number, times in often:
            text += self.telling[number] * OFTEN[times]
            for at, weight in places[number]:
                paragraphs[at] += weight * OFTEN[times]
        for at, weight in chain.from_iterable(map(places.__getitem__, once)):
            paragraphs[at] += weight
        one.text = text / outline.norm / self.norm
        one.paragraph = max(paragraphs) / outline.norm
        rare = self.rarity.weights
        scale = self.names_norm * outline.names_norm
        for number, _ in outline.names:
            weight = self.names.get(number, 0.0)
            if weight:
                one.names.append((weight * rare[number] / scale, number))
        one.tags = [slug for slug in outline.tags if slug in self.text.tags]
        one.writers = [slug for slug in outline.writers if slug in self.text.writers]
        return one

    def in_common(self, outline: Outline) -> tuple[list[tuple[int, int]], list[int]]:
        """Return the telling terms that both have: those that stand in the candidate more than
        once, with how often, and those that stand there once.
        """
        numbers, counts = unpack(outline.terms)
        # The frequent ones are packed first, and most stand there once: few need their count.
        end = counts.find(1) if 1 in counts else len(counts)
        first = zip(numbers[:end], counts[:end], strict=True)
        often = [(number, times) for number, times in first if number in self.telling]
        return often, list(filter(self.telling.__contains__, numbers[end:]))

    def shared(self, one: Compared) -> list[tuple[float, int]]:
        """Return what each term that both have adds to the likeness of the texts."""
        often, once = self.in_common(one.outline)
        scale = one.outline.norm * self.norm
        counted = [*often, *((number, 1) for number in once)]
        return [(self.telling[n] * OFTEN[times] / scale, n) for n, times in counted]

    def quoted(self, outline: Outline) -> float:
        """Return how much of the candidate's headline stands in one paragraph of the story."""
        whole = sum(weight for _, weight in outline.headline)
        here: dict[int, float] = defaultdict(float)
        for number, weight in outline.headline:
            for at, _ in self.in_paragraphs.get(number, ()):
                here[at] += weight
        return max(here.values(), default=0.0) / whole if whole else 0.0

    def share(self, sort: str, slug: str) -> float:
        """Return how much a common tag or writer says: 1 for the rarest."""
        return self.rarity.weights[fact(sort, slug)]

    def is_of_series(self, outline: Outline) -> bool:
        """Say whether a candidate is of the story's series: its form of headline, and its hand."""
        if self.text.series is None or outline.series != self.text.series:
            return False
        mine = set(self.text.writers)
        return not mine or not outline.writers or bool(mine & set(outline.writers))


def count_links(found: Sequence[Compared]) -> None:
    """Count for each candidate in how many of those nearest to the story editors linked to it."""
    alike = [one for one in found if one.text >= LINKS_COUNT_FROM]
    nearest = sorted(alike, key=lambda one: (-one.text, one.outline.article_id))[:NEAREST]
    links: dict[str, int] = defaultdict(int)
    for one in nearest:
        for article_id in one.outline.links:
            links[article_id] += 1
    for one in found:
        one.links = links[one.outline.article_id]
