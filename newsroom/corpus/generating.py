"""Writing a paper of any size, batch after batch: made by all processors, written by this one."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from random import Random

from django.db import connection, transaction

from articles.models import Article
from articles.workflow import DoorError
from newsroom.corpus.batch import rows_of
from newsroom.corpus.fates import BATCH, batches, next_keys, public_id_of
from newsroom.corpus.rows import write
from newsroom.corpus.stock import NEWEST, stock_for
from wire.processors import in_order

# So many are made before other processes are worth beginning.
ALONE = 4 * BATCH
# While a paper is written its tables grow at hundreds of places at once; what SQLite has of them
# in its cache it need not read and write again and again. In KB, and in pages of 4 KB.
CACHE_KB = 400_000
CHECKPOINT_PAGES = 50_000
USUAL_CACHE_KB = 2_000
USUAL_CHECKPOINT_PAGES = 1_000


class AlreadyThere(DoorError):
    """Stories of this seed stand in the database already."""


def generate(count: int, seed: int = 0, newest: datetime = NEWEST) -> Iterator[int]:
    """Write so many stories, the last of them shortly before `newest`.

    Yields how many each transaction wrote. Raises `AlreadyThere` where stories of this seed were
    written before.
    """
    if Article.objects.filter(public_id=public_id_of(seed, 0)).exists():
        raise AlreadyThere(
            f"The stories of seed {seed} are there already. Give another with --seed."
        )
    # One language and one newsroom for all seeds: a paper that grows keeps its words.
    make = partial(rows_of, stock_for(Random("stock")))
    paper = batches(count, seed, newest, next_keys())
    try:
        for rows in in_order(make, paper) if count > ALONE else map(make, paper):
            set_room(CACHE_KB, CHECKPOINT_PAGES)
            with transaction.atomic():
                write(rows)
            yield len(rows[Article, True])
    finally:
        set_room(USUAL_CACHE_KB, USUAL_CHECKPOINT_PAGES)


def set_room(cache_kb: int, checkpoint_pages: int) -> None:
    """Say how much of its tables SQLite may hold in its cache, and beside its file."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = -{cache_kb}")
            cursor.execute(f"PRAGMA wal_autocheckpoint = {checkpoint_pages}")
