"""What only advises before a story goes out. None of it stops, none asks for a reason."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from articles.checks.check import Check, named_figures
from articles.checks.facts import facts_that_disagree
from articles.checks.links import links_that_go_nowhere
from articles.checks.rights import InLibrary, library_photos, rights_that_end
from editions.models import PublishedHeadline
from editions.story import Story
from editions.wording import wording_key
from people.models import Person
from people.names import is_one_name, letters_key

HEADLINE_LETTERS = 90
MOST_ALIKE = 20
A_WEEK = timedelta(days=7)


def advisory_checks(story: Story, public_id: str, at: datetime | None = None) -> Iterator[Check]:
    """Yield everything about this story that somebody should look at."""
    now = at or timezone.now()
    yield from headline_advice(story, public_id, now)
    yield from photo_advice(story)
    photos = list(library_photos(story))
    yield from photos_in_part(photos)
    yield from rights_that_end(photos, now)
    yield from links_that_go_nowhere(story)
    yield from facts_that_disagree(story)
    yield from names_alike(story)


def headline_advice(story: Story, public_id: str, now: datetime) -> Iterator[Check]:
    """Yield what is odd about the headline: too long, or that of another story of this week."""
    if len(story.headline) > HEADLINE_LETTERS:
        yield Check(f"The headline has {len(story.headline)} letters.", "headline")
    key = wording_key(story.headline)[:300]
    if not key:
        return
    same = (
        PublishedHeadline.objects.filter(key=key, article__first_published_at__gt=now - A_WEEK)
        .exclude(article_id=public_id)
        .values_list("article__headline", flat=True)
    )
    # A key is also kept of headlines that a story had once.
    if any(wording_key(headline)[:300] == key for headline in same[:5]):
        yield Check("Another story of this week has this headline.", "headline")


def photo_advice(story: Story) -> Iterator[Check]:
    """Yield pictures with too few words or the same ones twice, and captions that wait."""
    for place, name, figure in named_figures(story):
        if not figure.caption:
            yield Check(f"{name} has no caption.", "caption", place=place)
        elif wording_key(figure.caption) == wording_key(figure.alt):
            advice = f"{name}: the alt text only repeats the caption. Say what the picture shows."
            yield Check(advice, "alt_text", place=place)
        if not figure.credit:
            yield Check(f"{name} has no credit.", "credit", place=place)
    waiting = [place for place, figure in enumerate(story.figures) if figure.photo is None]
    if waiting:
        advice = "A caption waits" if len(waiting) == 1 else f"{len(waiting)} captions wait"
        yield Check(f"{advice} for a picture. Readers do not see it.", "figures", place=waiting[0])


def photos_in_part(photos: Sequence[InLibrary]) -> Iterator[Check]:
    """Yield pictures of which the file has more than is shown: one that moves, unclear words."""
    for place, name, photo in photos:
        for words in photo.worth_knowing:
            yield Check(f"{name} {words}.", "figures", place=place, photo=photo.content_hash)


def names_alike(story: Story) -> Iterator[Check]:
    """Yield credits of somebody whose name is like another's but for spaces and signs.

    A page from a wire makes two people of `Tan Gao` and `Tang Ao`: an editor alone can tell.
    """
    names = {credit.name: credit.slug for credit in story.credits}
    if not names:
        return
    known = list(Person.objects.alike(*names).exclude(slug__in=names.values())[:MOST_ALIKE])
    for name in names:
        key = letters_key(name)
        for other in known:
            if other.letters_key == key and not is_one_name(other.name, name):
                words = f"“{name}” is credited; in the library is “{other.name}” too. If they are "
                yield Check(f"{words}one, choose that person.", "credits")
