"""The one look at the database that says whether what was kept is still true.

A position is taken before anything is read, so that whatever is read is that new or newer. What
was made after a position is true as long as no change of its subjects is after that position:

- on SQLite one writes at a time, and changes are numbered in the order in which they appear;
- on PostgreSQL transactions end in another order than they began, so that a position is a
  snapshot (`pg_current_snapshot()`), and a change is after it where that snapshot does not show
  the transaction that made it.

Where a change came between position and reading, it counts as after it: made once more for
nothing, never old.
"""

import json
import time
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from django.db import connection

from freshness.models import Change

# How long anything may be kept. Changes are known for much longer (`forgetting.py`), so that
# neither a clock that is set nor a worker that hurries makes an old page true.
MOST_KEPT = timedelta(minutes=30)
TABLE = Change._meta.db_table
SQLITE_POSITION = f"(SELECT COALESCE(MAX(id), 0) FROM {TABLE})"
# A position that is ahead of the database was taken of another one.
SQLITE_CHANGED = f"""(%s > {SQLITE_POSITION} OR EXISTS (
  SELECT 1 FROM json_each(%s) s CROSS JOIN {TABLE} c WHERE c.subject = s.value AND c.number > %s
))"""
POSTGRESQL_POSITION = "pg_current_snapshot()::text"
POSTGRESQL_CHANGED = f"""EXISTS (
  SELECT 1 FROM {TABLE} c WHERE c.subject = ANY(%s) AND c.number >= %s
  AND NOT pg_visible_in_snapshot(c.number::text::xid8, %s::pg_snapshot)
)"""
SQLITE_SINCE = f"SELECT DISTINCT subject FROM {TABLE} WHERE number > %s"
POSTGRESQL_SINCE = f"""
SELECT DISTINCT subject FROM {TABLE} WHERE number >= %s
AND NOT pg_visible_in_snapshot(number::text::xid8, %s::pg_snapshot)
"""


class Position(NamedTuple):
    """A point among the changes; `snapshot` is PostgreSQL's, with `number` its first doubt."""

    number: int
    snapshot: str = ""


@dataclass(frozen=True)
class Validator:
    """What is to be looked at: of what something was made, and after which position.

    Changes are known for some hours only (`forgetting.py`): long before, nothing more can be said.
    """

    subjects: Set[str]
    position: Position
    clocks: tuple[float, float] = field(default_factory=lambda: (time.monotonic(), time.time()))

    @property
    def is_too_old(self) -> bool:
        """Whether it was kept for so long, by either clock, that it is not to be looked at."""
        monotonic, wall = self.clocks
        ages = (time.monotonic() - monotonic, time.time() - wall)
        return not all(age < MOST_KEPT.total_seconds() for age in ages)


@dataclass(frozen=True)
class Validation:
    """What the look found: where we are now, and which of the kept are true no more, in order."""

    position: Position
    is_changed: Sequence[bool]


def validate(*validators: Validator) -> Validation:
    """Say of each whether it is true still: one query."""
    is_sqlite = connection.vendor == "sqlite"
    params: list[int | str | list[str]] = []
    for each in validators:
        position, subjects = each.position, sorted(each.subjects)
        if is_sqlite:
            params += [position.number, json.dumps(subjects), position.number]
        else:
            params += [subjects, position.number, position.snapshot]
    now, changed = (
        (SQLITE_POSITION, SQLITE_CHANGED)
        if is_sqlite
        else (POSTGRESQL_POSITION, POSTGRESQL_CHANGED)
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([now, *[changed] * len(validators)])}", params)
        found, *is_changed = cursor.fetchone()
    return Validation(position_of(found), [bool(each) for each in is_changed])


def position_of(found: int | str) -> Position:
    """Return a position as a database says it: SQLite's number, PostgreSQL's `xmin:xmax:…`."""
    if isinstance(found, int):
        return Position(found)
    return Position(int(found.partition(":")[0]), found)


def changed_since(position: Position) -> tuple[Position, list[str]]:
    """Return where we are now, and the subjects that changed after a position: for what is told on.

    What comes between the two questions is found here and once more by the next call. Where the
    position is ahead of the database, it was taken of another one: then nothing is known.
    """
    now = validate().position
    if position.number > now.number:
        return now, []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(SQLITE_SINCE, [position.number])
        else:
            cursor.execute(POSTGRESQL_SINCE, [position.number, position.snapshot])
        return now, sorted(subject for (subject,) in cursor.fetchall())
