"""A full-text index over a table of folded words, kept by the database itself.

On SQLite an FTS5 table that follows the rows by triggers, on PostgreSQL a GIN index over a column
that a trigger fills; both take the words that `search/words.py` cut whole, as they are. Set after
every `migrate`, like the guards of the record: a migration that remakes a table on SQLite drops
its triggers.

A site that comes from a time when words were cut otherwise has the index of that time besides. It
answers for the rows in it, which `outdated` names, until each was written again; then the next
`migrate` takes it away.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from search.former import former_words
from search.matching import (
    EVER,
    LAID_OUT,
    LARGEST_KEY,
    LEAST_KEY,
    Match,
    Spread,
    fts5,
    sorted_out,
    tsquery,
)
from search.words import query_words

# How far back a search on PostgreSQL looks at first; it goes further only where too little is
# found, so that a word of every day costs no more than a rare one.
WINDOWS = (4_000, 64_000)
# Shorter beginnings of words would fit nearly everything.
SHORTEST_BEGINNING = 3
# A row of PostgreSQL's index has at most 1,048,575 bytes of words; some are left for facts.
MOST_BYTES = 1_000_000
MOST_BYTES_OF_A_SIGN = 4
# A process asks so often whether the former index still answers for some row.
ASKED_EVERY_S = 60.0

# Until when each table's rows are known to be partly, or for ever known not to be, in the former
# index. By table, for the process.
_asked_until: dict[str, float] = {}
_NEVER_AGAIN = float("inf")


@dataclass(frozen=True)
class TextIndex:
    """The index over one table: `key` is its primary key, a number; `text` its folded words.

    PostgreSQL keeps what it made of each text in a column beside it, so that looking at a row
    costs no reading of the text. `has_gaps`: its keys are no count of rows, but say something else.
    """

    table: str
    key: str
    has_gaps: bool = False

    def condition(self, query: str, *, is_begun: bool = False) -> tuple[str, list[str]]:
        """Return the SQL condition that a row has all words of a query, and its parameters.

        With `is_begun` the last word may go on: it is still being typed. For a query that has
        words.
        """
        asked = self._asked(query, (), is_begun=is_begun)
        if default_connection.vendor == "sqlite":
            parts = " UNION ALL ".join(
                f"SELECT rowid FROM {where} WHERE {where} MATCH %s" for where, _ in asked
            )
            return f"{self.key} IN ({parts})", [match for _, match in asked]
        return f"({_any_of(asked)})", [match for _, match in asked]

    def newest(
        self,
        query: str,
        most: int,
        *,
        facts: Sequence[str] = (),
        is_begun: bool = False,
        below: int | None = None,
    ) -> list[int]:
        """Return the keys of the newest rows that have all words and facts, newest first.

        At most so many, of those below a key where one is given: what is asked for with a common
        word costs no more for a million rows.
        """
        asked = self._asked(query, facts, is_begun=is_begun, shortest=SHORTEST_BEGINNING)
        with default_connection.cursor() as cursor:
            if default_connection.vendor == "sqlite":
                keys: set[int] = set()
                for where, match in asked:
                    cursor.execute(
                        f"SELECT rowid FROM {where} WHERE {where} MATCH %s "
                        "AND rowid < %s ORDER BY rowid DESC LIMIT %s",
                        [match, LARGEST_KEY if below is None else below, most],
                    )
                    keys.update(row[0] for row in cursor.fetchall())
                return sorted(keys, reverse=True)[:most]
            newest_keys = self._in_windows(
                cursor,
                [(f"({_any_of(asked)})", [match for _, match in asked])],
                most,
                (LEAST_KEY, LARGEST_KEY if below is None else below),
            )
            return newest_keys[0]

    def newest_of_each(
        self, matches: Sequence[Match], most: int, between: tuple[int, int] = EVER
    ) -> list[list[int]]:
        """Return for each of some matches the keys of its newest rows, so many at most.

        Of those whose keys lie between two others. What only the former index has is not among
        them (`is_whole`).
        """
        if not matches:
            return []
        with default_connection.cursor() as cursor:
            if default_connection.vendor != "sqlite":
                asked = [("terms @@ %s::tsquery", [tsquery(match)]) for match in matches]
                return self._in_windows(cursor, asked, most, between)
            where = f"{self.table}_terms"
            cursor.execute(
                " UNION ALL ".join(
                    f"SELECT * FROM (SELECT {at}, rowid FROM {where} WHERE {where} MATCH %s "
                    f"AND rowid > %s AND rowid < %s ORDER BY rowid DESC LIMIT {most:d})"
                    for at in range(len(matches))
                ),
                [value for match in matches for value in (fts5(match), *between)],
            )
            return sorted_out(cursor.fetchall(), len(matches))

    def _in_windows(
        self,
        cursor: CursorWrapper,
        asked: Sequence[tuple[str, list[str]]],
        most: int,
        between: tuple[int, int],
    ) -> list[list[int]]:
        """Return the newest keys under each condition, going back only as far as they ask for."""
        last, begins = self._first_window(cursor, between[1])
        matching: list[list[int]] = [[] for _ in asked]
        open_yet = list(range(len(asked)))
        for window in (*WINDOWS, None):
            if window != WINDOWS[0]:
                begins = self._window_begins(cursor, last, window)
            after = max(begins, between[0])
            # Apart, or the planner would walk back through all rows for a word of long ago.
            parts = (
                f"SELECT * FROM (WITH found AS MATERIALIZED (SELECT {self.key} AS key "
                f"FROM {self.table} WHERE {asked[at][0]} AND {self.key} > %s "
                f"AND {self.key} <= %s) "
                f"SELECT {at} AS which, key FROM found ORDER BY key DESC LIMIT {most:d}) AS n{at}"
                for at in open_yet
            )
            values: list[str | int] = []
            for at in open_yet:
                values += [*asked[at][1], after, last]
            cursor.execute(" UNION ALL ".join(parts), values)
            for at, found in enumerate(sorted_out(cursor.fetchall(), len(asked))):
                matching[at] = found or matching[at]
            open_yet = [at for at in open_yet if len(matching[at]) < most]
            if not open_yet or after <= between[0]:
                break
        return matching

    def spread(self) -> Spread:
        """Return how its keys lie."""
        # FTS5's own table of sizes has the same keys, and small rows.
        of_keys, key = self.table, self.key
        if default_connection.vendor == "sqlite":
            of_keys, key = f"{self.table}_terms_docsize", "id"
        newest_keys = f"SELECT {key} AS key FROM {of_keys} ORDER BY {key} DESC LIMIT {LAID_OUT}"
        with default_connection.cursor() as cursor:
            cursor.execute(
                f"SELECT max(key), min(key), count(*), (SELECT min({key}) FROM {of_keys}) "
                f"FROM ({newest_keys}) AS newest"
            )
            newest, bound, within, oldest = cursor.fetchone()
        return Spread(newest or 0, oldest or 0, bound or 0, within)

    def is_whole(self) -> bool:
        """Say whether no row is left to the former index."""
        return not self._is_former_asked()

    def _first_window(self, cursor: CursorWrapper, below: int) -> tuple[int, int]:
        """Return the newest key below one, and that behind which the first window begins."""
        newest_key = f"SELECT max({self.key}) AS key FROM {self.table} WHERE {self.key} < %s"
        if not self.has_gaps:
            cursor.execute(newest_key, [below])
            last = cursor.fetchone()[0] or 0
            return last, self._window_begins(cursor, last, WINDOWS[0])
        begins = self._begins("last.key", str(WINDOWS[0]))
        cursor.execute(f"SELECT key, ({begins}) FROM ({newest_key}) AS last", [below])
        last, found = cursor.fetchone()
        return last or 0, LEAST_KEY if found is None else found

    def _window_begins(self, cursor: CursorWrapper, last: int, window: int | None) -> int:
        """Return the key behind which the newest so many rows up to a key begin."""
        if window is None:
            return LEAST_KEY
        if not self.has_gaps:
            return last - window if last > window else LEAST_KEY
        cursor.execute(self._begins("%s", "%s"), [last, window])
        row = cursor.fetchone()
        return int(row[0]) if row else LEAST_KEY

    def _begins(self, last: str, window: str) -> str:
        return (
            f"SELECT {self.key} FROM {self.table} WHERE {self.key} <= {last} "
            f"ORDER BY {self.key} DESC LIMIT 1 OFFSET {window}"
        )

    def _asked(
        self, query: str, facts: Sequence[str], *, is_begun: bool, shortest: int = 1
    ) -> list[tuple[str, str]]:
        """Return where to look and for what, in the database's own words."""
        is_sqlite = default_connection.vendor == "sqlite"

        def match(words: list[str]) -> str:
            ends = "*" if is_sqlite else ":*"
            end = ends if is_begun and words and len(words[-1]) >= shortest else ""
            wanted = [*facts, *words]
            if is_sqlite:
                # Each word in quotes, so that AND, NEAR or a colon mean nothing to FTS5.
                return " ".join(f'"{word}"' for word in wanted) + end
            return " & ".join(f"'{word}'" for word in wanted) + end

        places = [
            f"{self.table}_terms" if is_sqlite else "terms @@ %s::tsquery",
            f"{self.table}_words" if is_sqlite else "words @@ to_tsquery('simple', %s)",
        ]
        asked = [(places[0], match(query_words(query)))]
        if self._is_former_asked() and (bool(former := former_words(query)) or not query):
            asked.append((places[1], match(former)))
        return asked

    # --- The index of a former time ---------------------------------------------------------

    def outdated(self, most: int, connection: BaseDatabaseWrapper | None = None) -> list[int]:
        """Return the keys of rows, so many at most, that only the former index answers for."""
        connection = connection or default_connection
        if not self.has_former(connection):
            return []
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(
                    f"SELECT id FROM {self.table}_words_docsize ORDER BY id LIMIT %s", [most]
                )
            else:
                cursor.execute(
                    f"SELECT {self.key} FROM {self.table} WHERE words IS NOT NULL "
                    f"ORDER BY {self.key} LIMIT %s",
                    [most],
                )
            return [row[0] for row in cursor.fetchall()]

    def _is_former_asked(self) -> bool:
        """Say whether some row may stand in the former index alone."""
        until = _asked_until.get(self.table, 0.0)
        if until == _NEVER_AGAIN:
            return False
        if time.monotonic() >= until:
            is_asked = bool(self.outdated(1))
            until = time.monotonic() + ASKED_EVERY_S if is_asked else _NEVER_AGAIN
            _asked_until[self.table] = until
        return until != _NEVER_AGAIN

    def has_former(self, connection: BaseDatabaseWrapper) -> bool:
        """Say whether the former index still stands."""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(
                    "SELECT 1 FROM sqlite_master WHERE name = %s", [f"{self.table}_words"]
                )
            else:
                cursor.execute(
                    "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(%s) "
                    "AND attname = 'words' AND NOT attisdropped",
                    [self.table],
                )
            return cursor.fetchone() is not None

    def forget_what_was_asked(self) -> None:
        """Ask again whether the former index answers, as a new process does."""
        _asked_until.pop(self.table, None)

    # --- Setting it -------------------------------------------------------------------------

    def set_on(self, connection: BaseDatabaseWrapper) -> None:
        """Make the index stand; the former goes once no row needs it."""
        self.forget_what_was_asked()
        is_sqlite = connection.vendor == "sqlite"
        has_former = self.has_former(connection)
        if has_former and not self.outdated(1, connection):
            self._run(connection, [self._without_former(is_sqlite=is_sqlite)])
            has_former = False
        if not has_former:
            _asked_until[self.table] = _NEVER_AGAIN
        make = self._sqlite if is_sqlite else self._postgresql
        self._run(connection, make(has_former=has_former))

    def _run(self, connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def _without_former(self, *, is_sqlite: bool) -> str:
        if is_sqlite:
            return f"DROP TABLE {self.table}_words"
        return f"ALTER TABLE {self.table} DROP COLUMN words"

    def _sqlite(self, *, has_former: bool) -> Iterator[str]:
        table, key = self.table, self.key
        terms, words = f"{table}_terms", f"{table}_words"
        # `ascii` cuts at spaces alone, of all signs that words have.
        yield (
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {terms} USING fts5("
            f"text, content='{table}', content_rowid='{key}', tokenize='ascii')"
        )
        add = f"INSERT INTO {terms}(rowid, text) VALUES (NEW.{key}, NEW.text); "
        # FTS5 must never be told to forget what it does not hold.
        drop = "".join(
            f"INSERT INTO {index}({index}, rowid, text) SELECT 'delete', OLD.{key}, OLD.text "
            f"WHERE EXISTS (SELECT 1 FROM {index}_docsize WHERE id = OLD.{key}); "
            for index in ([terms, words] if has_former else [terms])
        )
        for name, when, what in (
            ("added", "INSERT", add),
            ("gone", "DELETE", drop),
            ("changed", "UPDATE", drop + add),
        ):
            yield f"DROP TRIGGER IF EXISTS {table}_{name}"
            yield f"CREATE TRIGGER {table}_{name} AFTER {when} ON {table} BEGIN {what}END"

    def _postgresql(self, *, has_former: bool) -> Iterator[str]:
        table = self.table
        yield f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS terms tsvector"
        yield f"CREATE INDEX IF NOT EXISTS {table}_found ON {table} USING gin(terms)"
        if has_former:
            yield f"ALTER TABLE {table} ALTER COLUMN words DROP EXPRESSION IF EXISTS"
            yield (
                f"CREATE INDEX IF NOT EXISTS {table}_outdated ON {table} ({self.key}) "
                "WHERE words IS NOT NULL"
            )
        forget = "NEW.words := NULL; " if has_former else ""
        # Of an array the words are taken as they are, where `to_tsvector` cuts them again.
        yield (
            f"CREATE OR REPLACE FUNCTION {table}_terms() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN NEW.terms := array_to_tsvector(array_remove(string_to_array(NEW.text, ' '), ''"
            f")); {forget}RETURN NEW; END $$"
        )
        yield f"DROP TRIGGER IF EXISTS {table}_terms ON {table}"
        yield (
            f"CREATE TRIGGER {table}_terms BEFORE INSERT OR UPDATE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_terms()"
        )


def _any_of(asked: Sequence[tuple[str, str]]) -> str:
    return " OR ".join(condition for condition, _ in asked)


def text_for_index(words: Iterable[str]) -> str:
    """Return words as the text of a row, each once, the first of them if not all fit."""
    each = dict.fromkeys(words)
    text = " ".join(each)
    if len(text) * MOST_BYTES_OF_A_SIGN <= MOST_BYTES:
        return text
    kept: list[str] = []
    bytes_left = MOST_BYTES
    for word in each:
        bytes_left -= len(word.encode())
        if bytes_left < 0:
            break
        kept.append(word)
    return " ".join(kept)
