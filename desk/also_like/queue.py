"""The lists that wait for a moderator, the most urgent first.

First what stands on the fronts, then sensitive stories, then what is about to go out, then the
other troubles. Each part is a walk along an index, gone on with by key: no count, no offset.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Article
from articles.models.article import Live
from desk.also_like.words import card_of
from desk.frame.story_choices import WAITING
from editions.models import PublishedArticle
from editions.models.site import Listed
from related.models import RelatedList, Trouble
from website.context import menu
from website.front_page import front_page

FRONT, WAITS = "front", "waits"
SENSITIVE, WITHDRAWN, STALE, THIN = (str(trouble.value) for trouble in Trouble)
PARTS = (FRONT, SENSITIVE, WAITS, WITHDRAWN, STALE, THIN)
WHY = {
    FRONT: "On a front, and nobody has looked at its list",
    WAITS: "About to go out",
    SENSITIVE: "Sensitive: nothing stands there until you accept it",
    WITHDRAWN: "Leads to a story that was withdrawn",
    STALE: "What was accepted was overtaken by newer stories",
    THIN: "Fewer than four stories",
}
CHANGED = "On a front, and its list has changed since it was accepted"
A_TIME = 50


@dataclass(frozen=True)
class Item:
    """A list in the queue, why it is there, and the token by which the queue goes on after it."""

    id: str
    headline: str
    section: str
    at: datetime
    why: str
    token: str
    picture: str = ""


@dataclass(frozen=True)
class After:
    """A place in the queue: a part, and a moment and an id within it."""

    part: str
    at: datetime | None
    id: str

    @classmethod
    def read(cls, token: str) -> "After | None":
        """Return the place that a token names; none for the beginning, or for nonsense."""
        pieces = token.split("~")
        if len(pieces) != 3 or pieces[0] not in PARTS:
            return None
        try:
            at = datetime.fromisoformat(pieces[1].replace(" ", "+"))
        except ValueError:
            return None
        return cls(pieces[0], at, pieces[2]) if at.tzinfo else None


def queue(after: After | None = None) -> Iterator[Item]:
    """Yield the lists that wait, from the beginning or after a place."""
    first = PARTS.index(after.part) if after else 0
    shown = on_fronts()
    for part in PARTS[first:]:
        start = after if after and after.part == part else None
        if part == FRONT:
            yield from front_items(shown, start)
        elif part == WAITS:
            yield from waiting_items(start)
        else:
            yield from trouble_items(part, [story.pk for story in shown], start)


def some_of(after: After | None, most: int) -> list[Item]:
    """Return the next of the queue, so many at most."""
    return list(islice(queue(after), most))


def most_urgent(most: int) -> list[Item]:
    """Return the first lists of live stories that wait, for a page that shows a few of them."""
    shown = on_fronts()
    urgent = list(islice(front_items(shown, None), most))
    rows = RelatedList.objects.filter(trouble__isnull=False).order_by(
        "trouble", "-published_at", "-pk"
    )
    troubles = dict(rows.values_list("pk", "trouble")[: most + len(shown)])
    stories = Listed(PublishedArticle).cards().in_bulk(list(troubles))
    fronts = {story.pk for story in shown}
    urgent += [
        item_of_row(stories[pk], str(trouble), WHY[str(trouble)])
        for pk, trouble in troubles.items()
        if pk in stories and pk not in fronts
    ]
    return urgent[:most]


def token_for(part: str, at: datetime, public_id: str) -> str:
    """Return the token of a place."""
    return f"{part}~{at.isoformat()}~{public_id}"


# --- The parts ----------------------------------------------------------------------------------


def on_fronts() -> list[PublishedArticle]:
    """Return what stands on the front page, in its order: it has what leads each section too."""
    page = front_page(menu())
    lead = [story for story in (page.lead, page.just_in) if story]
    of_sections = chain.from_iterable(stories for _, _, stories in page.sections)
    return list(dict.fromkeys([*lead, *page.seconds, *of_sections]))


def front_items(shown: list[PublishedArticle], after: After | None) -> Iterator[Item]:
    """Yield what stands on the fronts and nobody accepted as it is."""
    ids = [story.pk for story in shown]
    lists = RelatedList.objects.in_bulk(ids)
    begin = ids.index(after.id) + 1 if after and after.id in ids else 0
    for story in shown[begin:]:
        known = lists.get(story.pk)
        if known is None or not known.is_settled:
            yield item_of_row(story, FRONT, why_on_front(known))


def why_on_front(known: RelatedList | None) -> str:
    """Return why a list of a story on the fronts waits."""
    if known and known.trouble:
        return f"On a front. {WHY[str(known.trouble)]}"
    return CHANGED if known and known.accepted_at else WHY[FRONT]


def trouble_items(part: str, apart: list[str], after: After | None) -> Iterator[Item]:
    """Yield the live stories whose list has one kind of trouble, the newest first."""
    rows = RelatedList.objects.filter(trouble=int(part), published_at__isnull=False)
    for row_ids in by_key(rows.order_by("-published_at", "-pk"), "published_at", after):
        stories = Listed(PublishedArticle).cards().in_bulk([pk for pk, _ in row_ids])
        for public_id, _ in row_ids:
            if public_id in stories and public_id not in apart:
                yield item_of_row(stories[public_id], part, WHY[part])


def waiting_items(after: After | None) -> Iterator[Item]:
    """Yield the approved stories that never went out and whose list nobody prepared."""
    done = RelatedList.objects.filter(pk=OuterRef("public_id"), is_settled=True)
    rows = WAITING.filter(~Exists(done), live=Live.NOT_YET).order_by("-changed_at", "-public_id")
    for some in by_key(rows, "changed_at", after, "public_id"):
        stories = Article.objects.select_related("section").in_bulk(
            [public_id for public_id, _ in some], field_name="public_id"
        )
        for public_id, at in some:
            story = stories[public_id]
            section = str(story.section or "")
            token = token_for(WAITS, at, public_id)
            yield Item(public_id, str(story), section, at, WHY[WAITS], token)


def by_key(
    rows: QuerySet[Any], moment: str, after: After | None, key: str = "pk"
) -> Iterator[list[tuple[str, datetime]]]:
    """Yield (id, moment) of rows in their order, a piece at a time, each found by key."""
    place = (after.at, after.id) if after else None
    while True:
        some = rows
        if place:
            behind = Q(**{f"{moment}__lt": place[0]}) | Q(
                **{moment: place[0], f"{key}__lt": place[1]}
            )
            some = rows.filter(behind, **{f"{moment}__lte": place[0]})
        some_rows = list(some.values_list(key, moment)[:A_TIME])
        if some_rows:
            yield some_rows
        if len(some_rows) < A_TIME:
            return
        place = (some_rows[-1][1], some_rows[-1][0])


def item_of_row(story: PublishedArticle, part: str, why: str) -> Item:
    """Return a live story as the queue shows it."""
    at = story.first_published_at
    token = token_for(part, at, story.pk)
    picture = card_of(story)["picture"]
    return Item(story.pk, story.headline, story.section_name, at, why, token, picture)


def why_of(token: str, public_id: str) -> str:
    """Return why a list is in the queue, as its screen says it; '' for a token of another."""
    place = After.read(token)
    return WHY[place.part] if place and place.id == public_id else ""
