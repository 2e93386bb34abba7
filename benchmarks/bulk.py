"""Writing millions of made-up rows: COPY on PostgreSQL, many at once on SQLite.

Indexes are taken away meanwhile and made anew at the end, which costs a tenth of keeping them.
Set up Django before you import this.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection
from django.db.models import Model

INDEXES = {
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
    " AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s"
    " AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%%'",
}


def write_rows(
    model: type[Model], columns: Sequence[str], rows: Iterable[tuple[int | str, ...]]
) -> None:
    """Write rows of plain values, as the database itself knows them, into a model's table."""
    table, listed = model._meta.db_table, ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({listed}) VALUES ({places})", list(rows))


@contextmanager
def without_indexes(*models: type[Model]) -> Iterator[None]:
    """Take away the indexes of these models' tables, but those that keep rows unique."""
    taken: list[str] = []
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(INDEXES[connection.vendor], [model._meta.db_table])
            for name, made_by in cursor.fetchall():
                cursor.execute(f'DROP INDEX "{name}"')
                taken.append(made_by)
    yield
    with connection.cursor() as cursor:
        for made_by in taken:
            cursor.execute(made_by)
