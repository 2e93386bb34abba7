"""When a channel falls silent: when it counts as such, and telling of it."""

from datetime import datetime, timedelta
from itertools import pairwise

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.notices import tell
from people.colleagues import of_roles
from people.roles import Role
from wire.models import Channel, Delivery, DeliveryStatus

# Pauses of so many days say what is usual, if there are so many of them.
LOOKS_BACK = timedelta(days=28)
MOST_LOOKED_AT, LEAST_LOOKED_AT = 1_000, 8
# It may be half as long again, and no pause under an hour is silence.
LONGER, LEAST = 1.5, timedelta(hours=1)


def expect_next(channel_pk: int, *, sent_at: datetime) -> None:
    """Note that something new came, and by when the next is expected; the silence is over.

    What came before the last news, and was read again or late, says nothing of how it is now.
    """
    is_older = Q(last_sent_at__gt=sent_at)
    if Channel.objects.filter(pk=channel_pk).exclude(is_older).update(last_sent_at=sent_at):
        expect_from(channel_pk, sent_at)


def expect_from(channel_pk: int, moment: datetime) -> None:
    """Let a channel count as silent when nothing new comes for too long from a moment on."""
    channel = Channel.objects.filter(pk=channel_pk)
    hours = channel.values_list("silent_after_h", flat=True).get()
    usual = timedelta(hours=hours) if hours else usual_silence(channel_pk, moment)
    channel.update(expected_by=moment + usual if usual else None, told_at=None)


def usual_silence(channel_pk: int, now: datetime) -> timedelta | None:
    """Return after how long a channel counts as silent; None where too little came to say.

    It is the longest of its pauses in four weeks but one, and half of it again: nights and weekends
    are among them, and one time when it failed is not.
    """
    came = Delivery.objects.filter(
        channel=channel_pk, has_news=True, received_at__range=(now - LOOKS_BACK, now)
    )
    moments = list(
        came.order_by("-received_at").values_list("received_at", flat=True)[:MOST_LOOKED_AT]
    )
    pauses = sorted(later - earlier for later, earlier in pairwise(moments))
    if len(pauses) < LEAST_LOOKED_AT:
        return None
    return max(LONGER * pauses[-2], LEAST)


def silent(at: datetime | None = None) -> QuerySet[Channel]:
    """Return the open channels from which something should have come, the longest silent first."""
    now = at or timezone.now()
    return Channel.objects.filter(is_open=True, expected_by__lte=now).order_by("expected_by")


def not_coming() -> QuerySet[Channel]:
    """Return the open channels that are silent, or from which nothing can be had now."""
    is_silent = Q(expected_by__lte=timezone.now())
    return Channel.objects.filter(is_silent | ~Q(problem=""), is_open=True).order_by("name")


def tell_of_silence() -> bool:
    """Tell publishers of each channel that fell silent, once; there is nothing more at once."""
    for channel in silent().filter(told_at=None):
        tell_of(channel)
    return False


@transaction.atomic
def tell_of(channel: Channel) -> None:
    """Tell all publishers of a channel that fell silent, or none: then it is tried again."""
    # Who comes second finds it told.
    rows = Channel.objects.filter(pk=channel.pk, told_at=None)
    if rows.update(told_at=timezone.now()):
        for user in of_roles(Role.PUBLISHER).order_by("pk"):
            tell(user, silence_words(channel))


def silence_words(channel: Channel) -> str:
    """Return what is said of a channel that fell silent."""
    notice = f"Nothing new has come from “{channel}” for longer than is usual."
    refused = channel.deliveries.filter(status=DeliveryStatus.REFUSED)
    if channel.last_sent_at:
        refused = refused.filter(received_at__gt=channel.last_sent_at)
    if refused.exists():
        notice += " What came was refused."
    return f"{notice} {channel.problem}".strip()
