"""A lease: a row of work is one worker's until a moment, and free again after it by itself.

Any number of workers may look for work, and one that dies loses nothing and holds up nothing. A
lease is taken by a conditional UPDATE that must touch a row (compare and set), which is the same
on SQLite and PostgreSQL; no lock of the database is held while the work is done.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils import timezone


@dataclass(frozen=True)
class Lease:
    """For how long a row is one worker's, and in which column that stands.

    The column is empty, or in the past, where a row is nobody's.
    """

    lasts: timedelta
    until: str = "claimed_until"

    def is_free(self, at: datetime | None = None) -> Q:
        """Return the condition for rows that are nobody's."""
        return Q(**{self.until: None}) | Q(**{f"{self.until}__lte": at or timezone.now()})

    def take(self, rows: QuerySet[Any], **noted: Any) -> bool:
        """Take those of these rows that are nobody's; say whether there were any.

        `noted` are columns that are set with it.
        """
        return self.renew(rows.filter(self.is_free()), **noted)

    def renew(self, rows: QuerySet[Any], **noted: Any) -> bool:
        """Hold rows for as long again from now; say whether they are there."""
        return self.put_off(rows, self.lasts, **noted)

    def put_off(self, rows: QuerySet[Any], pause: timedelta, **noted: Any) -> bool:
        """Let nobody have rows before a pause is over; say whether they are there."""
        return bool(rows.update(**{self.until: timezone.now() + pause}, **noted))

    def give_back(self, rows: QuerySet[Any], **noted: Any) -> bool:
        """Let rows be nobody's, done or not; say whether they are there."""
        return bool(rows.update(**{self.until: None}, **noted))


@dataclass(frozen=True)
class CountedLease(Lease):
    """A lease of rows that are given up once they were taken so many times and never done."""

    attempts: str = "attempts"
    most_attempts: int = 3

    def next_of[Row: Model](
        self, rows: QuerySet[Row], give_up: Callable[[Row], object]
    ) -> Row | None:
        """Take the first of these rows that is nobody's; none where all are held or done.

        `give_up` is told of those that were tried too often, and lets them be among `rows` no
        more.
        """
        free = rows.filter(self.is_free())
        while row := free.first():
            tried = getattr(row, self.attempts)
            if tried >= self.most_attempts:
                give_up(row)
            # Who comes second finds it tried once more, and takes the next.
            elif self.take(
                rows.filter(pk=row.pk, **{self.attempts: tried}), **{self.attempts: tried + 1}
            ):
                setattr(row, self.attempts, tried + 1)
                return row
        return None
