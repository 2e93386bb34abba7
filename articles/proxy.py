"""Telling a proxy in front of the site that something was taken from readers.

The proxy (`deploy/nginx.conf`) keeps what it was given under the name of an era: that of the folder
to which the link `DATA_DIR/proxy/era` leads. A new era makes all that it has from before worth
nothing: every page, list, feed, query string, coding and picture, whether the site answers later or
not. It is one rename in the file system, which needs no address, no secret and no proxy that is up.
"""

import os
import secrets
import time
from pathlib import Path

from django.conf import settings
from django.db import transaction

from articles.models import TakenAway

# A former era is of no use to anybody; its folder goes when no process can be about to link to it.
FORMER_FOR_S = 60 * 60


def taken_from_readers() -> None:
    """Note that this transaction takes something from readers; a proxy is told when it is over.

    Where the process ends in between, the worker tells it.
    """
    TakenAway.objects.create()
    transaction.on_commit(tell_proxy, robust=True)


def tell_proxy() -> bool:
    """Begin a new era where something was taken since the last, or there is none yet.

    What a request asked of the site before, a proxy keeps under the era in which it began. Says
    that there is no more to do.
    """
    noted = list(TakenAway.objects.values_list("pk", flat=True))
    if noted or not link().exists():
        begin_era()
        TakenAway.objects.filter(pk__in=noted).delete()
    return False


def link() -> Path:
    """Return the link that leads to the era of now."""
    path: Path = settings.DATA_DIR / "proxy" / "era"
    return path


def begin_era() -> None:
    """Let the link lead to a folder whose name was never one before."""
    eras = link().parent / "eras"
    name = f"{time.time_ns()}-{secrets.token_hex(4)}"
    (eras / name).mkdir(parents=True)
    new = link().with_name(f"to-{name}")
    new.symlink_to(Path("eras") / name)
    os.replace(new, link())
    for former in eras.iterdir():
        if former.name != name and former.stat().st_mtime < time.time() - FORMER_FOR_S:
            former.rmdir()
