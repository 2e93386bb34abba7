"""Writing many rows at once as the database itself knows them, without the cost of models."""

from collections.abc import Iterable, Sequence
from itertools import batched, chain

from django.db import connection
from django.db.models import Model

# Values in one statement: every SQLite takes so many.
MOST_VALUES = 999

type Value = str | int


def insert(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Insert rows of these columns; JSON is given as text. To be called inside a transaction."""
    table, listed = model._meta.db_table, ", ".join(columns)
    places = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for part in batched(rows, MOST_VALUES // len(columns)):
            cursor.execute(
                f"INSERT INTO {table} ({listed}) VALUES {', '.join([places] * len(part))}",
                list(chain.from_iterable(part)),
            )
