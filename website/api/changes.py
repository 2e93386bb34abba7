"""What became of stories, for mirrors: each story once, at its last change.

Triggers make a story's row pending whenever something of it changes, in that transaction
(`noting.py`). The worker numbers what is pending once it has committed: one worker at a time, under
the lock of the count, so that no number appears behind one that a mirror has been given.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from editions.choices import TELLS_READERS, Kind
from editions.models import Edition, PublishedArticle
from editions.story import canonical_json
from freshness.making import reads
from freshness.subjects import About
from paper.now import paper_now
from website.models import Became, ChangeCount, StoryChange

AT_ONCE = 100
# What of a live story's row the API tells.
TOLD_OF_STORY = ("content", "photos", "moves", "word_count")


class Version(NamedTuple):
    """An edition as far as changes go."""

    article_id: str
    number: int
    kind: str
    published_at: datetime
    hidden_at: datetime | None
    removed_at: datetime | None


class Changes(NamedTuple):
    """A page of changes, the number after them, and whether there are more at once."""

    rows: list[StoryChange]
    number: int
    has_more: bool


# --- The worker's side --------------------------------------------------------------------------


def number_changes() -> bool:
    """Number some changes that have committed; say whether there may be more."""
    pending = StoryChange.objects.filter(is_pending=True)
    return pending.exists() and number_some() == AT_ONCE


@transaction.atomic
def number_some() -> int:
    """Number the pending changes of some stories; return of how many."""
    count = counted()
    pending = StoryChange.objects.select_for_update(skip_locked=True).filter(is_pending=True)
    rows = {row.article_id: row for row in pending.order_by("article_id")[:AT_ONCE]}
    live = {
        story.id: story
        for story in PublishedArticle.objects.filter(pk__in=rows).only("id", *TOLD_OF_STORY)
    }
    for row in rows.values():
        row.is_pending = False
    # In the order in which their newest editions were made.
    for article_id, versions in versions_of(rows).items():
        if tell(rows[article_id], live.get(article_id), versions, count.number + 1):
            count.number += 1
    StoryChange.objects.bulk_update(
        rows.values(), ["is_pending", "number", "what", "changed_at", "edition", "digest"]
    )
    count.save()
    return len(rows)


def counted() -> ChangeCount:
    """Return the count, locked until this transaction ends."""
    count = ChangeCount.objects.select_for_update().first()
    if count:
        return count
    # Two workers that begin at once: the key lets only one do so.
    newest = StoryChange.objects.exclude(number=None).order_by("-number").first()
    number = newest.number if newest and newest.number else 0
    return ChangeCount.objects.create(pk=1, number=number, era=secrets.token_hex(8))


def versions_of(article_ids: Iterable[str]) -> dict[str, list[Version]]:
    """Return the versions of stories, oldest first; the story that changed last comes last."""
    rows = Edition.objects.filter(article_id__in=list(article_ids)).order_by("pk")
    by_story: dict[str, list[Version]] = {}
    for values in rows.values_list(
        "article_id", "number", "kind", "published_at", "hidden__hidden_at", "removal__removed_at"
    ):
        version = Version(*values)
        by_story[version.article_id] = [*by_story.pop(version.article_id, []), version]
    return by_story


def tell(
    row: StoryChange, live: PublishedArticle | None, versions: list[Version], number: int
) -> bool:
    """Write into its row what became of a story; say whether it is anything new."""
    digest = digest_of(live, versions)
    if digest == row.digest:
        return False
    newest = versions[-1]
    row.what = became(row, live is not None, versions)
    row.changed_at = newest.published_at if newest.number > row.edition else timezone.now()
    row.number, row.edition, row.digest = number, newest.number, digest
    return True


def digest_of(live: PublishedArticle | None, versions: list[Version]) -> str:
    """Return a digest of all that mirrors may know of a story."""
    said = [getattr(live, name) for name in TOLD_OF_STORY] if live else []
    known = [(each.number, each.hidden_at is None, each.removed_at is None) for each in versions]
    return sha256(canonical_json([said, known]).encode()).hexdigest()


def became(row: StoryChange, is_live: bool, versions: list[Version]) -> Became:
    """Return what became of a story since its mirrors were told last."""
    if not is_live:
        is_removed = any(each.removed_at for each in versions)
        return Became.REMOVED if is_removed else Became.WITHDRAWN
    if row.what in ("", Became.WITHDRAWN, Became.REMOVED):
        return Became.PUBLISHED
    news = {Kind(each.kind) for each in versions if each.number > row.edition}
    return Became.CORRECTED if news & {*TELLS_READERS} else Became.UPDATED


def begin_anew() -> None:
    """Let every mirror begin anew, such as after a backup was put back: other numbers are given."""
    ChangeCount.objects.all().delete()


# --- The readers' side --------------------------------------------------------------------------


def place_now() -> tuple[int, str]:
    """Return how many changes were told, and what must be as it was for them to be followed.

    What every story says of the paper itself is in no change: where that becomes another, or the
    address of the site, all that a mirror has is old.
    """
    reads(About.TOLD)
    count = ChangeCount.objects.first() or ChangeCount(number=0, era="")
    facts = paper_now()
    paper = [facts.name, facts.speaks, *(f"{each.key} {each.name}" for each in facts.others)]
    said = canonical_json([count.era, settings.SITE_URL, *paper])
    return count.number, sha256(said.encode()).hexdigest()[:16]


def changes_after(number: int, limit: int) -> Changes:
    """Return a page of the changes after a number, in order."""
    rows = list(StoryChange.objects.filter(number__gt=number).order_by("number")[: limit + 1])
    shown = rows[:limit]
    last = shown[-1].number if shown else None
    return Changes(shown, last or number, len(rows) > limit)
