"""How suggestions grow with the paper: python benchmarks/related_growth.py [STORIES …].

Fills an empty scratch database (`benchmarks/scratch.py`) with made-up stories: their outlines, the
words that lead to them, their tags and writers, and bare readers' rows. At each size it then
publishes new stories and prints how long it took until their suggestions stood, in milliseconds,
how much of it this process worked (the rest is the database's on PostgreSQL, or a busy machine's),
how long the counting of their words took afterwards, and the most memory in use.

With `--rebuild STORIES` it fills the database with so many whole stories instead, and then times a
full rebuild, stage by stage.
"""

import argparse
import resource
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import batched, groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import scratch

scratch.set_up()

import numpy as np  # noqa: E402
from django.db import transaction  # noqa: E402
from django.db.models import Model  # noqa: E402

from benchmarks.bulk import without_indexes  # noqa: E402
from editions import story as told  # noqa: E402
from editions.body import body_from_paragraphs  # noqa: E402
from editions.chain import add_edition  # noqa: E402
from editions.choices import CreditRole, Kind  # noqa: E402
from editions.content import Content  # noqa: E402
from editions.models import (  # noqa: E402
    Edition,
    EditionContent,
    PublishedArticle,
    PublishedCredit,
    PublishedTag,
)
from editions.projection import project, reader_rows  # noqa: E402
from newsroom.corpus.rows import write_rows  # noqa: E402
from related.models import Bookmark, Posting, StoryVector, Suggestion, TermCount  # noqa: E402
from related.suggestions.idf import BUCKETS, bucket_of  # noqa: E402
from related.suggestions.indexing import count_new, index_story, new_editions  # noqa: E402
from related.suggestions.rebuilding import rebuild  # noqa: E402
from related.suggestions.terms import (  # noqa: E402
    LANGUAGE,
    TAG,
    WRITER,
    feature,
    number_of,
    pack_numbers,
    pack_weights,
)
from related.suggestions.vectors import POSTED  # noqa: E402
from related.suggestions.writer_lease import claimed  # noqa: E402

SIZES = (1_000, 10_000, 100_000, 1_000_000)
TIMES = 20
COLUMNS = (
    "stories",
    "median ms",
    "slowest ms",
    "own work ms",
    "counting after ms",
    "suggestions each",
    "most memory, MB",
)
BATCH = 2_000
# Words of a story, of the language, tags and writers of the paper.
WORDS, VOCABULARY, TAGS, WRITERS, SECTIONS = 350, 200_000, 2_000, 300, 8
NEWEST = datetime(2026, 1, 1, tzinfo=UTC)
APART = timedelta(minutes=20)


class Paper:
    """A paper of made-up stories, whose words are as unevenly frequent as those of a language."""

    def __init__(self) -> None:
        self.rng = np.random.default_rng(1)
        weights = 1 / np.arange(1, VOCABULARY + 1)
        self.share = np.cumsum(weights) / weights.sum()
        words = [f"w{rank:x}" for rank in range(VOCABULARY)]
        self.words = words
        self.numbers = np.array([number_of("en", word) for word in words], dtype=np.uint32)
        self.counts = np.zeros(BUCKETS, dtype=np.int32)
        self.postings: list[tuple[int, int, str]] = []

    def ranks(self, many: int) -> np.ndarray:
        """Return so many words by rank, the frequent ones more often."""
        return np.minimum(np.searchsorted(self.share, self.rng.random(many)), VOCABULARY - 1)

    def fill(self, first: int, last: int) -> None:
        """Write stories by number, without this one's `last`."""
        with without_indexes(PublishedArticle, PublishedTag, PublishedCredit, StoryVector, Posting):
            for numbers in batched(range(first, last), BATCH):
                self.write(numbers)
        used = np.flatnonzero(self.counts)
        with transaction.atomic():
            TermCount.objects.all().delete()
            for part in np.array_split(used, 1 + len(used) // 50_000):
                counted = zip(part.tolist(), self.counts[part].tolist(), strict=True)
                write_rows(TermCount, ("bucket", "stories"), counted)

    def write(self, numbers: tuple[int, ...]) -> None:
        """Write some stories with what suggestions know of them."""
        rows: dict[type, list[object]] = {
            model: [] for model in (PublishedArticle, PublishedTag, PublishedCredit, StoryVector)
        }
        for number in numbers:
            for row in self.rows_of(number):
                rows[type(row)].append(row)
        with transaction.atomic():
            for model, of_model in rows.items():
                model._default_manager.bulk_create(of_model)  # type: ignore[attr-defined]
            write_rows(Posting, ("term", "at", "article_id"), self.postings)
        self.postings.clear()

    def rows_of(self, number: int) -> Iterator[object]:
        """Yield the rows of one story."""
        article_id, moment = f"g{number:011}", NEWEST - 1_200_000 * APART + number * APART
        ranks, times = np.unique(self.ranks(WORDS), return_counts=True)
        pairs = self.rng.integers(0, 1 << 31, len(ranks), dtype=np.uint32)
        terms = np.concatenate([self.numbers[ranks], pairs])
        counts = np.minimum(np.concatenate([times, np.ones(len(pairs), dtype=int)]), 255)
        # As outlines are packed: the most frequent first.
        order = np.lexsort((terms, -counts))
        terms, counts = terms[order], counts[order]
        tags = [f"tag-{tag}" for tag in set(self.rng.integers(0, TAGS, 2).tolist())]
        writer = f"writer-{self.rng.integers(0, WRITERS)}"
        section = f"section-{number % SECTIONS}"
        features = [
            feature(LANGUAGE, "en"),
            feature(WRITER, writer),
            *(feature(TAG, tag) for tag in tags),
        ]
        self.counts[np.unique(terms & (BUCKETS - 1))] += 1
        for one in features:
            self.counts[bucket_of(one)] += 1
        article = PublishedArticle(
            id=article_id, edition_number=1, published_on=moment.date(), slug=article_id,
            language="en", headline=f"Story {number}", section_slug=section, section_name=section,
            first_published_at=moment, modified_at=moment, photos="[]", body_html="",
            word_count=WORDS, content="{}",
        )  # fmt: skip
        yield article
        at = int(moment.timestamp())
        for tag in tags:
            yield PublishedTag(article=article, slug=tag, name=tag, first_published_at=moment)
        yield PublishedCredit(
            article=article, slug=writer, name=writer, role=CreditRole.WRITER,
            first_published_at=moment,
        )  # fmt: skip
        yield StoryVector(
            article_id=article_id, edition_number=1, at=at, language="en", section_slug=section,
            terms=terms.astype(np.uint32).tobytes() + counts.astype(np.uint8).tobytes(),
            norm=80.0, names_norm=1.0, writers=pack_numbers([feature(WRITER, writer)]),
            tags=pack_numbers(feature(TAG, tag) for tag in tags),
            headline=pack_weights(dict.fromkeys(self.numbers[ranks[-6:]].tolist(), 0.5)),
        )  # fmt: skip
        leading = self.numbers[ranks[-POSTED:]].tolist()
        self.postings += [(term, at, article_id) for term in leading]

    def new_content(self, number: int) -> Content:
        """Return what a new story of the paper's words says."""
        terms = [self.words[rank] for rank in self.ranks(WORDS)]
        paragraphs = [" ".join(part) for part in batched(terms, 50)]
        moment = moment_of(number)
        tags = [f"tag-{tag}" for tag in set(self.rng.integers(0, TAGS, 2).tolist())]
        writer = f"writer-{self.rng.integers(0, WRITERS)}"
        section = f"section-{number % SECTIONS}"
        story = told.Story(
            headline=" ".join(terms[-8:]),
            section=told.Named(name=section, slug=section),
            body=body_from_paragraphs([("p", paragraph) for paragraph in paragraphs]),
            credits=(told.StoryCredit(role=CreditRole.WRITER, name=writer, slug=writer),),
            tags=tuple(told.Named(name=tag, slug=tag) for tag in tags),
        )
        return Content(
            story=story, published_on=moment.date().isoformat(), slug=f"new-{number}",
            first_published_at=moment.isoformat(), modified_at=moment.isoformat(),
            known_as=(story.headline,),
        )  # fmt: skip

    def publish(self, number: int) -> None:
        """Publish a new story through the record."""
        article_id, content, moment = f"n{number:011}", self.new_content(number), moment_of(number)
        with transaction.atomic():
            add_edition(article_id, kind=Kind.FIRST, content=content, by="benchmark", at=moment)
            project(article_id)

    def fill_readers_rows(self, size: int) -> None:
        """Write so many new stories as readers see them, without the record behind them."""
        for numbers in batched(range(size), BATCH):
            rows: dict[type, list[Model]] = {
                model: [] for model in (PublishedArticle, PublishedTag, PublishedCredit)
            }
            for number in numbers:
                text = EditionContent(text=self.new_content(number).to_json())
                edition = Edition(article_id=f"n{number:011}", number=1)
                edition.content = text
                for row in reader_rows(edition):
                    rows.get(type(row), []).append(row)
            with transaction.atomic():
                for model, of_model in rows.items():
                    model._default_manager.bulk_create(of_model)  # type: ignore[attr-defined]


def moment_of(number: int) -> datetime:
    """Return when a new story is published."""
    return NEWEST + number * APART


def measure_growth(sizes: Sequence[int]) -> None:
    """Grow the paper from size to size, publish at each, and print the table."""
    paper, there, published = Paper(), 0, 0
    print(f"| {' | '.join(COLUMNS)} |")
    print("|---" * len(COLUMNS) + "|")
    for size in sizes:
        paper.fill(there, size)
        there = size
        scratch.count_anew()
        spent, worked, counted = [], [], []
        for _ in range(TIMES + 1):
            published += 1
            paper.publish(published)
            with claimed() as claim:
                ((edition_id, article_id),) = new_editions(Bookmark.objects.get(pk=1))
                begun, own = time.perf_counter(), time.process_time()
                index_story(article_id, claim, edition_id)
                stood = time.perf_counter()
                worked.append((time.process_time() - own) * 1000)
                count_new(claim)
            spent.append((stood - begun) * 1000)
            counted.append((time.perf_counter() - stood) * 1000)
        made = Suggestion.objects.filter(article_id__startswith="n").count() / published
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        median, slowest = statistics.median(spent[1:]), max(spent[1:])
        work = statistics.median(worked[1:])
        values = (median, slowest, work, statistics.median(counted[1:]))
        row = [f"{size:,}", *(f"{value:.0f}" for value in values)]
        print(f"| {' | '.join(row)} | {made:.1f} | {memory:.0f} |", flush=True)


def measure_rebuild(size: int) -> None:
    """Publish so many stories through the record, and print how long a full rebuild takes."""
    Paper().fill_readers_rows(size)
    begun = time.perf_counter()
    for stage, steps in groupby(rebuild(), key=lambda step: step.stage):
        stage_begun = time.perf_counter()
        for _ in steps:
            pass
        print(f"{stage}: {time.perf_counter() - stage_begun:.0f} s", flush=True)
    print(f"rebuild of {size:,}: {(time.perf_counter() - begun) / 60:.1f} min")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure how suggestions grow with the paper.")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, metavar="STORIES")
    parser.add_argument(
        "--rebuild", type=int, metavar="STORIES", help="time a full rebuild instead"
    )
    arguments = parser.parse_args()
    scratch.empty_tables()
    if arguments.rebuild:
        measure_rebuild(arguments.rebuild)
    else:
        measure_growth(arguments.sizes)
