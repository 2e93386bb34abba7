"""Files of pictures that no row knows of: a process that was ended while it kept one left it.

The worker looks at one shelf of the store at a time, each once a day. What is younger than a day is
let be: its upload may be under way. What is older is looked at again while nobody can write a
photo's row, since the same picture may come in at that moment and find its file there.
"""

import logging
import string
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import PurePosixPath

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from media.models import Photo

AFTER = timedelta(days=1)
DIGITS = string.digits + "abcdef"
SHELVES = tuple(one + other for one, other in product(DIGITS, DIGITS))
# So long each shelf has in a day.
SLOT_S = int(timedelta(days=1).total_seconds()) // len(SHELVES)
# Where originals lie, and the small copies of them, with the field by which a row has each.
FOLDERS = {"originals": "sha256", "small": "content_hash"}
AT_ONCE = 500
logger = logging.getLogger(__name__)


def sweep_next() -> bool:
    """Sweep the shelf whose time of the day it is, if nobody did; there is nothing more at once."""
    slot = int(timezone.now().timestamp()) // SLOT_S
    if cache.add(f"swept-{slot}", True, timeout=2 * SLOT_S):
        sweep(SHELVES[slot % len(SHELVES)])
    return False


def sweep(shelf: str, *, is_dry: bool = False) -> list[str]:
    """Delete the files of a shelf that no row knows of, and return where they lay.

    Nothing is deleted where `is_dry`.
    """
    unknown = [path for folder in FOLDERS for path in left_behind(folder, shelf)]
    if is_dry or not unknown:
        return unknown
    return [path for path in unknown if delete_unknown(path)]


def left_behind(folder: str, shelf: str) -> Iterator[str]:
    """Yield the files of a shelf that are older than a day and that no row knows of."""
    try:
        _, names = default_storage.listdir(f"{folder}/{shelf}")
    except FileNotFoundError:
        return
    names.sort()
    for at in range(0, len(names), AT_ONCE):
        some = {
            PurePosixPath(name).stem: f"{folder}/{shelf}/{name}" for name in names[at:][:AT_ONCE]
        }
        known = Photo.objects.filter(**{f"{FOLDERS[folder]}__in": some})
        for key in sorted(some.keys() - set(known.values_list(FOLDERS[folder], flat=True))):
            if is_old(some[key]):
                yield some[key]


def is_old(path: str) -> bool:
    """Say whether a file lies there for more than a day; one that is gone meanwhile does not."""
    try:
        return default_storage.get_modified_time(path) < timezone.now() - AFTER
    except FileNotFoundError:
        return False


@transaction.atomic
def delete_unknown(path: str) -> bool:
    """Delete a file while nobody writes a photo's row, unless one knows of it now."""
    hold_rows()
    folder, _, name = path.split("/")
    key = PurePosixPath(name).stem
    if Photo.objects.filter(**{FOLDERS[folder]: key}).exists() or not is_old(path):
        return False
    default_storage.delete(path)
    logger.info("%s was deleted: no photo has it, and it lay there for more than a day.", path)
    return True


def hold_rows() -> None:
    """Wait until nobody is writing rows of photos, and let nobody until the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Photo._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    else:
        # On SQLite any write holds off all others.
        Photo.objects.filter(pk=0).update(kind="")
