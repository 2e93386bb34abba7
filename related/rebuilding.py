"""Making all outlines and suggestions anew: a full rebuild, which may be stopped and goes on.

Three stages, each through all live stories in the order of their ids: count how rare every term
is, make the outlines, make the suggestions. How far it is stands in `Rebuild`. The worker follows
the record meanwhile: both hold the one claim, this for a batch at a time.
"""

import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

from django.db import transaction

from editions.models import PublishedArticle
from related.claim import claimed, hold_on
from related.following import follow_from_here
from related.models import Outline, Posting, Rebuild, Suggestion, TermCount
from related.outlining import outline_of, rarity_of
from related.rarity import BUCKETS, bucket_of
from related.story_text import StoryText
from related.suggest import suggest

BATCH = 100
# The counts of the first stage are kept after so many batches: some megabytes each time.
KEPT_EVERY = 50
WRITTEN_AT_ONCE = 10_000
PATIENCE_S = 600


@dataclass(frozen=True)
class Progress:
    """How far a rebuild is: the stage, the stories done in it, and all there are."""

    stage: str
    done: int
    total: int


def rebuild() -> Iterator[Progress]:
    """Make everything anew, or go on where a rebuild was stopped; yield after every batch.

    Raises `NotClaimed` where another worker keeps the claim for long.
    """
    state = Rebuild.objects.first() or begin()
    total = PublishedArticle.objects.count()
    stages = list(STAGES)
    for stage in stages[stages.index(state.stage) :]:
        if state.stage != stage:
            state.stage, state.after, state.done = stage, "", 0
            state.save()
        for done in STAGES[stage](state):
            yield Progress(stage, done, total)
    state.delete()


def begin() -> Rebuild:
    """Begin a rebuild: what the record holds now is its task, and not the follower's."""
    with claimed(patience_s=PATIENCE_S) as claim, transaction.atomic():
        follow_from_here(hold_on(claim))
        return Rebuild.objects.create(stage=next(iter(STAGES)))


def count_terms(state: Rebuild) -> Iterator[int]:
    """Count in how many stories each term stands, and put the counts in the place of those
    before.
    """
    tally = array("I", zlib.decompress(state.tally)) if state.tally else array("I", [0]) * BUCKETS
    for number, articles in enumerate(batches_after(state), 1):
        for article in articles:
            text = StoryText(article)
            for bucket in {bucket_of(term) for term in (*text.counts, *text.facts)}:
                tally[bucket] += 1
        state.after, state.done = articles[-1].id, state.done + len(articles)
        if number % KEPT_EVERY == 0:
            state.tally = zlib.compress(tally.tobytes(), 1)
            state.save()
        yield state.done
    counted = (TermCount(bucket=at, stories=many) for at, many in enumerate(tally) if many)
    with claimed(patience_s=PATIENCE_S) as claim, transaction.atomic():
        TermCount.objects.all().delete()
        for rows in batched(counted, WRITTEN_AT_ONCE):
            TermCount.objects.bulk_create(rows)
        hold_on(claim)
    state.tally = b""


def make_outlines(state: Rebuild) -> Iterator[int]:
    """Make the outline of every live story; those of others go."""
    for articles in batches_after(state):
        made = [outline_of(text, rarity_of(text)) for text in map(StoryText, articles)]
        ids = [article.id for article in articles]
        with claimed(patience_s=PATIENCE_S) as claim, transaction.atomic():
            hold_on(claim)
            Posting.objects.filter(article_id__in=ids).delete()
            Outline.objects.filter(pk__in=ids).delete()
            Outline.objects.bulk_create([outline for outline, _ in made])
            Posting.objects.bulk_create([one for _, postings in made for one in postings])
            note_done(state, articles)
        yield state.done
    live = PublishedArticle.objects.values("pk")
    with claimed(patience_s=PATIENCE_S) as claim, transaction.atomic():
        hold_on(claim)
        Posting.objects.exclude(article_id__in=live).delete()
        Outline.objects.exclude(pk__in=live).delete()
        Suggestion.objects.exclude(article_id__in=live).delete()


def make_suggestions(state: Rebuild) -> Iterator[int]:
    """Make the suggestions of every live story."""
    for articles in batches_after(state):
        with claimed(patience_s=PATIENCE_S) as claim, transaction.atomic():
            hold_on(claim)
            for article in articles:
                suggest(article.id)
            note_done(state, articles)
        yield state.done


STAGES: dict[str, Callable[[Rebuild], Iterator[int]]] = {
    "counting words": count_terms,
    "making outlines": make_outlines,
    "making suggestions": make_suggestions,
}


def note_done(state: Rebuild, articles: Sequence[PublishedArticle]) -> None:
    """Note how far a stage is, in the transaction that did it."""
    state.after, state.done = articles[-1].id, state.done + len(articles)
    state.save(update_fields=["after", "done"])


def batches_after(state: Rebuild) -> Iterator[list[PublishedArticle]]:
    """Yield the live stories that a stage has not done yet, some at a time, by id."""
    while True:
        rows = PublishedArticle.objects.filter(pk__gt=state.after).order_by("pk")
        articles = list(rows.defer("body_html", "photos", "shared_photo")[:BATCH])
        if not articles:
            return
        yield articles
