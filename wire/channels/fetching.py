"""Addresses that are fetched on a schedule: when each is due, and what comes of it.

An address is asked with the tag and the time of what it gave last, so that it need not send it
again. One that fails is left alone for longer and longer, up to a day, or for as long as it asks
itself. No two are asked at the same moment for ever: each pause is a little shorter or longer.
"""

import logging
import random
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from leases.lease import Lease
from wire.channels.deliveries import let_wait
from wire.channels.guarded import Fetched, FetchError, fetch
from wire.channels.headers import SealBroken, header_of
from wire.models import Channel, Way

LEASE = Lease(timedelta(minutes=2))
LONGEST = timedelta(days=1)
MOST_DOUBLINGS = 12
JITTER = 0.1
# What one address gives now is the next version of what it gave before.
NAME = "feed"
UNSEALED = "The site has another secret key than when its header was typed. Type it again."
WENT_WRONG = "Something went wrong here. The log of the worker says what."
PROBLEM_LENGTH, ETAG_LENGTH, MODIFIED_LENGTH = 300, 500, 100
logger = logging.getLogger(__name__)


def fetch_next() -> bool:
    """Ask the address that has been due for longest; say whether there was one."""
    channel = claim()
    if channel is None:
        return False
    try:
        take(channel, ask(channel))
    except FetchError as error:
        logger.info("The channel %s could not be fetched: %s", channel, error)
        put_off(channel, error)
    except Exception:
        # What nobody foresaw is said on the channel too, and not tried every two minutes.
        logger.exception("The channel %s could not be fetched.", channel)
        put_off(channel, FetchError(WENT_WRONG))
    return True


def claim() -> Channel | None:
    """Take the next channel that is due for this worker, or none."""
    now = timezone.now()
    due = Channel.objects.filter(way=Way.FETCH, is_open=True, due_at__lte=now)
    for channel in due.filter(LEASE.is_free(now)).order_by("due_at"):
        # Who comes second finds it leased, or no longer due.
        if LEASE.take(Channel.objects.filter(pk=channel.pk, due_at=channel.due_at)):
            return channel
    return None


def ask(channel: Channel) -> Fetched:
    """Return what lies at a channel's address, unless it is what it was. Raises `FetchError`."""
    try:
        own = header_of(channel)
    except SealBroken as error:
        raise FetchError(UNSEALED) from error
    return fetch(channel.address, etag=channel.etag, last_modified=channel.last_modified, own=own)


@transaction.atomic
def take(channel: Channel, fetched: Fetched) -> None:
    """Let what was fetched wait to be read in, if it is another than before."""
    noted: dict[str, str] = {}
    if fetched.data is not None:
        noted = {
            "content_digest": sha256(fetched.data).hexdigest(),
            "etag": said_back(fetched.etag, ETAG_LENGTH),
            "last_modified": said_back(fetched.last_modified, MODIFIED_LENGTH),
        }
    due_at = timezone.now() + jittered(channel.pause)
    is_other = noted.get("content_digest", channel.content_digest) != channel.content_digest
    is_as_asked = give_back(channel, due_at=due_at, failures=0, problem="", **noted)
    if fetched.data is not None and is_other and is_as_asked:
        let_wait(channel, fetched.data, NAME)


def said_back(told: str, length: int) -> str:
    """Return what an answer is known by; '' for what could not be kept and said as it was."""
    return told if len(told) <= length and told.isprintable() else ""


def put_off(channel: Channel, error: FetchError) -> None:
    """Leave an address alone for longer each time that it fails, and say why."""
    doubled = channel.pause * 2 ** min(channel.failures + 1, MOST_DOUBLINGS)
    pause = max(jittered(min(doubled, LONGEST)), min(error.retry_after or timedelta(0), LONGEST))
    why = "".join(sign for sign in f"Not fetched. {error}" if sign.isprintable())
    give_back(
        channel,
        due_at=timezone.now() + pause,
        failures=channel.failures + 1,
        problem=why[:PROBLEM_LENGTH],
    )


def give_back(channel: Channel, **noted: Any) -> bool:
    """Let a channel be nobody's, and note what came of it; say whether that still counts.

    Where somebody at the desk changed it meanwhile, or asked that it be fetched, it is due again:
    what came of it as it was is not noted.
    """
    row = Channel.objects.filter(pk=channel.pk)
    if LEASE.give_back(row.filter(due_at=channel.due_at), **noted):
        return True
    LEASE.give_back(row)
    return False


def jittered(pause: timedelta) -> timedelta:
    """Return a pause that is up to a tenth shorter or longer."""
    return pause * random.uniform(1 - JITTER, 1 + JITTER)


def fetch_now(channel: Channel) -> None:
    """Let a channel be due at once, whatever failed before."""
    Channel.objects.filter(pk=channel.pk).update(due_at=timezone.now(), failures=0)
