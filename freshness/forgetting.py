"""How long changes are known, and thus how long anything may be kept that was made before them."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from freshness.models import Change
from freshness.watching import note_everything

# Far more than `MOST_KEPT` (`validation.py`).
KNOWN_FOR = timedelta(hours=6)
AT_ONCE = 5_000


def forget_changes() -> bool:
    """Delete changes that nothing kept can be older than; say whether there may be more.

    The newest stays: on SQLite it says how far the changes are.
    """
    newest = Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    first = Change.objects.filter(pk__lt=newest).order_by("pk").values_list("pk", "at")
    limit = timezone.now() - KNOWN_FOR
    oldest = first.first()
    if oldest is None or oldest[1] >= limit:
        return False
    old = [pk for pk, at in first[:AT_ONCE] if at < limit]
    if old:
        Change.objects.filter(pk__lte=old[-1]).delete()
    return len(old) == AT_ONCE


def forget_words() -> None:
    """Forget at once what changed, where its words may not stay: whatever is kept ends with it."""
    note_everything(connection)
    newest = Change.objects.order_by("-pk").values_list("pk", flat=True)[:1]
    Change.objects.filter(pk__lt=newest[0]).delete()
