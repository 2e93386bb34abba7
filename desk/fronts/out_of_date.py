"""What is out of date on the fronts that readers see: a lead that is old, words that fell away."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from desk.frame.words import age_words
from editions.models import FrontVersion, PublishedArticle
from fronts.publishing import led_since
from website.edited_front import edited_front


def out_of_date(published: FrontVersion) -> Iterator[str]:
    """Yield what an editor of one front has to know of what readers see of it."""
    if not published.rows:
        return
    yield from led_words(published)
    if stale := stale_lead(published.place):
        yield stale
    yield from (words for _, words in fell_away([published]))


def led_words(published: FrontVersion) -> Iterator[str]:
    """Yield which story was let lead since a front went out: the draft does not say so."""
    story = led_since(published)
    live = PublishedArticle.objects.filter(pk=story).first() if story else None
    if live:
        yield (
            f"“{live.headline}” was let lead on its own page, and stands before the first row "
            "until this front is published again."
        )


def stale_lead(place: str) -> str:
    """Say that the story at the top is older than the paper wants its lead to be; else ''."""
    shown, most = edited_front(place).rows, timedelta(hours=settings.FRONT_LEAD_HOURS)
    lead = shown[0].shown[0].story if shown else None
    if lead is None or not most or timezone.now() - lead.first_published_at < most:
        return ""
    age = age_words(lead.first_published_at)
    return f"The lead is old: “{lead.headline}” went out {age}. Let another lead."


def fell_away(fronts: Sequence[FrontVersion]) -> Iterator[tuple[FrontVersion, str]]:
    """Yield each front that said something else of a story, and what; one question for all."""
    worded = [
        (front, slot.story, slot.override.over)
        for front in fronts
        for row in front.parsed
        for slot in row.slots
        if slot.override
    ]
    ids = [story for _, story, _ in worded]
    now = dict(PublishedArticle.objects.filter(pk__in=ids).values_list("pk", "headline"))
    for front, story, over in worded:
        headline = now.get(story, over)
        if headline != over:
            yield (
                front,
                f"“{headline}” has another headline than “{over}”, which your words were "
                "written over. They fell away; say them anew where they still hold.",
            )
