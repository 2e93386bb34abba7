"""The health of a list: is it as somebody accepted it, and if not, what is wrong with it?

What is found stands in `RelatedList`, by which the moderators' queue walks. Whoever changes what
may stand in lists marks them dirty (`mark_dirty`, `mark_dirty_around`); the worker checks them one
by one.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from editions.choices import Kind
from editions.models import Edition, PublishedArticle
from editions.wording import wording_key
from related.lists.also_like import also_like
from related.lists.models import EVERYWHERE, LinkKind, RelatedLink, RelatedList, Suggestion, Trouble

# Fewer than these are a thin list.
ENOUGH = 4
MOST_AT_ONCE = 500


def check_list(article_id: str) -> None:
    """Keep whether the list under a story is settled, and what is wrong with it."""
    trouble: Trouble | None
    published_at: datetime | None
    known, _ = RelatedList.objects.get_or_create(pk=article_id)
    story = PublishedArticle.objects.defer("content").filter(pk=article_id).first()
    if story is None:
        # What was prepared for a story that waits is settled; a withdrawn one has no list.
        trouble, published_at = None, None
        is_settled = known.accepted_at is not None
    else:
        shown = [entry.key for entry in also_like(story)]
        is_settled = known.accepted_at is not None and set(shown) == set(known.accepted)
        trouble = None if is_settled else trouble_of(story, shown, known)
        published_at = story.first_published_at
    RelatedList.objects.filter(pk=article_id).update(
        is_settled=is_settled, trouble=trouble, published_at=published_at
    )


def trouble_of(story: PublishedArticle, shown: list[str], known: RelatedList) -> Trouble | None:
    """Return the most urgent thing that is wrong with a list that nobody accepted as it is."""
    if story.is_sensitive:
        return Trouble.SENSITIVE
    if withdrawn_from(story.pk):
        return Trouble.WITHDRAWN
    if overtaken(story.pk, shown, known):
        return Trouble.STALE
    return Trouble.THIN if len(shown) < ENOUGH else None


def withdrawn_from(article_id: str) -> list[str]:
    """Return the stories that somebody chose for a list and that were withdrawn since."""
    links = RelatedLink.objects.filter(article_id=article_id).exclude(kind=LinkKind.BANNED)
    chosen = list(links.exclude(target_id="").values_list("target_id", flat=True))
    if not chosen:
        return []
    live = PublishedArticle.objects.filter(pk__in=chosen).values_list("pk", flat=True)
    gone = set(chosen) - set(live)
    # One that never went out only waits.
    found = Edition.objects.filter(article_id__in=gone, kind=Kind.WITHDRAWAL)
    return sorted(set(found.values_list("article_id", flat=True)))


def overtaken(article_id: str, shown: list[str], known: RelatedList) -> list[str]:
    """Return what was accepted, could stand there, and had to make room for what came later."""
    if set(shown) <= set(known.accepted):
        return []
    out = set(known.accepted) - set(shown)
    banned = RelatedLink.objects.filter(
        article_id__in=[article_id, EVERYWHERE], target_id__in=out, kind=LinkKind.BANNED
    )
    out -= set(banned.values_list("target_id", flat=True))
    return sorted(PublishedArticle.objects.filter(pk__in=out).values_list("pk", flat=True))


def mark_dirty(article_ids: Iterable[str], at: datetime | None = None) -> None:
    """Let the worker check these lists: what may stand in them has changed."""
    ids = list(article_ids)
    if not ids:
        return
    now = at or timezone.now()
    RelatedList.objects.bulk_create(
        [RelatedList(article_id=one) for one in ids], ignore_conflicts=True
    )
    RelatedList.objects.filter(pk__in=ids).update(changed_at=now)


def lists_with(article_id: str) -> set[str]:
    """Return the stories under which another may stand."""
    links = RelatedLink.objects.filter(target_id=article_id).exclude(article_id=EVERYWHERE)
    waiting = RelatedLink.objects.filter(headline_key__in=headline_keys(article_id), target_id="")
    proposed = Suggestion.objects.filter(target_id=article_id)
    ids = [rows.values_list("article_id", flat=True) for rows in (links, waiting, proposed)]
    return {one for found in ids for one in found}


def headline_keys(article_id: str) -> set[str]:
    """Return the keys of the headlines that readers know a story by, or knew it by."""
    last = Edition.objects.of(article_id).exclude(kind=Kind.WITHDRAWAL).select_related("content")
    edition = last.last()
    if edition is None or not edition.content.text:
        return set()
    return {wording_key(headline)[:300] for headline in edition.parsed.known_as} - {""}


def mark_dirty_where_it_stands(article_id: str) -> None:
    """Let the worker check every list in which a story may stand."""
    mark_dirty(lists_with(article_id))


def mark_dirty_around(article_id: str) -> None:
    """Let the worker check a story's own list and at all others in which it may stand.

    For a story that went out, was changed or withdrawn.
    """
    mark_dirty({article_id, *lists_with(article_id)})


def mark_dirty_where_pins_ended() -> None:
    """Let the worker check the lists in which a pin had its last day."""
    ended = RelatedLink.objects.filter(ends_on__lt=timezone.localdate(), is_over=False)
    lists_by_link = dict(ended.values_list("pk", "article_id")[:MOST_AT_ONCE])
    if lists_by_link:
        mark_dirty(set(lists_by_link.values()))
        RelatedLink.objects.filter(pk__in=lists_by_link).update(is_over=True)


def check_all_lists() -> None:
    """Check every list that is marked dirty."""
    mark_dirty_where_pins_ended()
    while check_next_list():
        pass


def check_next_list() -> bool:
    """Check the list that was marked dirty first; say whether there may be more."""
    waiting = RelatedList.objects.filter(changed_at__isnull=False).order_by("changed_at", "pk")
    first = waiting.values_list("pk", "changed_at").first()
    if first is None:
        return False
    article_id, changed_at = first
    check_list(article_id)
    # One that was marked again meanwhile is checked again.
    RelatedList.objects.filter(pk=article_id, changed_at=changed_at).update(changed_at=None)
    return True
