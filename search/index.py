"""A full-text index over a table of folded words, kept by the database itself.

On SQLite an FTS5 table that follows the rows by triggers, on PostgreSQL a GIN index; both are
fed the words that `search/words.py` cut. Set after every `migrate`, like the guards of the
record: a migration that remakes a table on SQLite drops its triggers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper

# How far back a search on PostgreSQL looks at first; it goes further only where too little is
# found, so that a word of every day costs no more than a rare one.
WINDOWS = (4_000, 64_000)
# Shorter beginnings of words would fit nearly everything.
SHORTEST_BEGINNING = 3
LARGEST_KEY = 2**63 - 1


@dataclass(frozen=True)
class TextIndex:
    """The index over one table: `key` is its primary key, a number; `text` its folded words.

    PostgreSQL keeps what it made of each text in a column beside it, so that looking at a row
    costs no reading of the text.
    """

    table: str
    key: str

    def statements(self, vendor: str) -> Iterator[str]:
        """Yield the SQL that makes the index stand; where it does already, nothing happens."""
        yield from self.sqlite() if vendor == "sqlite" else self.postgresql()

    def sqlite(self) -> Iterator[str]:
        """Yield the SQL for SQLite."""
        table, key = self.table, self.key
        add = f"INSERT INTO {table}_words(rowid, text) VALUES (NEW.{key}, NEW.text); "
        drop = (
            f"INSERT INTO {table}_words({table}_words, rowid, text) "
            f"VALUES ('delete', OLD.{key}, OLD.text); "
        )
        yield (
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {table}_words USING fts5("
            f"text, content='{table}', content_rowid='{key}', tokenize='unicode61')"
        )
        for name, when, what in (
            ("added", "INSERT", add),
            ("gone", "DELETE", drop),
            ("changed", "UPDATE", drop + add),
        ):
            yield (
                f"CREATE TRIGGER IF NOT EXISTS {table}_{name} AFTER {when} ON {table} "
                f"BEGIN {what}END"
            )

    def postgresql(self) -> Iterator[str]:
        """Yield the SQL for PostgreSQL."""
        yield (
            f"ALTER TABLE {self.table} ADD COLUMN IF NOT EXISTS words tsvector "
            "GENERATED ALWAYS AS (to_tsvector('simple', text)) STORED"
        )
        yield (f"CREATE INDEX IF NOT EXISTS {self.table}_stored ON {self.table} USING gin(words)")
        # Of a time when the index stood over the text itself.
        yield f"DROP INDEX IF EXISTS {self.table}_words"

    def condition(self, words: Sequence[str], *, is_begun: bool = False) -> tuple[str, str]:
        """Return the SQL condition that a row has all these words, and its one parameter.

        With `is_begun` the last word may go on: it is still being typed.
        """
        if default_connection.vendor == "sqlite":
            # Each word in quotes, so that AND, NEAR or a colon mean nothing to FTS5.
            match = " ".join(f'"{word}"' for word in words) + ("*" if is_begun else "")
            found = f"SELECT rowid FROM {self.table}_words WHERE {self.table}_words MATCH %s"
            return f"{self.key} IN ({found})", match
        match = " & ".join(f"'{word}'" for word in words) + (":*" if is_begun else "")
        return "words @@ to_tsquery('simple', %s)", match

    def newest(
        self,
        words: Sequence[str],
        most: int,
        *,
        is_begun: bool = False,
        below: int | None = None,
    ) -> list[int]:
        """Return the keys of the newest rows that have all these words, newest first.

        At most so many, of those below a key where one is given: what is asked for with a common
        word costs no more for a million rows.
        """
        _, match = self.condition(words, is_begun=is_begun and len(words[-1]) >= SHORTEST_BEGINNING)
        with default_connection.cursor() as cursor:
            if default_connection.vendor == "sqlite":
                cursor.execute(
                    f"SELECT rowid FROM {self.table}_words WHERE {self.table}_words MATCH %s "
                    "AND rowid < %s ORDER BY rowid DESC LIMIT %s",
                    [match, LARGEST_KEY if below is None else below, most],
                )
                return [row[0] for row in cursor.fetchall()]
            cursor.execute(f"SELECT max({self.key}) FROM {self.table}")
            last = cursor.fetchone()[0] or 0
            if below is not None:
                last = min(last, below - 1)
            found: list[int] = []
            for window in (*WINDOWS, last):
                # Apart, or the planner would walk back through all rows for a word of long ago.
                cursor.execute(
                    f"WITH found AS MATERIALIZED (SELECT {self.key} AS key FROM {self.table} "
                    f"WHERE words @@ to_tsquery('simple', %s) AND {self.key} > %s "
                    f"AND {self.key} <= %s) "
                    "SELECT key FROM found ORDER BY key DESC LIMIT %s",
                    [match, last - window, last, most],
                )
                found = [row[0] for row in cursor.fetchall()]
                if len(found) >= most or window >= last:
                    break
            return found


def set_search_index(connection: BaseDatabaseWrapper, index: TextIndex) -> None:
    """Make the index stand; where it does already, nothing happens."""
    with connection.cursor() as cursor:
        for statement in index.statements(connection.vendor):
            cursor.execute(statement)
