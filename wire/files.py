"""The pages that somebody names: files, whole folders, and `-` for standard input."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wire.lines import MOST_FILE_BYTES

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class PageFile:
    """A file to read, or what stops a path from being one."""

    path: str
    problem: str = ""

    @property
    def name(self) -> str:
        """The path as it can be printed and kept, whatever bytes are in it."""
        return os.fsencode(self.path).decode(errors="replace")


class UnreadableFile(Exception):
    """A file that cannot be opened or read; the message tells an editor why."""


def page_files(paths: Iterable[str]) -> Iterator[PageFile]:
    """Yield the files of these paths; folders give all they hold, in order of their names.

    In a folder hidden files and folders are left out. Links to files are followed, links to
    folders are not, so that a folder which holds itself ends.
    """
    for path in paths:
        if path != STANDARD_INPUT and Path(path).is_dir():
            yield from files_in(path)
        else:
            yield PageFile(path)


def files_in(folder: str) -> Iterator[PageFile]:
    """Yield the files of a folder and of the folders in it, in order of their names."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield PageFile(folder, f"The folder cannot be read: {why(error)}.")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_in(entry.path)
        elif not Path(entry.path).is_dir():
            yield PageFile(entry.path, special(entry.path))


def special(path: str) -> str:
    """Return why a thing in a folder is no file (a pipe would wait for ever), or ''."""
    try:
        is_file = stat.S_ISREG(Path(path).stat().st_mode)
    except OSError as error:
        return f"The file cannot be read: {why(error)}."
    return "" if is_file else "This is a pipe or a device and no file. Name it yourself to read it."


def read_page_file(file: PageFile) -> bytes:
    """Return the bytes of a file, of one too long only so many that it shows.

    Raises `UnreadableFile`.
    """
    if file.problem:
        raise UnreadableFile(file.problem)
    try:
        if file.path == STANDARD_INPUT:
            return sys.stdin.buffer.read(MOST_FILE_BYTES + 1)
        with Path(file.path).open("rb") as opened:
            return opened.read(MOST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL in it.
        raise UnreadableFile(f"The file cannot be read: {why(error)}.") from error


def why(error: Exception) -> str:
    """Return why the system refused, in its own words."""
    return (isinstance(error, OSError) and error.strerror) or str(error)
