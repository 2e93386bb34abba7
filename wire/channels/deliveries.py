"""What came on a channel waits here, and the worker reads it in: a file or a feed at a time.

What waits is data (decision 0005): a delivery without a result, leased by the worker that reads it
in. A story that was taken in before its worker died is known when it is read again.
"""

import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from counting.counters import WIRE_DELIVERIES, WIRE_STORIES
from leases.lease import CountedLease
from people.actors import WIRE
from wire.batches import close_batch, open_batch
from wire.channels import folder_files
from wire.channels.silence import expect_next
from wire.ingest import ingest_page
from wire.lines import MOST_FILE_BYTES, PageError
from wire.models import Channel, Delivery, DeliveryStatus, Route
from wire.outcome import Outcome, Status, refused
from wire.pagefields import Page
from wire.reading_ahead import WENT_WRONG
from wire.sender import Sender
from wire.stories_of_file import pages_of
from wire.wanted import Wanted

LEASE = CountedLease(timedelta(minutes=15), most_attempts=3)
# What the database refused is read again so soon, then four times as late.
SOON = timedelta(minutes=1)
GIVEN_UP = "Reading this in failed three times. The log says why."
KEPT_FOR = timedelta(days=30)
AT_ONCE = 200
logger = logging.getLogger(__name__)


def let_wait(channel: Channel, data: bytes, name: str = "") -> Delivery:
    """Keep what came until the worker reads it in.

    Under one `name` come the versions of one thing, such as a feed; without one it is of its own.
    """
    delivery = Delivery(channel=channel, name=name)
    delivery.file.save("sent", ContentFile(data), save=False)
    delivery.save()
    return delivery


def read_next() -> bool:
    """Read the next delivery in; say whether there was one.

    One whose worker died is taken up again; after three attempts it is refused.
    """
    delivery = LEASE.next_of(
        in_turn().select_related("channel__house", "channel__section").order_by("pk"),
        give_up=lambda row: finish(row, [refusal(row, GIVEN_UP)]),
    )
    if delivery is None:
        return False
    if delivery.folder_file and not folder_files.is_in_hand(delivery.channel, delivery.folder_file):
        # It was read and moved away while somebody looked into the folder.
        forget([delivery])
        return True
    try:
        outcomes = outcomes_of(delivery)
    except (OperationalError, InterfaceError):
        # Such as a lock that lasted: a story, or a kill, need not wait for the lease to end.
        rows = Delivery.objects.filter(pk=delivery.pk, status=DeliveryStatus.WAITING)
        LEASE.put_off(rows, SOON * 4 ** (delivery.attempts - 1))
        raise
    finish(delivery, outcomes)
    return True


def in_turn() -> QuerySet[Delivery]:
    """Return what waits and may be read now: of one feed never a version before the one it follows.

    Else the words of yesterday, read by a second worker, would replace those of today.
    """
    waiting = Delivery.objects.filter(status=DeliveryStatus.WAITING)
    before = waiting.filter(
        channel=OuterRef("channel"), name=OuterRef("name"), folder_file="", pk__lt=OuterRef("pk")
    )
    return waiting.exclude(Exists(before.exclude(name="")), folder_file="")


def outcomes_of(delivery: Delivery) -> list[Outcome]:
    """Read in all stories of a delivery. One that is refused stops no other."""
    try:
        data = bytes_of(delivery)
    except OSError as error:
        return [refusal(delivery, f"The file cannot be read: {error.strerror or error}.")]
    channel = delivery.channel
    sender = sender_of(channel)
    with sender.clock():
        pages = pages_of(data, path_of(delivery), channel.format)
    batch = open_batch(str(channel), by=WIRE, channel=channel)
    asked = Wanted(
        name="",
        publish=channel.route == Route.STRAIGHT,
        batch=batch,
        sender=sender,
    )
    try:
        return [taken_in(page, replace(asked, name=name)) for name, page in pages]
    finally:
        close_batch(batch)


def bytes_of(delivery: Delivery) -> bytes:
    """Return what came, of too much only so much that it shows. Raises `OSError`."""
    if delivery.folder_file:
        return folder_files.read(delivery.channel, delivery.folder_file, MOST_FILE_BYTES + 1)
    with delivery.file.open("rb") as kept:
        return bytes(kept.read(MOST_FILE_BYTES + 1))


def path_of(delivery: Delivery) -> str:
    """Return what its stories are called: the same for a file, or a feed, that comes again."""
    return f"{delivery.channel.short_name}/{delivery.name or delivery.public_id}"


def sender_of(channel: Channel) -> Sender:
    """Return what is known of who sends on a channel."""
    return Sender(
        house=channel.house.name if channel.house else "",
        zone=channel.zone,
        language=channel.language,
        kills_at_once=channel.kills_at_once,
        waits=channel.route != Route.DRAFT,
    )


def taken_in(page: Page | PageError, asked: Wanted) -> Outcome:
    """Take one story in. Whatever is wrong with it, the others still get their turn.

    Raises where the database is away: then all of it is read again.
    """
    if isinstance(page, PageError):
        return refused(asked.name, page)
    try:
        return ingest_page(page, asked)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("The story %s could not be read in.", asked.name)
        return Outcome(path=asked.name, status=Status.REFUSED, reason=WENT_WRONG)


def refusal(delivery: Delivery, reason: str) -> Outcome:
    """Return the outcome of a delivery of which nothing was taken."""
    return Outcome(path=path_of(delivery), status=Status.REFUSED, reason=reason)


def finish(delivery: Delivery, outcomes: list[Outcome]) -> None:
    """Note what became of a delivery, and count it; what was taken whole is kept no longer.

    A feed sends most of what it sent before once more: one without news leaves no delivery, and of
    those with something refused the newest bytes alone are kept.
    """
    news = news_in(delivery, outcomes)
    if not note_outcomes(delivery, outcomes, news):
        return
    WIRE_DELIVERIES.add(became_of(outcomes))
    for outcome in outcomes:
        WIRE_STORIES.add(outcome.status.value)
    reasons = [outcome.reason for outcome in outcomes if outcome.is_refused]
    if delivery.is_feed and not news and not was_read_before(delivery):
        if reasons:
            hand_on_bytes(delivery)
        forget([delivery])
        return
    put_away(delivery, reasons)
    if delivery.is_feed:
        let_go_bytes(done_before(delivery).exclude(file=""))


def news_in(delivery: Delivery, outcomes: list[Outcome]) -> list[Outcome]:
    """Return those outcomes that are not as before: no known story, and no refusal of last time."""
    last = delivery if was_read_before(delivery) else done_before(delivery).first()
    known = Counter(
        outcome["reason"]
        for outcome in (last.outcomes if last else [])
        if outcome["status"] == Status.REFUSED
    )
    news = []
    for outcome in outcomes:
        # Its place in the feed is another each time: the reason alone tells.
        if outcome.is_refused and known[outcome.reason]:
            known[outcome.reason] -= 1
        elif outcome.status != Status.UNCHANGED:
            news.append(outcome)
    return news


def was_read_before(delivery: Delivery) -> bool:
    """Say whether somebody at the desk asked that it be read once more."""
    return bool(delivery.outcomes)


def done_before(delivery: Delivery) -> QuerySet[Delivery]:
    """Return what was read of the same feed before, the newest first; nothing for all else."""
    if not delivery.is_feed:
        return Delivery.objects.none()
    feeds = Delivery.objects.filter(channel=delivery.channel_id, name=delivery.name)
    done = feeds.exclude(status=DeliveryStatus.WAITING)
    return done.filter(pk__lt=delivery.pk, folder_file="").order_by("-pk")


@transaction.atomic
def note_outcomes(delivery: Delivery, outcomes: list[Outcome], news: list[Outcome]) -> bool:
    """Write what became of each story; say whether nobody else did so before."""
    refused_count = sum(outcome.is_refused for outcome in outcomes)
    refused_now = sum(outcome.is_refused for outcome in news)
    taken_now = len(news) - refused_now
    is_first = LEASE.give_back(
        Delivery.objects.filter(pk=delivery.pk, status=DeliveryStatus.WAITING),
        status=became_of(outcomes),
        outcomes=[kept(outcome) for outcome in outcomes],
        refused_count=refused_count,
        has_news=bool(taken_now) or delivery.has_news,
        **({} if refused_count else {"file": ""}),
    )
    if not is_first:
        return False
    Channel.objects.filter(pk=delivery.channel_id).update(
        taken_count=F("taken_count") + taken_now,
        refused_count=F("refused_count") + refused_now,
    )
    if taken_now:
        expect_next(delivery.channel_id, sent_at=delivery.received_at)
    return True


def became_of(outcomes: list[Outcome]) -> DeliveryStatus:
    """Return what a delivery is when its stories were read: refused where each of them was."""
    is_refused = all(outcome.is_refused for outcome in outcomes)
    return DeliveryStatus.REFUSED if is_refused else DeliveryStatus.TAKEN


def kept(outcome: Outcome) -> dict[str, str]:
    """Return what is kept of an outcome: no address, whose words a removal by order would miss."""
    article = outcome.article
    return {
        "path": outcome.path,
        "status": outcome.status.value,
        "article_id": article.public_id if article else "",
        "reason": outcome.reason,
    }


def put_away(delivery: Delivery, reasons: list[str]) -> None:
    """Move a file of a folder to where those of its kind are; let go what waited in the store."""
    if delivery.folder_file:
        folder_files.put_away(delivery.channel, delivery.folder_file, reasons)
    elif not reasons:
        delivery.file.storage.delete(delivery.file.name or "")


def read_again(delivery: Delivery) -> bool:
    """Let what was refused wait once more, where its bytes are kept; say whether they are."""
    kept_ones = Delivery.objects.filter(pk=delivery.pk, refused_count__gt=0).exclude(file="")
    done = kept_ones.exclude(status=DeliveryStatus.WAITING)
    return LEASE.give_back(done, status=DeliveryStatus.WAITING, attempts=0)


def forget_deliveries() -> bool:
    """Delete what came more than thirty days ago, with its bytes; say whether there may be more."""
    old = Delivery.objects.exclude(status=DeliveryStatus.WAITING)
    before = timezone.now() - KEPT_FOR
    rows = list(old.filter(received_at__lt=before).order_by("received_at")[:AT_ONCE])
    forget(rows)
    return len(rows) == AT_ONCE


def forget(rows: Iterable[Delivery]) -> None:
    """Delete deliveries with their bytes."""
    for row in rows:
        if row.file:
            row.file.storage.delete(row.file.name or "")
        row.delete()


def hand_on_bytes(delivery: Delivery) -> None:
    """Leave the bytes of a feed to the delivery before it, which was refused for the same reason.

    So what is read again, once its channel is set right, is what the feed said last.
    """
    last = done_before(delivery).exclude(file="").first()
    if last and has_bytes_instead(last, delivery.file.name or ""):
        delivery.file = ""


def let_go_bytes(rows: Iterable[Delivery]) -> None:
    """Keep the bytes of these deliveries no longer."""
    for row in rows:
        has_bytes_instead(row, "")


def has_bytes_instead(row: Delivery, name: str) -> bool:
    """Give a delivery other bytes or none, unless somebody asks now that it be read again."""
    done = Delivery.objects.filter(pk=row.pk).exclude(status=DeliveryStatus.WAITING)
    if not done.update(file=name):
        return False
    row.file.storage.delete(row.file.name or "")
    return True
