"""The one lease to write vectors and suggestions, so that no two workers make them at once.

It runs out by itself, so that a lost worker holds up nothing, and is renewed inside each
transaction that writes: who lost it writes nothing more.
"""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from leases.lease import Lease
from related.suggestions.models import Bookmark

LEASE = Lease(timedelta(minutes=2))
LOOKED_AGAIN_S = 0.1


class NotClaimed(Exception):
    """Another worker holds the claim now."""


@contextmanager
def claimed(*, patience_s: float = 0) -> Iterator[str]:
    """Hold the claim, waiting for it that long at most. Raises `NotClaimed`."""
    Bookmark.objects.get_or_create(pk=1)
    claim, until = secrets.token_hex(16), time.monotonic() + patience_s
    while not LEASE.take(Bookmark.objects.filter(pk=1), claim=claim):
        if time.monotonic() >= until:
            raise NotClaimed("The suggestions are being worked on by another worker.")
        time.sleep(LOOKED_AGAIN_S)
    try:
        yield claim
    finally:
        # Free from now on: the column is never empty.
        LEASE.put_off(Bookmark.objects.filter(pk=1, claim=claim), timedelta(0))


def hold_on(claim: str) -> Bookmark:
    """Keep the claim for longer, inside the transaction that writes. Raises `NotClaimed`."""
    mine = Bookmark.objects.filter(pk=1, claim=claim)
    if not LEASE.renew(mine):
        raise NotClaimed("The claim ran out, and another worker has it.")
    return mine.get()
