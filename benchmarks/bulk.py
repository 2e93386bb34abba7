"""Indexes away while millions of made-up rows are written, and made anew at the end.

That costs a tenth of keeping them. Set up Django before you import this.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.models import Model

INDEXES = {
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
    " AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s"
    " AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%%'",
}


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
