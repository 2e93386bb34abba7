"""Making all vectors and suggestions anew: a full rebuild, which may be stopped and goes on.

Three stages, each through all live stories in the order of their ids: count how rare every term
is, make the vectors, make the suggestions. How far it is stands in `Rebuild`. In a large paper
other processes make what is to be written (`worker_pool.py`); this one alone writes it, batch by
batch in their order. The worker indexes the record meanwhile: both hold the one lease, this while
it writes a batch, and what was made of a record that was indexed further meanwhile is made again.
"""

import time
import zlib
from array import array
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from django.db import connection, transaction

from editions.models import PublishedArticle
from related.lists.models import Suggestion
from related.suggestions.idf import BUCKETS, Counts, add_counts, all_counts
from related.suggestions.indexing import index_from_here
from related.suggestions.models import Bookmark, Posting, Rebuild, StoryVector, TermCount
from related.suggestions.suggest import Proposed, proposed_under, replace_suggestions
from related.suggestions.vectors import (
    counts_in,
    idf_of,
    replace_vectors,
    story_vector_of,
    texts_of,
)
from related.suggestions.worker_pool import WorkerPool, in_order, is_worker_process
from related.suggestions.writer_lease import NotClaimed, claimed, hold_on

BATCH = 50
# The counts of the first stage are kept after so many batches or seconds: some megabytes each time.
KEPT_EVERY, KEPT_EVERY_S = 100, 3.0
# The worker goes on with a rebuild for so long before it looks whether it is asked to stop.
PIECE_S = 6.0
# Buckets whose counts are written in one go: half a second, where all are full.
WRITTEN_AT_ONCE = BUCKETS // 32
PATIENCE_S = 600
# Who waits for SQLite's lock looks every tenth of a second whether it is free.
PAUSE_S = 0.15

type MadeVectors = list[tuple[StoryVector, list[int]]]


@dataclass(frozen=True)
class Progress:
    """How far a rebuild is: the stage, the stories done in it, and all there are."""

    stage: str
    done: int
    total: int


def rebuild(processes: int | None = None) -> Generator[Progress]:
    """Make everything anew, or go on where a rebuild was stopped; yield after every batch.

    In so many other processes; without a number in as many as there are cores if the paper is
    large, and in none if it is not. Raises `NotClaimed` where another worker keeps the claim for
    long.
    """
    state = Rebuild.objects.first() or begin()
    total = PublishedArticle.objects.count()
    stages = list(STAGES)
    with WorkerPool(processes, total) as pool:
        for stage in stages[stages.index(state.stage) :]:
            if state.stage != stage:
                state.stage, state.after, state.done = stage, "", 0
                state.save()
            for done in STAGES[stage](state, pool):
                yield Progress(stage, done, total)
    state.delete()


def go_on() -> bool:
    """Go on for a while with a rebuild that was begun; say whether there is more of it.

    The worker's, in this process alone: an update leaves a rebuild to it where words are cut
    otherwise than before. What stood before answers meanwhile.
    """
    if not Rebuild.objects.exists():
        return False
    until = time.monotonic() + PIECE_S
    try:
        for _ in rebuild(processes=0):
            if time.monotonic() > until:
                return True
    except NotClaimed:
        # Who indexes has it for long; later, then.
        return False
    return False


def begin() -> Rebuild:
    """Begin a rebuild: what the record holds now is its task, and not that of indexing."""
    with claimed(patience_s=PATIENCE_S) as claim, transaction.atomic():
        index_from_here(hold_on(claim))
        return Rebuild.objects.create(stage=next(iter(STAGES)))


def count_terms(state: Rebuild, pool: WorkerPool) -> Iterator[int]:
    """Count in how many stories each term stands, and put the counts in the place of those
    before.

    Part by part: nobody who saves a story waits until millions are written. What is published
    meanwhile reads some old counts and some new ones.
    """
    tally = array("I", zlib.decompress(state.tally)) if state.tally else array("I", [0]) * BUCKETS
    batches = in_order(pool, counts_in, batches_after(state.after))
    kept_at = time.monotonic()
    for number, (ids, counts) in enumerate(batches, 1):
        for bucket, stories in counts.items():
            tally[bucket] += stories
        state.after, state.done = ids[-1], state.done + len(ids)
        if number % KEPT_EVERY == 0 or time.monotonic() - kept_at > KEPT_EVERY_S:
            state.tally = zlib.compress(tally.tobytes(), 1)
            state.save()
            kept_at = time.monotonic()
        yield state.done
    state.tally = zlib.compress(tally.tobytes(), 1)
    state.save()
    write_counts(tally)
    state.tally = b""


def write_counts(tally: Counts) -> None:
    """Put counts in the place of those before, and let others write after each part.

    The largest first: among them is how many stories there are, without which nothing is rare.
    """
    parts = range(0, BUCKETS, WRITTEN_AT_ONCE)
    for first in sorted(parts, key=lambda at: -max(tally[at : at + WRITTEN_AT_ONCE])):
        buckets = range(first, first + WRITTEN_AT_ONCE)
        counts = Counter({bucket: tally[bucket] for bucket in buckets if tally[bucket]})
        begun = time.monotonic()
        with claimed(patience_s=PATIENCE_S) as claim, transaction.atomic():
            hold_on(claim)
            TermCount.objects.filter(bucket__range=(buckets[0], buckets[-1])).delete()
            add_counts(counts)
        time.sleep(min(time.monotonic() - begun, PAUSE_S))


def make_vectors(state: Rebuild, pool: WorkerPool) -> Iterator[int]:
    """Make the vector of every live story; those of others go."""
    yield from write_batches(state, pool, vectors_of, replace_vectors)
    live = PublishedArticle.objects.values("pk")
    with claimed(patience_s=PATIENCE_S) as claim, transaction.atomic():
        hold_on(claim)
        Posting.objects.exclude(article_id__in=live).delete()
        StoryVector.objects.exclude(pk__in=live).delete()
        Suggestion.objects.exclude(article_id__in=live).delete()
    vacuum()


def vacuum() -> None:
    """Let PostgreSQL know what the vectors became, as it would by itself some minutes later.

    Until then each walk along an index looks at the table too, and a story takes half as long
    again.
    """
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM ANALYZE {StoryVector._meta.db_table}, {Posting._meta.db_table}")


def make_suggestions(state: Rebuild, pool: WorkerPool) -> Iterator[int]:
    """Make the suggestions of every live story."""
    yield from write_batches(state, pool, suggestions_of, write_suggestions)


STAGES: dict[str, Callable[[Rebuild, WorkerPool], Iterator[int]]] = {
    "counting words": count_terms,
    "making outlines": make_vectors,
    "making suggestions": make_suggestions,
}


def write_batches[Made](
    state: Rebuild,
    pool: WorkerPool,
    make: Callable[[list[str]], tuple[int, Made]],
    write: Callable[[list[str], Made], None],
) -> Iterator[int]:
    """Keep what is made of each batch, and in the same transaction that it was done."""
    for ids, (seen_to, made) in in_order(pool, make, batches_after(state.after)):
        while not is_written(state, ids, seen_to, lambda: write(ids, made)):  # noqa: B023
            # Called before the next round of either loop.
            seen_to, made = make(ids)
        yield state.done


def is_written(state: Rebuild, ids: list[str], seen_to: int, write: Callable[[], None]) -> bool:
    """Keep a batch and note it done, unless the record was indexed since it was made."""
    with claimed(patience_s=PATIENCE_S) as claim, transaction.atomic():
        if hold_on(claim).seen_to != seen_to:
            return False
        write()
        state.after, state.done = ids[-1], state.done + len(ids)
        state.save(update_fields=["after", "done"])
    return True


def vectors_of(ids: list[str]) -> tuple[int, MadeVectors]:
    """Return how far the record was indexed, and the vectors of these stories."""
    seen_to = indexed_to()
    held = counts_held()
    return seen_to, [story_vector_of(text, idf_of(text, held=held)) for text in texts_of(ids)]


def suggestions_of(ids: list[str]) -> tuple[int, list[Proposed]]:
    """Return how far the record was indexed, and what is proposed under these stories."""
    seen_to = indexed_to()
    held = counts_held()
    return seen_to, [proposed_under(text, held=held) for text in texts_of(ids)]


def counts_held() -> Counts | None:
    """Return the counts of terms that a process of the pool holds in memory; none in this one.

    It would ask the database for some thousand of them twice a story, which costs a quarter of all
    the time. They are those of the first stage, which is over when a process first asks.
    """
    return all_counts() if is_worker_process() else None


def write_suggestions(_ids: list[str], made: list[Proposed]) -> None:
    """Write what is proposed under stories."""
    replace_suggestions(made)


def indexed_to() -> int:
    """Return the last edition that suggestions have indexed."""
    return Bookmark.objects.values_list("seen_to", flat=True).get(pk=1)


def batches_after(after: str) -> Iterator[list[str]]:
    """Yield the ids of the live stories after one, some at a time."""
    rows = PublishedArticle.objects.order_by("pk").values_list("pk", flat=True)
    while ids := list(rows.filter(pk__gt=after)[:BATCH]):
        yield ids
        after = ids[-1]
