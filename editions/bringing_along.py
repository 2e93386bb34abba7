"""Bringing live stories along when the page of a section, tag, person or source has moved."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from addresses.models import FormerAddress, Kind
from editions.models import Lead, PublishedArticle, PublishedCredit, PublishedTag
from editions.projection import project

# So many stories are made anew in one go; the worker sees to the rest.
AT_ONCE = 50


def follow_moves() -> bool:
    """Bring along what stands under the oldest move not followed yet; say whether to go on.

    Where a name was made one with another, the door sees to it (`articles/acts/uniting.py`).
    """
    moved = FormerAddress.objects.filter(followed_at=None, name="").order_by("pk").first()
    if moved is None:
        return False
    if not bring_along(Kind(moved.kind), moved.slug):
        still = FormerAddress.objects.filter(pk=moved.pk, leads_to=moved.leads_to)
        still.update(followed_at=timezone.now())
    return True


def bring_along(kind: Kind, slug: str) -> bool:
    """Make the next live stories under a former address anew; say whether there were any.

    The newest first, so that the first page of the new address is whole at once. Until its last
    story is brought along, the former address shows what still stands there.
    """
    if kind == Kind.SECTION:
        for leads_to in FormerAddress.objects.now_of(kind, [slug]).values():
            Lead.objects.filter(place=slug).update(place=leads_to)
    article_ids = dict.fromkeys(stories_under(kind, slug)[:AT_ONCE])
    for article_id in article_ids:
        project(article_id)
    return bool(article_ids)


def stories_under(kind: Kind, slug: str) -> QuerySet[Any, Any]:
    """Return the public ids of the live stories that stand under an address, newest first.

    A story stands there once for each role that its person has in it.
    """
    match kind:
        case Kind.TAG:
            rows: QuerySet[Any] = PublishedTag.objects.filter(slug=slug)
        case Kind.PERSON:
            rows = PublishedCredit.objects.filter(slug=slug)
        case Kind.SECTION:
            rows = PublishedArticle.objects.filter(section_slug=slug)
        case Kind.SOURCE:
            rows = PublishedArticle.objects.filter(source_slug=slug)
    key = "pk" if kind in {Kind.SECTION, Kind.SOURCE} else "article_id"
    return rows.order_by("-first_published_at", f"-{key}").values_list(key, flat=True)
