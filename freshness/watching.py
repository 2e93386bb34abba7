"""Triggers that note every change of a watched row, whoever makes it, in its own transaction.

What is said in triggers cannot be forgotten by a line of Python: bulk updates, commands and SQL
by hand are noted too. They are set after every `migrate`, as the record's guards are
(`editions/append_only.py`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from freshness.models import Change
from freshness.subjects import About, subject
from freshness.triggers import trigger_sql

CHANGES = Change._meta.db_table
PREFIX = "noted_"
# A row stands for the same subject twice at most once; for none where a word is NULL.
SQLITE_NOTE = (
    f"INSERT INTO {CHANGES} (subject, number, at) "
    f"SELECT s, (SELECT COALESCE(MAX(id), 0) + 1 FROM {CHANGES}), "
    "strftime('%Y-%m-%d %H:%M:%f', 'now') FROM ({subjects}) WHERE s IS NOT NULL"
)
POSTGRESQL_NOTE = (
    f"INSERT INTO {CHANGES} (subject, number, at) "
    "SELECT s, pg_current_xact_id()::text::bigint, now() FROM ({subjects}) AS noted "
    "WHERE s IS NOT NULL"
)


@dataclass(frozen=True)
class Subject:
    """A subject that a row stands for. `key` is SQL over `{row}`; empty where there is none.

    has none.
    """

    about: About
    key: str = ""
    holds: str = ""

    def sql(self, row: str) -> str:
        """Return the SQL for the subject's word; NULL where the row stands for none."""
        word = f"'{self.about}'"
        if self.key:
            key = self.key.format(row=row)
            word = f"CASE WHEN {key} = '' THEN {word} ELSE '{self.about}:' || {key} END"
        return f"CASE WHEN {self.holds.format(row=row)} THEN {word} END" if self.holds else word


@dataclass(frozen=True)
class Watched:
    """A table whose changes are noted, and what its rows stand for.

    `columns` are those that count where a row is updated; all where none is named.
    """

    table: str
    subjects: tuple[Subject, ...]
    columns: tuple[str, ...] = ()

    def acts(self) -> Iterator[tuple[str, str, list[str]]]:
        """Yield each act by a short name, as SQL has it, and the rows that it concerns."""
        of = f" OF {', '.join(self.columns)}" if self.columns else ""
        yield "new", "INSERT", ["NEW"]
        yield "gone", "DELETE", ["OLD"]
        yield "other", f"UPDATE{of}", ["OLD", "NEW"]

    def words(self, rows: Iterable[str]) -> str:
        """Return the SQL for the words of these rows, each once."""
        found = [each.sql(row) for row in rows for each in self.subjects]
        return " UNION ".join(f"SELECT {sql} AS s" for sql in found)


def triggers(watched: Watched, vendor: str) -> Iterator[str]:
    """Yield the SQL that notes changes of a table."""
    note = SQLITE_NOTE if vendor == "sqlite" else POSTGRESQL_NOTE
    begin = f"{PREFIX}{watched.table}"
    for name, act, rows in watched.acts():
        noted = note.format(subjects=watched.words(rows))
        yield from trigger_sql(vendor, f"{begin}_{name}", f"{act} ON {watched.table}", noted)
    if vendor == "postgresql":
        everything = note.format(subjects=f"SELECT '{subject(About.EVERYTHING)}' AS s")
        when = f"TRUNCATE ON {watched.table}"
        yield from trigger_sql(vendor, f"{begin}_all", when, everything, each="STATEMENT")


def watch(connection: BaseDatabaseWrapper, tables: Iterable[Watched]) -> None:
    """Note the changes of these tables from now on, whatever was noted before.

    What changed while nobody noted it is not known: everything did.
    """
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for name, table in standing(connection):
            cursor.execute(f"DROP TRIGGER {name}" + ("" if is_sqlite else f" ON {table}"))
        for watched in tables:
            for statement in triggers(watched, connection.vendor):
                cursor.execute(statement)
    note_everything(connection)


def note_everything(connection: BaseDatabaseWrapper) -> None:
    """Note that everything changed: nothing that was kept is true any more."""
    note = SQLITE_NOTE if connection.vendor == "sqlite" else POSTGRESQL_NOTE
    with connection.cursor() as cursor:
        cursor.execute(note.format(subjects=f"SELECT '{subject(About.EVERYTHING)}' AS s"))


def standing(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Return the (name, table) of every trigger of ours."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
            )
        return [(name, table) for name, table in cursor.fetchall() if name.startswith(PREFIX)]
