"""The files in which each process keeps its counts, and which of them are whose.

`prometheus-client` keeps the counts of each process in files of its own and adds all of them up
when somebody asks. It calls them by the number of the process: each restart would leave more of
them for ever, and where old ones were deleted the sums would fall, which looks as if all had begun
anew. So a process has the lowest number here that no living one has, by a lock that ends with it,
and goes on where whoever had that number stopped.

A file has all of its room on the disk before it is mapped: with a full disk, to write where there
is none ends a process (SIGBUS).
"""

import fcntl
import json
import logging
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import IO

from django.conf import settings
from prometheus_client.metrics_core import Metric
from prometheus_client.mmap_dict import MmapedDict
from prometheus_client.multiprocess import MultiProcessCollector

# All that can be counted fits (tests/counting/test_counted.py).
ROOM_BYTES = 1024 * 1024
MOST_PROCESSES = 256
# Before it stands how much of a file is used.
FIRST_BYTE = 8
# As the package calls the files, by what is counted in them.
KINDS = ("counter", "histogram", "gauge_mostrecent")
logger = logging.getLogger(__name__)


class Book:
    """This process's place among the files. Any number of threads may ask."""

    def __init__(self) -> None:
        self._pid = 0
        self._number = ""
        self._held: IO[str] | None = None
        self._lock = Lock()

    def number(self) -> str:
        """Return the number under which this process counts; '' where it has none."""
        return self._number

    def is_open(self) -> bool:
        """Say whether this process can count, and let it begin with its first count.

        One that was forked has files of its own. One that cannot write any counts nothing: readers
        get their pages all the same.
        """
        if self._pid != os.getpid():
            with self._lock:
                if self._pid != os.getpid():
                    self._open()
        return self._number != ""

    def _open(self) -> None:
        self._number = ""
        try:
            self._held, self._number = take_number(folder())
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder())
        except OSError as error:
            logger.warning("Nothing is counted by this process: %s", error)
        self._pid = os.getpid()


BOOK = Book()


def folder() -> Path:
    """Return the folder of the files."""
    path: Path = settings.METRICS_DIR
    return path


def take_number(place: Path) -> tuple[IO[str], str]:
    """Take the lowest number that no living process has, with room for its counts.

    It is held as long as the file that is returned is open. Raises `OSError`.
    """
    place.mkdir(parents=True, exist_ok=True)
    for number in map(str, range(MOST_PROCESSES)):
        try:
            held = (place / f"{number}.lock").open("a")
        except PermissionError:
            # It is another user's, such as root's, who ran a command.
            continue
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            for kind in KINDS:
                make_room(place / f"{kind}_{number}.db")
        except (BlockingIOError, PermissionError):
            held.close()
            continue
        except OSError:
            held.close()
            raise
        return held, number
    raise OSError(f"Every number is taken in {place}.")


def make_room(path: Path) -> None:
    """Give a file all its room, and empty one that cannot be read. Raises `OSError`."""
    if not path.exists() or path.stat().st_size < ROOM_BYTES or not is_whole(path):
        path.write_bytes(bytes(ROOM_BYTES))
    else:
        path.open("r+b").close()


def is_whole(path: Path) -> bool:
    """Say whether a file can be read: a machine may have lost its power while one was written."""
    try:
        with path.open("rb") as file:
            used = int.from_bytes(file.read(4), sys.byteorder, signed=True)
        if used and not FIRST_BYTE <= used <= path.stat().st_size:
            return False
        for key, *_ in MmapedDict.read_all_values_from_file(str(path)):  # type: ignore[no-untyped-call]
            json.loads(key)
    except Exception:
        # What is no file of counts fails in any of many ways.
        return False
    return True


def counted() -> Iterable[Metric]:
    """Return what all processes counted, those too that ended."""
    files = [str(path) for path in sorted(folder().glob("*.db")) if is_whole(path)]
    metrics: Iterable[Metric] = MultiProcessCollector.merge(files)  # type: ignore[no-untyped-call]
    return metrics
