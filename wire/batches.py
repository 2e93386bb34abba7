"""What came in together, and taking it back: a batch that a feed brought in by accident."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL

from articles.door.publishing import withdraw
from articles.models import Article
from articles.models.article import ArticleQuerySet, Live
from articles.notices import tell_publishers
from articles.workflow import DoorError, WrongState
from people.actors import Actor, actor_name, check_may
from people.roles import Act
from wire.models import Batch, Channel, WireItem

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

NAME_LENGTH = 200
# How far the live stories of a batch are counted in the list.
MOST_COUNTED = 500


@dataclass(frozen=True)
class Taken:
    """What became of one story of a batch: withdrawn, or why not."""

    article: Article
    refusal: str = ""


def open_batch(name: str, *, by: Actor, channel: Channel | None = None) -> Batch:
    """Begin a batch: what is read in from here on belongs to it."""
    title = " ".join(name.split())
    if len(title) > NAME_LENGTH:
        title = f"{title[: NAME_LENGTH - 1]}…"
    return Batch.objects.create(name=title, by=actor_name(by), channel=channel)


def close_batch(batch: Batch) -> None:
    """End a batch; one that brought nothing new is forgotten."""
    if not batch.items.exists():
        batch.delete()


def with_live_count(batches: QuerySet[Batch]) -> QuerySet[Batch]:
    """Add how many stories of each batch readers see, as `live_count`; `MOST_COUNTED` + 1 at most.

    One query whatever the batches hold: each is counted only so far.
    """
    item, article = WireItem._meta.db_table, Article._meta.db_table
    counted = (
        f"(SELECT COUNT(*) FROM (SELECT DISTINCT i.article_id FROM {item} i "
        f"JOIN {article} a ON a.id = i.article_id "
        f"WHERE i.batch_id = {Batch._meta.db_table}.id AND a.live = %s LIMIT %s) AS seen)"
    )
    return batches.annotate(live_count=RawSQL(counted, [Live.LIVE, MOST_COUNTED + 1]))


class BroughtOut(TypedDict):
    """What a story of a batch has beside its own columns."""

    is_brought_out: bool


type BatchStory = "WithAnnotations[Article, BroughtOut]"


def live_stories(batch: Batch) -> ArticleQuerySet:
    """Return the stories of a batch that readers see, by when they were begun.

    `is_brought_out` says whether the batch itself brought it to readers; the others were out
    before, or somebody at the desk published them.
    """
    items = WireItem.objects.filter(batch=batch)
    first = items.filter(article=OuterRef("pk"), edition_number=1)
    stories = Article.objects.filter(live=Live.LIVE, pk__in=items.values("article_id"))
    return stories.annotate(is_brought_out=Exists(first)).order_by("pk")


def withdraw_from(
    batch: Batch, chosen: Iterable[Article], *, reason: str, by: Actor
) -> list[Taken]:
    """Withdraw stories of a batch, each in its own transaction, and return what became of each.

    Readers see the `reason` at each address; publishers are told once. One that cannot be
    withdrawn stops no other. Raises `PermissionDenied`, or `WrongState` without a reason.
    """
    check_may(by, Act.WITHDRAW)
    stories = list(chosen)
    if not reason.strip():
        raise WrongState("Say why, in one sentence.")
    if not stories:
        raise WrongState("Tick the stories that readers are to lose.")
    # First, since what follows may be cut short, and each story of it counts at night.
    number = "1 story" if len(stories) == 1 else f"{len(stories)} stories"
    tell_publishers(
        f"{actor_name(by)} withdraws {number} of the batch “{batch}”: {reason.strip()}", by=by
    )
    return [take_back(article, reason, by) for article in stories]


def take_back(article: Article, reason: str, by: Actor) -> Taken:
    """Withdraw one story, or say why it cannot be."""
    try:
        withdraw(article, reason=reason, by=by, is_one_of_many=True)
    except PermissionDenied:
        return Taken(article, "You may not withdraw this story.")
    except DoorError as error:
        return Taken(article, str(error))
    return Taken(article)
