"""The folder of a channel, on the disk: what lies in it, what is in hand, and where it goes.

A file is moved by renaming it, which happens whole or not at all: into `in-hand` before it is read,
and then to `done`, or to `refused` with the reason beside it.

Whoever may put files here can put links here too, at any moment, for a file or for one of the three
folders. So these are opened and never followed, and files are named within what was opened.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from django.conf import settings

from wire.models import Channel

IN_HAND, DONE, REFUSED = "in-hand", "done", "refused"
REASON = ".reason.txt"
# With a number and the ending of its reason a name has 255 at most, as disks allow.
NAME_BYTES = 200
FOLDER = os.O_RDONLY | os.O_DIRECTORY
READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
WRITE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


def folder_of(channel: Channel) -> Path:
    """Return the folder into which a house puts its files."""
    return Path(settings.WIRE_DIR) / channel.short_name


def make_folders(channel: Channel) -> Path:
    """Make the folders of a channel where they are missing, and return the first.

    Raises `OSError` where files could not be moved into one of them: each would be read again and
    again.
    """
    folder = folder_of(channel)
    folder.mkdir(parents=True, exist_ok=True)
    for part in (IN_HAND, DONE, REFUSED):
        with suppress(FileExistsError):
            (folder / part).mkdir()
        with opened(channel, part) as opened_part:
            is_elsewhere = os.fstat(opened_part).st_dev != folder.stat().st_dev
            if is_elsewhere or not os.access(".", os.W_OK | os.X_OK, dir_fd=opened_part):
                raise PermissionError(0, f"nothing can be moved into “{part}” in it")
    return folder


@contextmanager
def opened(channel: Channel, part: str) -> Iterator[int]:
    """Open one of the three folders. Raises `OSError` where it is missing, or a link."""
    with ExitStack() as closing:
        folder = os.open(folder_of(channel), FOLDER)
        closing.callback(os.close, folder)
        try:
            descriptor = os.open(part, FOLDER | os.O_NOFOLLOW, dir_fd=folder)
        except OSError as error:
            if error.errno in {errno.ENOTDIR, errno.ELOOP}:
                raise OSError(error.errno, f"“{part}” in it is no folder") from error
            raise
        closing.callback(os.close, descriptor)
        yield descriptor


def take(channel: Channel, path: Path) -> None:
    """Move a file into `in-hand`, under a name that can be kept. Raises `OSError`."""
    with opened(channel, IN_HAND) as hand:
        os.rename(path, free_name(hand, kept_name(path.name)), dst_dir_fd=hand)


def names_in_hand(channel: Channel) -> list[str]:
    """Return what the files in hand are called. Raises `OSError`.

    What somebody put there under a name that cannot be kept is given another.
    """
    with opened(channel, IN_HAND) as hand:
        for name in os.listdir(hand):
            if name != kept_name(name):
                # Another worker may have done so already.
                with suppress(FileNotFoundError):
                    free = free_name(hand, kept_name(name))
                    os.rename(name, free, src_dir_fd=hand, dst_dir_fd=hand)
        return sorted(os.listdir(hand))


def is_in_hand(channel: Channel, name: str) -> bool:
    """Say whether a file is there to be read, or reading it says what is wrong."""
    try:
        with opened(channel, IN_HAND) as hand:
            return is_there(hand, name)
    except OSError as error:
        return error.errno != errno.ENOENT


def read(channel: Channel, name: str, most: int) -> bytes:
    """Return so many bytes of a file in hand at most. Raises `OSError` for what is no file."""
    with opened(channel, IN_HAND) as hand, open_file(hand, name) as descriptor:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "it is a folder, a pipe or a device")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(most)


@contextmanager
def open_file(folder: int, name: str) -> Iterator[int]:
    """Open a file to read it; nothing waits for the other end of a pipe."""
    descriptor = os.open(name, READ, dir_fd=folder)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def put_away(channel: Channel, name: str, reasons: list[str]) -> None:
    """Move a file that was read to `done`, or to `refused` with the reasons beside it.

    What lies there already is not written over.
    """
    with opened(channel, IN_HAND) as hand, opened(channel, REFUSED if reasons else DONE) as target:
        free = free_name(target, name)
        # It was moved already by one who was ended before that was noted.
        with suppress(FileNotFoundError):
            os.rename(name, free, src_dir_fd=hand, dst_dir_fd=target)
        if reasons:
            beside = os.open(free + REASON, WRITE, 0o644, dir_fd=target)
            with os.fdopen(beside, "w", encoding="utf-8") as file:
                file.write("\n".join([*reasons, ""]))


def free_name(folder: int, name: str) -> str:
    """Return a name that is free in a folder, for a file and its reason: itself, or numbered."""
    stem, ending = os.path.splitext(name)
    number = 1
    free = name
    while is_there(folder, free) or is_there(folder, free + REASON):
        number += 1
        free = f"{stem}-{number}{ending}"
    return free


def is_there(folder: int, name: str) -> bool:
    """Say whether there is anything of this name in a folder, even a link to nowhere."""
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def kept_name(name: str) -> str:
    """Return a name for a file that can be kept and printed, with its ending."""
    words = os.fsencode(name).decode(errors="replace")
    printed = "".join(sign if sign.isprintable() else "_" for sign in words)
    return printed.encode()[-NAME_BYTES:].decode(errors="ignore")
