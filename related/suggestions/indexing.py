"""Indexing the record: suggestions are made anew for what was published, corrected or withdrawn.

The worker calls `index_next()` every few seconds, and `manage.py publish_due` (cron) does too. What
was done is noted in the transaction that did it: no edition is indexed twice, none is missed.
"""

import time
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from editions.models import Edition, PublishedArticle
from editions.projection import reader_rows
from related.lists.list_health import mark_dirty_around
from related.lists.models import Suggestion
from related.suggestions.idf import add_counts
from related.suggestions.models import Bookmark, StoryVector
from related.suggestions.story_text import StoryText
from related.suggestions.suggest import (
    Proposed,
    make_vector,
    nearest_to,
    proposed,
    replace_suggestions,
    suggest,
)
from related.suggestions.vectors import counts_in, forget
from related.suggestions.writer_lease import NotClaimed, claimed, hold_on

# Editions looked at in one go, and stories of the queue made anew in one.
AT_ONCE = 20
# An id that the record never gave, because its transaction failed, is waited for this long.
GAP_WAITS_S = 24 * 3600
# How far below the newest edition another might still be on its way.
MAY_BE_LATE = 1_000


def index_next() -> bool:
    """Do the next piece of what is new in the record, or of the queue; say whether there is more.

    At most some twenty stories at a time, and nothing where another worker is at it.
    """
    try:
        with claimed() as claim:
            return index_editions(claim) or refresh_stale(claim)
    except NotClaimed:
        return False


def index_all() -> None:
    """Do everything that is to be done, unless another worker does it."""
    while index_next():
        pass


def index_editions(claim: str) -> bool:
    """Make anew what the next editions changed; say whether there were any."""
    editions = new_editions(Bookmark.objects.get(pk=1))
    for edition_id, article_id in editions:
        index_story(article_id, claim, edition_id)
        count_new(claim)
    return bool(editions)


def new_editions(bookmark: Bookmark) -> list[tuple[int, str]]:
    """Return (id, story) of the editions not indexed yet, those that came late first."""
    late = Edition.objects.filter(pk__in=[edition_id for edition_id, _ in bookmark.gaps])
    new = Edition.objects.filter(pk__gt=bookmark.seen_to)
    return [
        *late.order_by("pk").values_list("pk", "article_id"),
        *new.order_by("pk").values_list("pk", "article_id")[:AT_ONCE],
    ]


def index_story(article_id: str, claim: str, edition_id: int | None = None) -> list[str]:
    """Make a story's vector and suggestions anew, note the edition done, and return what
    is proposed now.

    Its nearest, those that were its nearest by what it said before, and those under which it
    stood get theirs anew in their turn.
    """
    article = PublishedArticle.objects.filter(pk=article_id).first()
    with transaction.atomic():
        bookmark = hold_on(claim)
        under = Suggestion.objects.filter(target_id=article_id)
        touched = list(under.values_list("article_id", flat=True))
        touched += nearest_before(article_id, article)
        made = Proposed(article_id)
        mark_dirty_around(article_id)
        if article is None:
            forget([article_id])
            under.delete()
        else:
            made = proposed(make_vector(article))
        replace_suggestions([made])
        mark_stale([*made.nearest, *touched])
        if edition_id:
            note_indexed(bookmark, edition_id)
    return [row.target_id for row in made.rows]


def count_new(claim: str) -> None:
    """Count the terms of the stories that were indexed since: how rare they are.

    On PostgreSQL that takes longer than all else; the story's own suggestions do not wait for it.
    """
    with transaction.atomic():
        hold_on(claim)
        new = StoryVector.objects.filter(is_counted=False).order_by("article_id")
        ids = list(new.values_list("article_id", flat=True)[:AT_ONCE])
        if ids:
            add_counts(counts_in(ids))
            StoryVector.objects.filter(pk__in=ids).update(is_counted=True)


def nearest_before(article_id: str, article: PublishedArticle | None) -> list[str]:
    """Return the stories nearest to what a story said before it was changed or withdrawn.

    None for a story that is new or unchanged, and where what it said was erased by order.
    """
    numbers = StoryVector.objects.filter(pk=article_id).values_list("edition_number", flat=True)
    number = numbers.first()
    if number is None or (article is not None and article.edition_number == number):
        return []
    editions = Edition.objects.of(article_id).select_related("content")
    before = editions.filter(number=number).first()
    if before is None or before.is_withdrawal or not before.content.text:
        return []
    row = next(reader_rows(before))
    assert isinstance(row, PublishedArticle)
    return nearest_to(StoryText(row))


def mark_stale(article_ids: list[str]) -> None:
    """Let the suggestions of these stories be made anew in their turn."""
    StoryVector.objects.filter(pk__in=article_ids, is_stale=False).update(is_stale=True)


def mark_stale_around(article_ids: Iterable[str]) -> None:
    """Let the suggestions of stories around these be made anew: editors linked them otherwise.

    Of those that are proposed under these, those under which these are proposed, and these.
    """
    ids = set(article_ids)
    rows = Suggestion.objects.filter(Q(article_id__in=ids) | Q(target_id__in=ids))
    around = {one for pair in rows.values_list("article_id", "target_id") for one in pair}
    mark_stale([*ids, *around])


def note_indexed(bookmark: Bookmark, edition_id: int) -> None:
    """Note an edition as done; ids that were passed over are waited for."""
    now = int(time.time())
    gaps = [gap for gap in bookmark.gaps if gap[0] != edition_id and gap[1] > now - GAP_WAITS_S]
    if edition_id > bookmark.seen_to:
        gaps += [[missed, now] for missed in range(bookmark.seen_to + 1, edition_id)]
        bookmark.seen_to = edition_id
    bookmark.gaps = gaps
    bookmark.save(update_fields=["seen_to", "gaps"])


def index_from_here(bookmark: Bookmark) -> None:
    """Leave aside what the record holds already, but wait for what may still be on its way."""
    last = Edition.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    window = range(max(1, last - MAY_BE_LATE), last)
    there = set(Edition.objects.filter(pk__gte=window.start).values_list("pk", flat=True))
    now = int(time.time())
    bookmark.seen_to = last
    bookmark.gaps = [[missed, now] for missed in window if missed not in there]
    bookmark.save(update_fields=["seen_to", "gaps"])


def refresh_stale(claim: str) -> bool:
    """Make anew the suggestions of the next stories in the queue; say whether there were any."""
    stale = StoryVector.objects.filter(is_stale=True).order_by("article_id")
    waiting = list(stale.values_list("article_id", flat=True)[:AT_ONCE])
    for article_id in waiting:
        with transaction.atomic():
            hold_on(claim)
            StoryVector.objects.filter(pk=article_id).update(is_stale=False)
            suggest(article_id)
    return bool(waiting)
