"""What speaks for a story under another: the signals, and their weights (a linear model).

Each signal is a number between 0 and 1 (`apart` is the logarithm of days). The score is their
weighted sum. The weights stand in `weights.json`; `benchmarks/fit_related.py` finds them from
links that editors made by hand (docs/related.md).
"""

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from people.loaded_late import lazily
from related.suggestions.candidates import Candidate
from related.suggestions.editors import linked_by, linking_to
from related.suggestions.idf import Idf
from related.suggestions.packed_terms import (
    Bools,
    Floats,
    Ints,
    PackedTerms,
    Paragraphs,
    Shared,
    behind_numbers,
    often_by_count,
)
from related.suggestions.series import beat_of
from related.suggestions.story_text import StoryText
from related.suggestions.terms import COUNTED, TAG, WEIGHED, WRITER, feature, unpack_numbers
from related.suggestions.vectors import length_of, vector_of

WEIGHTS: dict[str, float] = json.loads(
    (Path(__file__).parent / "weights.json").read_text(encoding="utf-8")
)

# Only the worker makes suggestions; the site is a tenth smaller without what computes them.
if TYPE_CHECKING:
    import numpy as np
else:
    np = lazily("numpy")
SECONDS_A_DAY = 86_400
# A paragraph of fewer words counts by its share of these: two words in common are an accident.
FULL_PARAGRAPH = 30
# In scripts with spaces shorter words are mostly those of grammar, which a young paper takes
# for rare ones.
SHORTEST_DISTINCTIVE = 4
# In how many of the nearest stories a link to a candidate says all that such links can say.
MOST_LINKS = 3
NEAREST = 20
# Below this two texts have nothing in common, and the links of one say nothing to the other.
LINKS_COUNT_FROM = 0.04
# Bits of a signature: several for each term of a story.
SIGNATURE_BITS = 4_096


@dataclass
class Compared:
    """One candidate beside the story: its signals, and what they rest on."""

    candidate: Candidate
    days: float
    text: float = 0.0
    # How many terms both have.
    shared: int = 0
    links: int = 0
    is_linking: bool = False
    # What each signal is, in the order of the weights.
    values: Sequence[float] = ()
    # In thousandths, alike on every machine.
    score: int = 0

    @cached_property
    def numbers(self) -> Set[int]:
        """The numbers of all its terms."""
        return frozenset(PackedTerms.of([self.candidate.terms], COUNTED).numbers.tolist())

    @cached_property
    def signature(self) -> int:
        """A bit for each of its terms, by the last bits of the number; some terms share one."""
        bits = np.zeros(SIGNATURE_BITS, dtype=np.bool_)
        bits[PackedTerms.of([self.candidate.terms], COUNTED).numbers % SIGNATURE_BITS] = True
        return int.from_bytes(np.packbits(bits).tobytes())

    @property
    def size(self) -> int:
        """How many terms it has."""
        return len(self.candidate.terms) // COUNTED

    @cached_property
    def signals(self) -> dict[str, float]:
        """What each signal is, by its name."""
        return dict(zip(WEIGHTS, self.values, strict=True))

    @property
    def parts(self) -> dict[str, float]:
        """What each signal adds to the score."""
        return {name: WEIGHTS[name] * value for name, value in self.signals.items()}


class Comparison:
    """A story, ready to be compared with its candidates."""

    def __init__(self, text: StoryText, idf: Idf) -> None:
        self.text = text
        self.idf = idf
        self.vector = vector_of(text.counts, idf)
        self.norm = length_of(self.vector)
        rare = idf.weights
        # Once for the story's own weight, and once for that in the other.
        self.weights = {number: weight * rare[number] for number, weight in self.vector.items()}
        self.terms = Shared(self.vector)
        self.by_term = self.terms.values(self.weights)
        rarities = self.terms.values(rare)
        self.paragraphs = Paragraphs(text.paragraph_counts, self.terms, rarities)
        self.in_paragraphs = self.paragraphs.shares(rarities, FULL_PARAGRAPH)
        names = {number: count for number, (_, count) in text.names.items()}
        self.names = {n: weight * rare[n] for n, weight in vector_of(names, idf).items()}
        self.names_norm = length_of(vector_of(names, idf))
        self.tags = {feature(TAG, slug): slug for slug in text.tags}
        self.writers = {feature(WRITER, slug): slug for slug in text.writers}
        # After how many days the next issue of its series comes; none where it has none.
        self.beat: float | None = None

    @cached_property
    def distinctive_words(self) -> Set[int]:
        """The single words that stand in few stories and are not of grammar."""
        printed, distinctive = self.text.printed, self.idf.distinctive
        return {n for n, term in printed.items() if n in distinctive and is_distinctive(term)}

    def compare(self, candidates: Sequence[Candidate]) -> list[Compared]:
        """Return every candidate with its signals, the best first; ties by id.

        The candidates are given in the order of their ids. All are weighed at once.
        """
        if not candidates:
            return []
        texts, paragraphs, shared = self.compare_texts(candidates)
        links, linking = self.find_links(candidates, texts)
        self.beat = beat_of(self.text.at, [each.at for each in candidates if self.is_of_form(each)])
        days = np.array([abs(each.at - self.text.at) / SECONDS_A_DAY for each in candidates])
        signals = {
            "text": texts / (texts.max() or 1.0),
            "paragraph": paragraphs / (paragraphs.max() or 1.0),
            "quoted": self.quoted(candidates),
            "names": np.sqrt(self.likeness_of_names(candidates)),
            "tags": np.sqrt(self.rarity_of_common(self.tags, [each.tags for each in candidates])),
            "writer": self.rarity_of_common(self.writers, [each.writers for each in candidates]),
            "apart": np.log1p(days),
            "series": np.array([float(self.is_of_series(each)) for each in candidates]),
            "linked": np.where(linking, 1.0, np.minimum(links, MOST_LINKS) / MOST_LINKS),
        }
        # One after the other: a product of matrices adds in another order on another machine.
        total = sum(WEIGHTS[name] * column for name, column in signals.items())
        scores = np.rint(1000 * total).astype(np.int64)
        values = np.column_stack([signals[name] for name in WEIGHTS]).tolist()
        # In the order of the fields of `Compared`.
        columns = (column.tolist() for column in (days, texts, shared, links, linking))
        rows = zip(candidates, *columns, values, scores.tolist(), strict=True)
        found = [Compared(*row) for row in rows]
        return [found[at] for at in np.argsort(-scores, kind="stable").tolist()]

    def compare_texts(self, candidates: Sequence[Candidate]) -> tuple[Floats, Floats, Ints]:
        """Return how alike each text is to the story's (cosine), and to the paragraph that fits it
        best, and how many terms both have.
        """
        packed, many = [candidate.terms for candidate in candidates], len(candidates)
        terms = PackedTerms.of(packed, COUNTED)
        where, which = self.terms.among(terms.numbers)
        owners = terms.owners(where)
        often = often_by_count()[behind_numbers(packed, COUNTED)[where]]
        texts = np.bincount(owners, self.by_term[which] * often, minlength=many)
        best = self.paragraphs.best(owners, which, often, self.in_paragraphs, many)
        norms = np.array([candidate.norm for candidate in candidates])
        return texts / norms / self.norm, best / norms, np.bincount(owners, minlength=many)

    def likeness_of_names(self, candidates: Sequence[Candidate]) -> Floats:
        """Return how alike the names in each text are to the story's."""
        norms = np.array([one.names_norm for one in candidates])
        shares = self.in_common(self.names, [one.names for one in candidates])
        return shares / (self.names_norm * norms)

    def rarity_of_common(self, mine: Iterable[int], packed: Sequence[bytes]) -> Floats:
        """Return how rare the tags or writers are together that each has too: 1 for the rarest."""
        return self.in_common({number: self.idf.weights[number] for number in mine}, packed)

    @staticmethod
    def in_common(mine: Mapping[int, float], packed: Sequence[bytes]) -> Floats:
        """Return what the numbers that each of many stories has too say together."""
        packed_terms, shared = PackedTerms.of(packed), Shared(mine)
        where, which = shared.among(packed_terms.numbers)
        says = shared.values(mine)[which]
        return np.bincount(packed_terms.owners(where), says, minlength=len(packed))

    def common_names(self, candidate: Candidate) -> list[tuple[float, int]]:
        """Return the names that stand in both, each with what it says."""
        scale = self.names_norm * candidate.names_norm
        names = unpack_numbers(candidate.names)
        return [(self.names[n] / scale, n) for n in names if n in self.names]

    def common_tags(self, candidate: Candidate) -> list[str]:
        """Return the slugs of the tags that both have."""
        return [self.tags[n] for n in unpack_numbers(candidate.tags) if n in self.tags]

    def common_writers(self, candidate: Candidate) -> list[str]:
        """Return the slugs of the writers that both have."""
        return [self.writers[n] for n in unpack_numbers(candidate.writers) if n in self.writers]

    def shared(self, compared: Compared) -> list[tuple[float, int]]:
        """Return what each term that both have adds to the likeness of the texts."""
        packed = [compared.candidate.terms]
        where, which = self.terms.among(PackedTerms.of(packed, COUNTED).numbers)
        often = often_by_count()[behind_numbers(packed, COUNTED)[where]]
        adds = self.by_term[which] * often / (compared.candidate.norm * self.norm)
        numbers = self.terms.numbers[which].tolist()
        return [(add, n) for add, n in zip(adds.tolist(), numbers, strict=True) if add > 0]

    def quoted(self, candidates: Sequence[Candidate]) -> Floats:
        """Return how much of each candidate's headline stands in one paragraph of the story."""
        packed = [one.headline for one in candidates]
        headlines = PackedTerms.of(packed, WEIGHED)
        weights = behind_numbers(packed, WEIGHED).astype(np.float64)
        everywhere = headlines.owners(np.arange(len(weights)))
        whole = np.bincount(everywhere, weights, minlength=len(packed))
        where, which = self.terms.among(headlines.numbers)
        alike = np.ones(len(self.in_paragraphs))
        owners = headlines.owners(where)
        here = self.paragraphs.best(owners, which, weights[where], alike, len(packed))
        return here / np.maximum(whole, 1)

    def is_of_form(self, candidate: Candidate) -> bool:
        """Say whether a candidate has the form of the story's headline."""
        return self.text.series is not None and candidate.series == self.text.series

    def is_of_series(self, candidate: Candidate) -> bool:
        """Say whether a candidate is of the story's series.

        Its form of headline, and its hand; many hands may write what comes regularly.
        """
        if not self.is_of_form(candidate):
            return False
        is_of_hand = not self.writers or not candidate.writers or self.common_writers(candidate)
        return bool(is_of_hand) or self.beat is not None

    def find_links(self, candidates: Sequence[Candidate], texts: Floats) -> tuple[Ints, Bools]:
        """Return from how many of those nearest to it each candidate is linked, and whether it
        links to this story itself.
        """
        nearest = np.argsort(-texts, kind="stable")[:NEAREST].tolist()
        links = linked_by([candidates[at] for at in nearest if texts[at] >= LINKS_COUNT_FROM])
        linking = linking_to(self.text.article.id, candidates)
        ids = [one.article_id for one in candidates]
        return np.array([links[one] for one in ids]), np.array([one in linking for one in ids])


def is_distinctive(term: str) -> bool:
    """Say whether a term is a single word, and not a number or of grammar by its shortness."""
    if " " in term or term.isdigit():
        return False
    return len(term) >= SHORTEST_DISTINCTIVE or not term.isascii()
