"""How lists go on: `?before=<time>,<id>` names the last story that was shown.

No page needs a count or an offset, so that the thousandth costs what the first does, and a
story that comes in meanwhile moves nothing.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

PER_PAGE = 20
ID = re.compile(r"[\w-]{1,20}", re.ASCII)


@dataclass(frozen=True)
class Place:
    """A place in a list: the moment and the id of the last row shown."""

    moment: datetime
    id: str

    @classmethod
    def asked(cls, request: HttpRequest) -> Self | None:
        """Return the place a request asks to go on from; none for the beginning.

        Raises `Http404` where it is not one that a page of ours gave.
        """
        given = request.GET.get("before", "")
        if not given:
            return None
        time, _, row_id = given[:80].partition(",")
        try:
            moment = datetime.fromisoformat(time)
        except ValueError as error:
            raise Http404("This list does not go on from there.") from error
        if moment.tzinfo is None or not 1900 < moment.year < 3000 or not ID.fullmatch(row_id):
            raise Http404("This list does not go on from there.")
        return cls(moment.astimezone(UTC), row_id)

    def __str__(self) -> str:
        return f"{self.moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ},{self.id}"


@dataclass(frozen=True)
class Page[T]:
    """Some rows of a list, and the place after them where there are more."""

    rows: Sequence[T]
    after: Place | None
    is_first: bool

    def query(self, **also: str) -> str:
        """Return the query string of the next page, or '' where this is the last."""
        return urlencode({**also, "before": str(self.after)}) if self.after else ""

    @property
    def more(self) -> str:
        """The query string of the next page, for templates."""
        return self.query()


def page_of[T](
    rows: Sequence[T],
    place: Place | None,
    key: Callable[[T], tuple[datetime, Any]],
    per_page: int = PER_PAGE,
) -> Page[T]:
    """Return a page of rows that were asked for with one more than fit on it."""
    shown = rows[:per_page]
    after = None
    if len(rows) > per_page:
        moment, row_id = key(shown[-1])
        after = Place(moment, str(row_id))
    return Page(shown, after, is_first=place is None)
