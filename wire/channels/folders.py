"""The folders into which houses put their files: what is written is taken in hand, and waits.

A file is written when its size and its time have stayed as they are for ten seconds of this
machine's clock, whatever the clock says that wrote it. One that is called `.part` or the like is
waited for, and so are hidden ones: under such names a file may be written as slowly as it likes.
"""

import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from wire.channels.folder_files import make_folders, names_in_hand, take
from wire.models import Channel, Delivery, DeliveryStatus, Way

REST_S = 10.0
UNFINISHED = (".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload", ".writing", "~")

type Look = tuple[int, int]


@dataclass
class Watch:
    """How files looked, and since when: those of one process, which looks every two seconds."""

    looked: dict[Path, tuple[Look, float]] = field(default_factory=dict)

    def at_rest(self, folder: Path, now: float) -> Iterator[Path]:
        """Yield the files of a folder that have stayed as they are for long enough."""
        there = {path: look for path in folder.iterdir() if (look := look_of(path))}
        for path in [known for known in self.looked if known.parent == folder]:
            if path not in there:
                del self.looked[path]
        for path in sorted(there):
            look, since = self.looked.get(path, (None, now))
            if look != there[path]:
                since = now
                self.looked[path] = (there[path], now)
            if now - since >= REST_S:
                yield path


WATCH = Watch()


def look_of(path: Path) -> Look | None:
    """Return the size and the time of a file; None for what is none, or is not finished."""
    if path.name.startswith(".") or path.name.casefold().endswith(UNFINISHED):
        return None
    with suppress(FileNotFoundError):
        seen = path.lstat()
        if stat.S_ISREG(seen.st_mode):
            return seen.st_size, seen.st_mtime_ns
    return None


def look_into_folders() -> bool:
    """Take in hand what was put into the folders; there is nothing more at once."""
    for channel in Channel.objects.filter(way=Way.FOLDER, is_open=True):
        problem = ""
        try:
            take_in_hand(channel, time.monotonic())
        except OSError as error:
            problem = f"Its folder cannot be used: {error.strerror or error}."
        if problem != channel.problem:
            Channel.objects.filter(pk=channel.pk).update(problem=problem)
    return False


def take_in_hand(channel: Channel, now: float) -> None:
    """Move each file that is written out of the way, and let it wait to be read.

    One that was moved when its worker ended waits from the next look on. Raises `OSError`.
    """
    folder = make_folders(channel)
    for path in WATCH.at_rest(folder, now):
        # Another worker may have it already.
        with suppress(FileNotFoundError):
            take(channel, path)
    waiting = Delivery.objects.filter(channel=channel, status=DeliveryStatus.WAITING)
    # First these: what is read and moved away in the meantime does not begin to wait again.
    known = set(waiting.exclude(folder_file="").values_list("folder_file", flat=True))
    for name in names_in_hand(channel):
        if name not in known:
            Delivery.objects.get_or_create(
                channel=channel,
                folder_file=name,
                status=DeliveryStatus.WAITING,
                defaults={"name": name},
            )
