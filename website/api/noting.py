"""Triggers that make a story's change pending, in the transaction that changes what readers see.

They are set after every `migrate`, as those of `freshness/watching.py` are.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from editions.models import Edition, HiddenEdition, PublishedArticle, Removal
from freshness.triggers import trigger_sql
from website.models import StoryChange

PREFIX = "told_"
CHANGES = StoryChange._meta.db_table
OF_EDITION = f"(SELECT e.article_id FROM {Edition._meta.db_table} e WHERE e.id = NEW.edition_id)"


class Source(NamedTuple):
    """An act on a table that changes something of a story, and SQL for that story's id."""

    model: type[Model]
    act: str
    article_id: str

    @property
    def table(self) -> str:
        """What the table is called."""
        return self.model._meta.db_table

    @property
    def trigger(self) -> str:
        """What the trigger is called."""
        return f"{PREFIX}{self.table}_{self.act.lower()}"

    @property
    def note(self) -> str:
        """The SQL that makes the story pending."""
        return (
            f"INSERT INTO {CHANGES} (article_id, is_pending) VALUES ({self.article_id}, true) "
            "ON CONFLICT (article_id) DO UPDATE SET is_pending = true "
            f"WHERE NOT {CHANGES}.is_pending"
        )


SOURCES = (
    Source(PublishedArticle, "INSERT", "NEW.id"),
    Source(PublishedArticle, "UPDATE", "NEW.id"),
    Source(PublishedArticle, "DELETE", "OLD.id"),
    Source(HiddenEdition, "INSERT", OF_EDITION),
    Source(Removal, "INSERT", OF_EDITION),
)


def statements(source: Source, vendor: str) -> Iterator[str]:
    """Yield the SQL that sets a trigger, whatever stood before."""
    name, table = source.trigger, source.table
    yield f"DROP TRIGGER IF EXISTS {name}" + ("" if vendor == "sqlite" else f" ON {table}")
    yield from trigger_sql(vendor, name, f"{source.act} ON {table}", source.note)


def note_all(using: str) -> None:
    """Note changes of stories from now on, once the tables are there."""
    connection: BaseDatabaseWrapper = connections[using]
    tables = {CHANGES, *(source.table for source in SOURCES)}
    if not tables <= {*connection.introspection.table_names()}:
        return
    with connection.cursor() as cursor:
        for source in SOURCES:
            for statement in statements(source, connection.vendor):
                cursor.execute(statement)
