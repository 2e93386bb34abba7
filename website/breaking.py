"""The strip of breaking news: on every page, kept with it, and looked at in the same query."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from editions.linked import story_path
from editions.models import Breaking, PublishedArticle
from freshness.making import holds_until
from freshness.parts import Part
from freshness.subjects import About


class Strip(NamedTuple):
    """What the strip says and in which language, of which story, where it leads, and until when."""

    words: str
    language: str
    article_id: str
    address: str
    ends_at: datetime


def newest_strip() -> Strip | None:
    """Return what was said last, over or not: the headline that its story has now.

    None where the strip was ended, or its story is not live any more.
    """
    story = PublishedArticle.objects.filter(pk=OuterRef("article_id"))
    newest = Breaking.objects.annotate(
        headline=Subquery(story.values("headline")[:1]),
        language=Subquery(story.values("language")[:1]),
        day=Subquery(story.values("published_on")[:1]),
        slug=Subquery(story.values("slug")[:1]),
    ).order_by("-pk")
    columns = ("headline", "language", "day", "slug", "article_id", "ends_at")
    row = newest.values_list(*columns).first()
    if row is None or not row[0]:
        return None
    headline, language, day, slug, article_id, ends_at = row
    return Strip(headline, language, article_id, story_path(day, slug), ends_at)


BREAKING = Part(About.BREAKING, newest_strip)


def breaking() -> Strip | None:
    """Return the strip that stands on a page that is made now, which holds until the strip ends."""
    strip = BREAKING.now()
    if strip is None or strip.ends_at <= timezone.now():
        return None
    holds_until(strip.ends_at)
    return strip
