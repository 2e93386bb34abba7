"""Live stories of a query that is written out: as `Manager.raw` reads them, in a third of the time.

What a column is, and how its value is read, is found once for each list of columns, and not with
each query.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Field

from editions.models import PublishedArticle
from editions.models.site import NOT_ON_CARDS

ARTICLE = PublishedArticle._meta.db_table
# The columns of stories `a`: what lists show of each, and all.
CARDS = ", ".join(
    f"a.{field.column}"
    for field in PublishedArticle._meta.concrete_fields
    if field.name not in NOT_ON_CARDS
)
WHOLE = ", ".join(f"a.{field.column}" for field in PublishedArticle._meta.concrete_fields)

type Convert = Callable[[Any], Any]


class Columns(NamedTuple):
    """What the columns of a query are: of a story, in the order of its fields, and others."""

    fields: Sequence[str]
    positions: Sequence[int]
    converters: Sequence[tuple[int, Sequence[Convert]]]
    others: Sequence[tuple[int, str]]

    def story(self, row: Sequence[Any]) -> PublishedArticle:
        """Return the story of a row, with the other columns as attributes."""
        values = list(row)
        for position, converts in self.converters:
            for convert in converts:
                values[position] = convert(values[position])
        of_fields = [values[position] for position in self.positions]
        story = PublishedArticle.from_db(connection.alias, self.fields, of_fields)
        for position, name in self.others:
            setattr(story, name, values[position])
        return story


def stories_of(sql: str, params: Sequence[str | int | date | None]) -> list[PublishedArticle]:
    """Return the stories that a query finds.

    Columns that are a field's make the story, its key among them: a field without a column is asked
    for when it is used. The other columns are attributes.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        columns = columns_of(connection.vendor, tuple(column[0] for column in cursor.description))
        return [columns.story(row) for row in cursor.fetchall()]


@lru_cache(maxsize=50)
def columns_of(_vendor: str, names: tuple[str, ...]) -> Columns:
    """Return what columns of these names are on the database of now."""
    table = PublishedArticle._meta.db_table
    position_of = {name: position for position, name in enumerate(names)}
    fields: dict[str, Field[Any, Any]] = {
        str(field.column): field
        for field in PublishedArticle._meta.concrete_fields
        if field.column in position_of
    }
    converters = []
    for name, field in fields.items():
        column = field.get_col(table)
        converts = connection.ops.get_db_converters(column) + column.get_db_converters(connection)
        if converts:
            placed = [with_place(convert, column) for convert in converts]
            converters.append((position_of[name], placed))
    return Columns(
        [field.attname for field in fields.values()],
        [position_of[name] for name in fields],
        converters,
        [(position, name) for name, position in position_of.items() if name not in fields],
    )


def with_place(convert: Callable[..., Any], column: object) -> Convert:
    """Return one of Django's converters for one column, whose value alone is left to be given."""
    return lambda value: convert(value, column, connection)
