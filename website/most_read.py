"""What is read most: of six hours and of twenty-four, what was read lately counting for more."""

import time
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from editions.models import MostRead, PublishedArticle, ReadCount
from editions.models.site import Listed
from freshness.making import reads
from freshness.subjects import About
from website.readings import forget_old

# Each window with the hours in which a reading comes to count for half.
HALF_LIVES = {6: 2.0, 24: 8.0}
PLACES = 20
RANKED_EVERY_S = 60
LOOKED_AT = 50_000
_last: dict[str, float] = {}


def most_read(
    hours: int = 24, number: int = 10, *, without: tuple[str, ...] = ()
) -> list[PublishedArticle]:
    """Return the live stories read most in 6 or 24 hours, most first; without those of these ids.

    For the page of them, and for whatever front wants some. Two queries.
    """
    reads(About.MOST_READ)
    places = MostRead.objects.filter(hours=hours).exclude(article_id__in=without)
    ids = list(places.order_by("place").values_list("article_id", flat=True))
    if not ids:
        return []
    # One that is withdrawn is gone with the next request, and leaves its place.
    reads(About.STORY, *ids)
    stories = Listed(PublishedArticle).cards().in_bulk(ids)
    return [stories[pk] for pk in ids if pk in stories][:number]


def rank_most_read() -> bool:
    """Work out both lists anew, once a minute; say that there is no more to do."""
    if time.monotonic() - _last.get("ranked", -RANKED_EVERY_S) >= RANKED_EVERY_S:
        _last["ranked"] = time.monotonic()
        rank()
        forget_old()
    return False


def rank(now: datetime | None = None) -> None:
    """Keep both lists as they are now; what stays as it was changes no page."""
    now = now or timezone.now()
    for hours, half_life in HALF_LIVES.items():
        since = now - timedelta(hours=hours + 1)
        rows = ReadCount.objects.filter(hour__gt=since).order_by("-hour", "-times")
        scores: dict[str, float] = {}
        for pk, hour, times in rows.values_list("article_id", "hour", "times")[:LOOKED_AT]:
            age = max(0.0, (now - hour).total_seconds() / 3600 - 0.5)
            scores[pk] = scores.get(pk, 0.0) + times * 0.5 ** (age / half_life)
        best = sorted(scores, key=lambda pk: (-scores[pk], pk))[: PLACES * 5]
        live = set(PublishedArticle.objects.filter(pk__in=best).values_list("pk", flat=True))
        keep_places(hours, [pk for pk in best if pk in live][:PLACES])


@transaction.atomic
def keep_places(hours: int, ids: list[str]) -> None:
    """Put these in the places of a list, where they are others than before."""
    places = MostRead.objects.filter(hours=hours)
    if list(places.order_by("place").values_list("article_id", flat=True)) == ids:
        return
    places.delete()
    MostRead.objects.bulk_create(
        MostRead(hours=hours, place=place, article_id=pk) for place, pk in enumerate(ids, 1)
    )
