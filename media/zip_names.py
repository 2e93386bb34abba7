"""The names of the files in a ZIP, which says of each whether it is UTF-8, and often wrongly.

Without that mark a name is in the code page of DOS by the standard (APPNOTE 4.4.4, appendix D),
in that of the sender's system in fact. All such names of one ZIP are read in one way.
"""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO

from media.metadata.encodings import readings, text_by

IS_UTF_8 = 0x800
END, ENTRY = b"PK\x05\x06", b"PK\x01\x02"
LONGEST_END = 65_557


@contextmanager
def opened_zip(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP, also one whose names are marked as UTF-8 and are not.

    Raises what `zipfile.ZipFile` raises for one that is damaged.
    """
    try:
        archive = zipfile.ZipFile(file)
    except UnicodeDecodeError:
        with tempfile.TemporaryFile(prefix="newsroom-zip-") as copy:
            take_marks_away(file, copy)
            with zipfile.ZipFile(copy) as archive:
                yield archive
    else:
        with archive:
            yield archive


def take_marks_away(file: IO[bytes], copy: IO[bytes]) -> None:
    """Copy a ZIP so that no name in it is marked as UTF-8."""
    file.seek(0)
    shutil.copyfileobj(file, copy)
    copy.seek(max(copy.tell() - LONGEST_END, 0))
    tail = copy.read()
    end = tail[tail.rfind(END) :]
    at = int.from_bytes(end[16:20], "little")
    for _ in range(int.from_bytes(end[10:12], "little")):
        copy.seek(at)
        head = copy.read(46)
        if head[:4] != ENTRY:
            raise zipfile.BadZipFile("Its list of files is not where it says.")
        unmark(copy, at + 8)
        unmark(copy, int.from_bytes(head[42:46], "little") + 6)
        at += 46 + sum(int.from_bytes(head[field : field + 2], "little") for field in (28, 30, 32))
    copy.seek(0)


def unmark(copy: IO[bytes], at: int) -> None:
    """Take the mark of UTF-8 from the flags that stand here."""
    copy.seek(at)
    flags = int.from_bytes(copy.read(2), "little") & ~IS_UTF_8
    copy.seek(at)
    copy.write(flags.to_bytes(2, "little"))


def names_of(entries: Sequence[zipfile.ZipInfo]) -> list[list[str]]:
    """Return the name of each entry in each way to read it, the likeliest first; mostly one."""
    raw = [raw_name(entry) for entry in entries]
    ways = readings([name for name in raw if name is not None], in_zip=True)
    return [
        [entry.filename]
        if name is None
        else list(dict.fromkeys(text_by(name, way.encoding) for way in ways))
        for entry, name in zip(entries, raw, strict=True)
    ]


def raw_name(entry: zipfile.ZipInfo) -> bytes | None:
    """Return the bytes of a name that is not known to be Unicode."""
    if entry.flag_bits & IS_UTF_8 or entry.filename.isascii():
        return None
    try:
        # Python reads what has no mark by the standard: that has a sign for each byte.
        return entry.filename.encode("cp437")
    except UnicodeEncodeError:
        # It has its name in Unicode besides (0x7075).
        return None


def shown(names: Sequence[str]) -> str:
    """Return a name as a person is told it: with its other readings, where it has some."""
    others = " or ".join(PurePosixPath(name).name for name in names[1:])
    return f"{names[0]} (or {others})" if others else names[0]
