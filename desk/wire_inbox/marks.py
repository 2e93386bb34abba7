"""What the story list says of stories from the wire that wait for somebody to say something."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from articles.models import Article, Stage
from articles.models.article import Live
from desk.frame.words import Badge
from desk.wire_inbox.item_lines import ItemLine, said_by
from desk.wire_inbox.pictures import PictureLine, pictures_of
from desk.wire_inbox.remembered import just_learnt
from people.models import User
from wire.made_of import HELD, TAKEN_BACK
from wire.models import HouseRule, InboxStory, Standing, WireItem, WireUse
from wire.offers import Offer, offers_of_uses, own_offer
from wire.pagenotes import is_open
from wire.told import CANCELED, WITHHELD

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

# So many of its newest readings are looked at: what is asked stands in the last few.
MOST_READ = 50
MOST_USES = 20
ENDS = {CANCELED: TAKEN_BACK, WITHHELD: HELD}


class WireMarks(TypedDict):
    """What the wire says of a story in a list."""

    is_perhaps_update: bool
    has_new_words: bool
    embargo_asked: str | None


def with_wire_marks(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Add to the stories of a list what `wire_badges` needs, in the same query."""
    items = WireItem.objects.filter(article=OuterRef("pk"))
    embargo = items.order_by("-pk").values("embargo_words")[:1]
    newest = WireItem.objects.filter(pk__in=items.order_by("-pk").values("pk")[:1])
    return stories.annotate(
        is_perhaps_update=Exists(items.filter(update_of__isnull=False)),
        has_new_words=Exists(newest.filter(is_settled=False)),
        embargo_asked=Subquery(embargo),
    )


def wire_badges(article: "WithAnnotations[Article, WireMarks]") -> list[Badge]:
    """Return why the wire keeps a story back, as the list says it."""
    badges = []
    if article.is_perhaps_update:
        badges.append(Badge("Probably an update", "amber"))
    if article.has_new_words:
        badges.append(Badge("New words from the wire", "blue"))
    if article.embargo_asked and article.live == Live.NOT_YET and not article.embargo_until:
        badges.append(Badge("Its page asks for an embargo", "red"))
    return badges


def waiting_from_wire(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Keep the drafts that came from the wire by itself, and that nobody at the desk has yet."""
    waits = InboxStory.objects.filter(article=OuterRef("pk"), standing=Standing.WAITING)
    # Its stage says nothing more; but along it the newest are found.
    return stories.filter(Exists(waits), stage=Stage.DRAFT, has_news=True)


def perhaps_updates(stories: QuerySet[Article]) -> QuerySet[Article]:
    """Keep the stories of which somebody has to say whether they are updates."""
    asked = WireItem.objects.filter(update_of__isnull=False)
    return stories.filter(pk__in=asked.values("article"))


@dataclass(frozen=True)
class Asks:
    """What the wire asks about a story: its page's embargo, what it is probably an update of, and
    what of its new words the draft takes.

    Each is empty where there is nothing to ask, or where the one who looks may not know of it.
    `used_in` are the stories into which paragraphs of it were put, `stopped` is what its house said
    where it took the item back or holds it. `said` is what its newest reading brought beside the
    words, `learnt` what was learnt of it for other stories of its house, `pictures` are those that
    can be fetched.
    """

    embargo: WireItem | None = None
    update_of: Article | None = None
    offers: list[Offer] = field(default_factory=list)
    used_in: list[Article] = field(default_factory=list)
    stopped: str = ""
    is_from_wire: bool = False
    said: list[ItemLine] = field(default_factory=list)
    learnt: list[HouseRule] = field(default_factory=list)
    pictures: list[PictureLine] = field(default_factory=list)

    @property
    def can_fetch(self) -> bool:
        """Whether a picture is left that can be asked for."""
        return any(picture.can_be_asked for picture in self.pictures)

    @property
    def has_failed(self) -> bool:
        """Whether one could not be fetched."""
        return any(picture.has_failed for picture in self.pictures)


def wire_asks(article: Article, user: User) -> Asks:
    """Return what the wire asks about a story; two queries for one that it asks nothing about."""
    seen = Article.objects.seen_by(user)
    offers = list(offers_of_uses(article))
    hidden = offers and Article.objects.hidden_from(user).values_list("pk", flat=True)
    offers = [offer for offer in offers if offer.item_story.pk not in hidden]
    rows = WireItem.objects.filter(article=article).select_related("update_of", "routed")
    items = list(rows[:MOST_READ])
    if not items:
        return Asks(offers=offers)
    perhaps = next((item.update_of for item in items if item.update_of), None)
    if perhaps and not seen.filter(pk=perhaps.pk).exists():
        perhaps = None
    if own := own_offer(article, items):
        offers.insert(0, own)
    used = seen.filter(pk__in=WireUse.objects.filter(reading__article=article).values("article"))
    return Asks(
        embargo=items[0] if is_open(items[0], article) else None,
        update_of=perhaps,
        offers=offers,
        used_in=list(used.defer("body").order_by("-pk")[:MOST_USES]),
        stopped=ENDS.get(str(items[0].told.get("status")), ""),
        is_from_wire=True,
        said=said_by(items[0]),
        learnt=just_learnt(article),
        pictures=pictures_of(article, items[0]),
    )
