"""Rows in bulk: as the database itself knows their values, many with one statement.

Django's own `bulk_create` spends most of its time on the statement. Values are made where the row
is made, so that a process without a database can hand them to the one that writes.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Field, Model

# A table, and whether the key of its rows is given or made by the database.
type Table = tuple[type[Model], bool]
type Rows = dict[Table, list[tuple[Any, ...]]]


def add(rows: Rows, row: Model) -> None:
    """Add a row as the values that the database keeps of it."""
    table = (type(row), row.pk is not None)
    database = connections[DEFAULT_DB_ALIAS]
    values = [
        field.get_db_prep_save(getattr(row, field.attname), database) for field in fields_of(*table)
    ]
    rows.setdefault(table, []).append(tuple(values))


@cache
def fields_of(model: type[Model], has_key: bool) -> "tuple[Field[Any, Any], ...]":
    """Return the fields whose values are written."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if not field.generated and (has_key or not field.primary_key)
    )


def write(rows: Rows) -> None:
    """Write rows into their tables. The caller is in a transaction."""
    for (model, has_key), values in rows.items():
        write_rows(model, [str(field.column) for field in fields_of(model, has_key)], values)
    keyed = [model for model, has_key in rows if has_key]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), keyed):
            cursor.execute(statement)


def write_rows(model: type[Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
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
