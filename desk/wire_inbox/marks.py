"""What the story list says of stories from the wire that wait for somebody to say something."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from articles.models import Article, Stage
from articles.models.article import Live
from desk.frame.words import Badge
from desk.wire_inbox.item_lines import ItemLine, said_by
from people.models import User
from wire.models import WireItem
from wire.pagenotes import is_open

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

# So many of its newest readings are looked at: what is asked stands in the last few.
MOST_READ = 50


class WireMarks(TypedDict):
    """What the wire says of a story in a list."""

    is_perhaps_update: bool
    embargo_asked: str | None


def with_wire_marks(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Add to the stories of a list what `wire_badges` needs, in the same query."""
    items = WireItem.objects.filter(article=OuterRef("pk"))
    embargo = items.order_by("-pk").values("embargo_words")[:1]
    return stories.annotate(
        is_perhaps_update=Exists(items.filter(update_of__isnull=False)),
        embargo_asked=Subquery(embargo),
    )


def wire_badges(article: "WithAnnotations[Article, WireMarks]") -> list[Badge]:
    """Return why the wire keeps a story back, as the list says it."""
    badges = []
    if article.is_perhaps_update:
        badges.append(Badge("Probably an update", "amber"))
    if article.embargo_asked and article.live == Live.NOT_YET and not article.embargo_until:
        badges.append(Badge("Its page asks for an embargo", "red"))
    return badges


def waiting_from_wire(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Keep the drafts that came from the wire by itself, and that nobody at the desk has yet."""
    came = WireItem.objects.filter(article=OuterRef("pk"))
    drafts = stories.filter(stage=Stage.DRAFT, has_news=True, live=Live.NOT_YET)
    return drafts.filter(Exists(came), created_by=None, assigned_to=None)


def perhaps_updates(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Keep the stories of which somebody has to say whether they are updates."""
    asked = WireItem.objects.filter(update_of__isnull=False)
    return stories.filter(pk__in=asked.values("article"))


@dataclass(frozen=True)
class Asks:
    """What the wire asks about a story: its page's embargo, and what it is probably an update of.

    Each is None where there is nothing to ask, or where the one who looks may not know of it.
    `said` is what its newest reading brought beside the words.
    """

    embargo: WireItem | None = None
    update_of: Article | None = None
    said: list[ItemLine] = field(default_factory=list)


def wire_asks(article: Article, user: User) -> Asks:
    """Return what the wire asks about a story; one query for one that it asks nothing about."""
    items = list(WireItem.objects.filter(article=article).select_related("update_of")[:MOST_READ])
    if not items:
        return Asks()
    perhaps = next((item.update_of for item in items if item.update_of), None)
    if perhaps and not Article.objects.seen_by(user).filter(pk=perhaps.pk).exists():
        perhaps = None
    embargo = items[0] if is_open(items[0], article) else None
    return Asks(embargo, perhaps, said_by(items[0]))
