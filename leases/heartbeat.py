"""Workers say that they live, every ten seconds; one not heard for a minute counts as dead.

Nothing waits for that: what a dead one held is free when its lease ends (`lease.py`).
"""

import os
import secrets
import socket
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from leases.models import Worker

EVERY_S = 10.0
DEAD_AFTER = timedelta(minutes=1)
FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Heart:
    """The heart of this process."""

    key: str = field(default_factory=lambda: secrets.token_hex(16))
    began_at: datetime = field(default_factory=timezone.now)

    def beat(self) -> None:
        """Say that this process lives, and forget those that have not said so for a day."""
        now = timezone.now()
        if not Worker.objects.filter(key=self.key).update(seen_at=now):
            Worker.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()
            Worker.objects.create(
                key=self.key,
                machine=socket.gethostname()[:255],
                pid=os.getpid(),
                began_at=self.began_at,
                seen_at=now,
            )

    def stop(self) -> None:
        """Say that this process ends."""
        Worker.objects.filter(key=self.key).delete()


def alive(at: datetime | None = None) -> QuerySet[Worker]:
    """Return the workers that live, the one that began first before the others."""
    now = at or timezone.now()
    return Worker.objects.filter(seen_at__gt=now - DEAD_AFTER).order_by("began_at", "key")
