"""What became of files that were sent is kept for a while, and then forgotten."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db.models import Exists, OuterRef
from django.utils import timezone

from media.models import IncomingBatch, IncomingFile, IncomingStatus
from media.models.incoming import INCOMING

KEPT = timedelta(days=30)


def forget_sent() -> bool:
    """Delete the oldest batch of which everything is known for long; say whether there was one."""
    limit = timezone.now() - KEPT
    waiting = IncomingFile.objects.filter(batch=OuterRef("pk"), status=IncomingStatus.WAITING)
    old = IncomingBatch.objects.filter(~Exists(waiting), began_at__lt=limit)
    batch = old.order_by("began_at").first()
    if batch is None:
        return False
    batch.delete()
    forget_left_behind(limit)
    return True


def forget_left_behind(limit: datetime) -> None:
    """Delete files that were sent before then and that no row knows of.

    A process that was ended while it kept or unpacked them left them behind.
    """
    try:
        _, names = default_storage.listdir(INCOMING)
    except FileNotFoundError:
        return
    known = set(IncomingFile.objects.exclude(file="").values_list("file", flat=True))
    for path in (f"{INCOMING}/{name}" for name in names):
        if path not in known and default_storage.get_modified_time(path) < limit:
            default_storage.delete(path)
