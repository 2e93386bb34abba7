"""What waits for the workers, by the kinds of work of `newsroom/worker.py`.

Each is one question along an index of what waits, which looks at so many rows at most: the same in
a paper of any size. Kinds that keep no list of what waits are not here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet, Subquery
from django.utils import timezone

from addresses.models import FormerAddress
from articles.models import Article, Notice
from articles.models.taken_away import TakenAway
from editions.models import Edition
from fronts.models import FrontPlan
from media.models import IncomingFile, IncomingStatus, Photo, PhotoBackfill
from related.lists.models import RelatedList
from related.suggestions.models import Bookmark, StoryVector
from website.models import HubNews, StoryChange
from wire.models import Channel, Delivery, DeliveryStatus, Way

# More than so many are not counted.
MOST_COUNTED = 10_000
# What is older was there before and is only made anew: how long that waits, no row says.
NEW_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Queue:
    """A kind of work: what of it waits, and in which column stands since when.

    `order` is that of the index of what waits. Where `is_remade` the column is when the thing came,
    and only new ones wait since then.
    """

    kind: str
    what: str
    rows: Callable[[], QuerySet[Any]]
    order: str = "pk"
    since: str = ""
    is_remade: bool = False


@dataclass(frozen=True)
class Waiting:
    """How many things wait in a queue, and since when the oldest does, where that is known."""

    queue: Queue
    number: int
    since: datetime | None

    @property
    def age(self) -> timedelta:
        """How long the oldest has waited."""
        return max(timezone.now() - self.since, timedelta(0)) if self.since else timedelta(0)

    @property
    def is_more(self) -> bool:
        """Whether there are more than are counted."""
        return self.number == MOST_COUNTED


def new_editions() -> QuerySet[Edition]:
    """Return the editions for which no suggestions were made yet."""
    seen = Subquery(Bookmark.objects.filter(pk=1).values("seen_to"))
    return Edition.objects.filter(pk__gt=seen)


def due_fronts() -> QuerySet[FrontPlan]:
    """Return the planned fronts whose time has come."""
    return FrontPlan.objects.waiting().filter(goes_out_at__lte=timezone.now())


def due_channels() -> QuerySet[Channel]:
    """Return the addresses that are to be fetched now."""
    return Channel.objects.filter(way=Way.FETCH, is_open=True, due_at__lte=timezone.now())


QUEUES = (
    Queue("clock", "Stories whose time has come", Article.objects.due, "publish_at", "publish_at"),
    Queue("fronts", "Fronts whose time has come", due_fronts, "goes_out_at", "goes_out_at"),
    Queue(
        "wire",
        "What came from other houses, to be read",
        lambda: Delivery.objects.filter(status=DeliveryStatus.WAITING),
        since="received_at",
    ),
    Queue("fetching", "Addresses to be fetched", due_channels, since="due_at"),
    Queue(
        "incoming",
        "Pictures that were sent, to be read",
        lambda: IncomingFile.objects.filter(status=IncomingStatus.WAITING),
        since="batch__began_at",
    ),
    Queue(
        "photos",
        "Photos without their sizes",
        Photo.objects.without_renditions,
        since="uploaded_at",
        is_remade=True,
    ),
    Queue(
        "licences",
        "Photos whose licence ended",
        lambda: Photo.objects.ended(timezone.localdate()),
        "licence_until",
    ),
    Queue("names", "Names whose photos follow", PhotoBackfill.objects.all, since="began_at"),
    Queue(
        "addresses",
        "Addresses whose stories follow",
        lambda: FormerAddress.objects.filter(followed_at=None),
    ),
    Queue(
        "mail",
        "Notices to be mailed",
        lambda: Notice.objects.to_send().filter(user__isnull=False),
        since="at",
    ),
    Queue(
        "alerts",
        "Notices for the webhook",
        lambda: Notice.objects.to_send().filter(user=None),
        since="at",
    ),
    Queue("proxy", "Things taken away, for the proxy", TakenAway.objects.all, since="at"),
    Queue("hubs", "News for hubs", HubNews.objects.all),
    Queue(
        "mirrors", "Changes for mirrors", lambda: StoryChange.objects.filter(is_pending=True), "pk"
    ),
    Queue("suggestions", "Versions that want suggestions", new_editions, since="published_at"),
    Queue(
        "suggestions again",
        "Stories whose suggestions are made anew",
        lambda: StoryVector.objects.filter(is_stale=True),
    ),
    Queue(
        "lists",
        "Related lists to be checked",
        lambda: RelatedList.objects.filter(changed_at__isnull=False),
        "changed_at",
        "changed_at",
    ),
)


def waiting() -> Iterator[Waiting]:
    """Yield what waits in each queue: a query each."""
    for queue in QUEUES:
        yield look_at(queue)


def look_at(queue: Queue) -> Waiting:
    """Return what waits in a queue now: of more than are counted those that are first."""
    first = queue.rows().order_by(queue.order)[:MOST_COUNTED]
    asked: dict[str, Any] = {"number": Count("pk")}
    if queue.since:
        is_new = Q(**{f"{queue.since}__gt": timezone.now() - NEW_FOR}) if queue.is_remade else None
        asked["since"] = Min(queue.since, filter=is_new)
    found = first.aggregate(**asked)
    return Waiting(queue, found["number"], found.get("since"))
