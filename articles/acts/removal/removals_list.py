"""The list of removals by order: a file of its own, outside the database and its backups.

An order is written here, and on the disk, before the database is told: an order that is listed
and was not carried out is found by `verify_record` and carried out by `apply_removals`, while
one that was carried out and not listed would be undone by the next backup that is put back.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db.models import QuerySet

from articles.workflow import DoorError
from editions.models import Edition
from editions.story import canonical_json


class NotListed(DoorError):
    """The order could not be written down, so that nothing was removed."""


@dataclass(frozen=True, kw_only=True)
class ListedOrder:
    """One line of the list. `numbers` are editions, `removed_at` is ISO 8601."""

    article_id: str
    numbers: tuple[int, ...]
    reason: str
    ordered_by: str
    seconded_by: str
    removed_at: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Read one line. Raises `ValueError` where it is no whole order."""
        data = json.loads(text)
        if not isinstance(data, dict) or set(data) != set(cls.__dataclass_fields__):
            raise ValueError("It is not an order, or not a whole one.")
        numbers = data.pop("numbers")
        if not isinstance(numbers, list) or not all(type(number) is int for number in numbers):
            raise ValueError("It does not say which editions.")
        if not all(isinstance(words, str) for words in data.values()):
            raise ValueError("Its words are none.")
        datetime.fromisoformat(data["removed_at"])
        return cls(numbers=tuple(numbers), **data)


def meant_by(order: ListedOrder) -> QuerySet[Edition]:
    """Return the editions that an order means.

    None that went out after it: where an older backup was put back and stories went out since, a
    number of the list may be that of another text.
    """
    at = datetime.fromisoformat(order.removed_at)
    moment = at if at.tzinfo else at.replace(tzinfo=UTC)
    editions: QuerySet[Edition] = Edition.objects.of(order.article_id).filter(
        number__in=order.numbers, published_at__lte=moment
    )
    return editions


@dataclass(frozen=True, kw_only=True)
class TornLine:
    """A line that cannot be read: which, and how it begins."""

    number: int
    begins: str

    def __str__(self) -> str:
        return (
            f"removals.jsonl, line {self.number} cannot be read: “{self.begins}”. Find out which "
            "order it was, carry it out again at the desk where it was one, then delete the line"
        )


def removals_list() -> Path:
    """Return where orders are listed."""
    path: Path = settings.DATA_DIR / "removals.jsonl"
    return path


def listed() -> Iterator[ListedOrder | TornLine]:
    """Yield every order of the list, oldest first, and every line that is none."""
    if not removals_list().exists():
        return
    with removals_list().open("rb") as file:
        for number, line in enumerate(file, start=1):
            text = line.decode(errors="replace").strip("\x00 \t\r\n")
            if not text:
                continue
            try:
                yield ListedOrder.read(text)
            except (ValueError, TypeError, RecursionError):
                yield TornLine(number=number, begins=text[:60])


def write_down(order: ListedOrder) -> None:
    """Add an order to the list; it is on the disk when this returns.

    Raises `NotListed` where the disk does not take it. What was written of it is taken back; where
    not even that can be done, the next order begins on a line of its own.
    """
    path = removals_list()
    try:
        with path.open("a+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            end = file.seek(0, os.SEEK_END)
            try:
                add_line(file.fileno(), end, canonical_json(asdict(order)).encode())
            except OSError:
                os.ftruncate(file.fileno(), end)
                raise
        sync_folder(path.parent)
    except OSError as error:
        raise NotListed(
            f"Nothing was removed: the order could not be written to {path} ({error.strerror}). "
            "Tell whoever runs the site, then do it again."
        ) from error


def add_line(descriptor: int, end: int, line: bytes) -> None:
    """Write a line behind what the file has, beginning anew where its last line is torn."""
    is_torn = end > 0 and os.pread(descriptor, 1, end - 1) != b"\n"
    data = memoryview((b"\n" if is_torn else b"") + line + b"\n")
    while data:
        data = data[os.write(descriptor, data) :]
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Bring a new file's name onto the disk, too: its content alone can be lost with the name."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
