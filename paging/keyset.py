"""How lists go on (keyset pagination): `?before=<key>` is a cursor, the key of the last row shown.

No page needs a count or an offset, so that the thousandth costs what the first does, and a
story that comes in meanwhile moves nothing. A key is what a list is sorted by: a number, or a
moment or day and what tells rows of one moment apart.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

PER_PAGE = 20
BEFORE = "before"
LONGEST_KEY = 80
ID = re.compile(r"[\w-]{1,20}", re.ASCII)

# The key of most lists: when, and the id of the row.
type MomentKey = tuple[datetime, str]
# What reads a key, or a part of one, as an address has it; None for what is none.
type Reader[K] = Callable[[str], K | None]


@dataclass(frozen=True)
class Cursor[K]:
    """Where a list goes on: after the row with this key."""

    key: K

    def __str__(self) -> str:
        parts = self.key if isinstance(self.key, tuple) else (self.key,)
        return ",".join(written(part) for part in parts if part is not None)


def written(part: object) -> str:
    """Return a part of a key as it stands in an address: moments in UTC."""
    if isinstance(part, datetime):
        return f"{part.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    return part.isoformat() if isinstance(part, date) else str(part)


def cursor_asked[K](request: HttpRequest, read: Reader[K]) -> Cursor[K] | None:
    """Return the cursor that a request asks to go on from; none for the beginning.

    Raises `Http404` where it is not one that a page of ours gave.
    """
    text = request.GET.get(BEFORE, "")
    if not text:
        return None
    key = read(text[:LONGEST_KEY])
    if key is None:
        raise Http404("This list does not go on from there.")
    return Cursor(key)


def moment_cursor(request: HttpRequest) -> Cursor[MomentKey] | None:
    """Return the cursor of a list by moment and id; see `cursor_asked`."""
    return cursor_asked(request, two_parts(moment, row_id))


def two_parts[A, B](first: Reader[A], second: Reader[B]) -> Reader[tuple[A, B]]:
    """Return what reads a key of two parts with a comma between them."""

    def read(text: str) -> tuple[A, B] | None:
        head, _, tail = text.partition(",")
        one, other = first(head), second(tail)
        return None if one is None or other is None else (one, other)

    return read


def moment(text: str) -> datetime | None:
    """Return a moment with its zone, of the years that a newspaper can have."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    is_fit = time.tzinfo is not None and 1900 < time.year < 3000
    return time.astimezone(UTC) if is_fit else None


def day(text: str) -> date | None:
    """Return a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def row_id(text: str) -> str | None:
    """Return the id of a row that is no number alone, such as a story's public id."""
    return text if ID.fullmatch(text) else None


@dataclass(frozen=True)
class Page[T]:
    """Some rows of a list, and the cursor after them where there are more."""

    rows: Sequence[T]
    after: Cursor[Any] | None
    is_first: bool

    def query(self, **also: str) -> str:
        """Return the query string of the next page, or '' where this is the last."""
        return urlencode({**also, BEFORE: str(self.after)}) if self.after else ""

    @property
    def more(self) -> str:
        """The query string of the next page, for templates."""
        return self.query()


def page_of[T, K](
    rows: Sequence[T],
    cursor: Cursor[K] | None,
    key: Callable[[T], K],
    per_page: int = PER_PAGE,
) -> Page[T]:
    """Return a page of rows that were asked for with one more than fit on it."""
    shown = rows[:per_page]
    after = Cursor(key(shown[-1])) if len(rows) > per_page else None
    return Page(shown, after, is_first=cursor is None)
