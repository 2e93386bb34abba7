"""What related lists say of stories and decisions to somebody who may not read every draft."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from django.http import HttpRequest

from articles.models import Article
from desk.frame.powers import can, user_of
from desk.frame.story_choices import LINKABLE
from editions.choices import Kind
from editions.models import Edition, PublishedArticle
from editions.picture_markup import placed
from people.roles import Act
from related.models import Decision, Did

# How wide a picture is beside a line.
IN_A_LINE = "4rem"
UNKNOWN = "A story that is not live"
COLUMNS = (
    "headline", "published_on", "slug", "is_sensitive", "section_name", "first_published_at",
    "card_picture",
)  # fmt: skip


class Card(TypedDict, total=False):
    """What a line of a list shows of a live story beside its headline."""

    section: str
    at: datetime
    picture: str


@dataclass(frozen=True)
class Named:
    """A story as it may be named: its headline, where readers have it, and how it stands."""

    headline: str
    path: str = ""
    is_live: bool = False
    is_withdrawn: bool = False
    is_sensitive: bool = False
    card: Card = field(default_factory=Card)


type Names = dict[str, Named]


def names_of(request: HttpRequest, ids: Iterable[str]) -> Names:
    """Return these stories by their ids, as far as the one who asks may know of them.

    A live story is what readers see; of a withdrawn one the last words that they saw.
    """
    wanted = {one for one in ids if one}
    live = PublishedArticle.objects.filter(pk__in=wanted)
    by_id = {
        row.pk: Named(
            row.headline,
            row.get_absolute_url(),
            True,
            is_sensitive=row.is_sensitive,
            card=card_of(row),
        )
        for row in live.only(*COLUMNS)
    }
    rest = wanted - set(by_id)
    if rest:
        by_id.update(last_seen(rest))
        rest -= set(by_id)
    if rest:
        stories = Article.objects.seen_by(user_of(request)).filter(public_id__in=rest)
        if not can(request, Act.READ_DESK):
            stories = stories.filter(pk__in=LINKABLE.values("pk"))
        by_id.update({story.public_id: Named(str(story)) for story in stories})
    return by_id


def card_of(row: PublishedArticle) -> Card:
    """Return where and when a live story came out, and its first picture."""
    picture = placed(row.card_picture, IN_A_LINE) if row.card_picture else ""
    return Card(section=row.section_name, at=row.first_published_at, picture=picture)


def last_seen(ids: Iterable[str]) -> Names:
    """Return the withdrawn ones among these, by the headline that readers saw last."""
    said = Edition.objects.filter(article_id__in=ids).exclude(kind=Kind.WITHDRAWAL)
    seen_last: Names = {}
    for edition in said.filter(hidden=None).select_related("content").order_by("number"):
        story = edition.parsed.story if edition.content.text else None
        headline = story.headline if story else "A withdrawn story"
        seen_last[edition.article_id] = Named(headline, is_withdrawn=True)
    return seen_last


def headline_in(names: Names, public_id: str) -> str:
    """Return a headline, or words for a story that may not be named."""
    return names[public_id].headline if public_id in names else UNKNOWN


def decision_words(decision: Decision, article_id: str, names: Names) -> str:
    """Return what somebody decided as the log of one list says it, without who and when."""
    did = decision.get_did_display()
    if decision.undoes:
        undone = decision_words(decision.undoes, article_id, names)
        return f"took back “{undone}”"
    if not decision.target_id:
        return f"{did} “{decision.headline}”" if decision.headline else did
    if decision.target_id == article_id:
        if decision.did in {Did.BANNED_EVERYWHERE, Did.ALLOWED}:
            return f"{did} this story"
        there = headline_in(names, decision.article_id)
        return f"{did} this story under “{there}”, both ways"
    both = decision.other_id and decision.did in {Did.PINNED, Did.BANNED}
    headline = headline_in(names, decision.target_id)
    return f"{did} “{headline}”{', both ways' if both else ''}"
