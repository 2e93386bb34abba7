"""Triggers that keep the record append-only, on SQLite and on PostgreSQL.

They are set after every `migrate`, because SQLite drops a table's triggers silently when a
migration remakes the table; `verify_record` checks that they stand. On SQLite an
`INSERT OR REPLACE` would go round a delete trigger, so that an insert which meets an existing
row is refused as well.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

MESSAGE = "the record is append-only"


@dataclass(frozen=True)
class Guarded:
    """A table that only grows. `keys` are its unique columns, key first.

    `erasable` tells under which condition (SQL over OLD and NEW) a row may be changed after all.
    """

    table: str
    keys: tuple[tuple[str, ...], ...]
    erasable: str = ""


# A content may be emptied, and only emptied, once its tombstone stands; and exchanged for what a
# redaction left of it, which `verify_record` compares with the digest in the redaction.
ERASED_BY_ORDER = (
    "NEW.edition_id = OLD.edition_id AND ("
    "(NEW.text = '' AND NEW.salt = '' AND "
    "EXISTS (SELECT 1 FROM editions_removal r WHERE r.edition_id = OLD.edition_id)) OR "
    "(NEW.text <> '' AND NEW.salt <> OLD.salt AND "
    "EXISTS (SELECT 1 FROM editions_redaction r WHERE r.edition_id = OLD.edition_id)))"
)
# The words of an address may be exchanged for a digest where something of the story was removed.
CLOSED_BY_ORDER = (
    "NEW.id = OLD.id AND NEW.published_on = OLD.published_on AND "
    "NEW.article_id = OLD.article_id AND NEW.slug LIKE '~%' AND OLD.slug NOT LIKE '~%' AND "
    "EXISTS (SELECT 1 FROM editions_removal r JOIN editions_edition e ON e.id = r.edition_id "
    "WHERE e.article_id = OLD.article_id)"
)

RECORD = (
    Guarded("editions_edition", (("id",), ("article_id", "number"))),
    Guarded("editions_editioncontent", (("edition_id",),), ERASED_BY_ORDER),
    Guarded("editions_hiddenedition", (("edition_id",),)),
    Guarded("editions_removal", (("edition_id",),)),
    Guarded("editions_redaction", (("id",),)),
    Guarded("editions_address", (("id",), ("published_on", "slug")), CLOSED_BY_ORDER),
    Guarded("editions_textedition", (("id",), ("kind", "number"))),
)


def trigger_names(connection: BaseDatabaseWrapper, guarded: Guarded) -> list[str]:
    """Return the names of the triggers that guard this table on this database."""
    acts = ("update", "delete", "replace" if connection.vendor == "sqlite" else "truncate")
    return [f"{guarded.table}_no_{act}" for act in acts]


def sqlite_triggers(guarded: Guarded) -> Iterator[str]:
    """Yield the SQL that guards a table on SQLite."""
    table = guarded.table
    refuse = f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    unless = f"WHEN NOT ({guarded.erasable}) " if guarded.erasable else ""
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {unless}{refuse}"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"
    met = " OR ".join(
        "(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")"
        for key in guarded.keys
    )
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {met}) {refuse}"
    )


def postgresql_triggers(guarded: Guarded) -> Iterator[str]:
    """Yield the SQL that guards a table on PostgreSQL."""
    table = guarded.table
    function = f"{table}_refuse"
    erased = (
        f"IF TG_OP = 'UPDATE' AND {guarded.erasable} THEN RETURN NEW; END IF; "
        if guarded.erasable
        else ""
    )
    yield (
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN {erased}RAISE EXCEPTION '{MESSAGE}'; END $$"
    )
    for act in ("update", "delete"):
        yield (
            f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
    yield (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
    )


def missing_triggers(
    connection: BaseDatabaseWrapper, tables: Iterable[Guarded] = RECORD
) -> list[str]:
    """Return the names of the triggers that do not stand, or stand disabled."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
            )
        standing = {row[0] for row in cursor.fetchall()}
    return [
        name
        for guarded in tables
        for name in trigger_names(connection, guarded)
        if name not in standing
    ]


def set_triggers(connection: BaseDatabaseWrapper, tables: Iterable[Guarded] = RECORD) -> None:
    """Make the guards of these tables stand, whatever stood before."""
    tables = tuple(tables)
    lift_triggers(connection, tables)
    build = sqlite_triggers if connection.vendor == "sqlite" else postgresql_triggers
    with connection.cursor() as cursor:
        for guarded in tables:
            for statement in build(guarded):
                cursor.execute(statement)


def lift_triggers(connection: BaseDatabaseWrapper, tables: Iterable[Guarded] = RECORD) -> None:
    """Take the guards of these tables away."""
    with connection.cursor() as cursor:
        for guarded in tables:
            for name in trigger_names(connection, guarded):
                on = "" if connection.vendor == "sqlite" else f" ON {guarded.table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


@contextmanager
def triggers_lifted(
    connection: BaseDatabaseWrapper, tables: Iterable[Guarded] = RECORD
) -> Iterator[None]:
    """Lift the guards for a while, such as for emptying a test database."""
    tables = tuple(tables)
    lift_triggers(connection, tables)
    try:
        yield
    finally:
        set_triggers(connection, tables)
