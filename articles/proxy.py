"""Telling a proxy in front of the site that something was taken from readers.

The proxy (`deploy/nginx.conf`) keeps what it was given under the name of an era: that of the folder
to which the link `DATA_DIR/proxy/era` leads. A new era makes all that it has from before worth
nothing: every page, list, feed, query string, coding and picture, whether the site answers later or
not. It is one rename in the file system, which needs no address, no secret and no proxy that is up.

To look where the link leads costs a proxy more than to give out a page. While the file
`DATA_DIR/proxy/calm` is there it need not, for pages of the last second: it is taken away before a
new era begins, and comes back when nothing that was asked before can still be under way.
"""

import fcntl
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction

from articles.models import TakenAway

# Longer than any answer may take on its way through the proxy, and than it keeps a page then.
CALM_AFTER_S = 10 * 60
# A former era is of no use to anybody.
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
    elif not calm().exists():
        calm_down()
    return False


def folder() -> Path:
    """Return the folder that a proxy looks into."""
    path: Path = settings.DATA_DIR / "proxy"
    return path


def link() -> Path:
    """Return the link that leads to the era of now."""
    return folder() / "era"


def calm() -> Path:
    """Return the file that is there while nothing was taken lately."""
    return folder() / "calm"


def begin_era() -> None:
    """Let the link lead to a folder whose name was never one before."""
    name = f"{time.time_ns()}-{secrets.token_hex(4)}"
    eras = folder() / "eras"
    (eras / name).mkdir(parents=True)
    new = folder() / f"to-{name}"
    new.symlink_to(Path("eras") / name)
    with locked():
        calm().unlink(missing_ok=True)
        os.replace(new, link())
    for former in eras.iterdir():
        if former.name != name and former.stat().st_mtime < time.time() - FORMER_FOR_S:
            former.rmdir()


def calm_down() -> None:
    """Say that it is calm, where the era of now began long enough ago."""
    with locked():
        if link().stat().st_mtime < time.time() - CALM_AFTER_S:
            calm().touch()


@contextmanager
def locked() -> Iterator[None]:
    """Let no other process say meanwhile that it is calm, or that it is not."""
    with (folder() / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
