"""The app's place in the project."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from editions.append_only import Guarded, set_triggers
from search.index import TextIndex

DESK_INDEX = TextIndex("articles_articletext", "article_id")
# A note may be emptied, and nothing else of an act, where something of its story was removed.
UNTOUCHED = ("id", "article_id", "at", "by", "action", "from_stage", "to_stage")
SEALS = ("note_digest", "approved", "digest")
EMPTIED_BY_ORDER = " AND ".join(
    [
        *(f'NEW."{name}" = OLD."{name}"' for name in (*UNTOUCHED, *SEALS)),
        "COALESCE(NEW.actor_id, 0) = COALESCE(OLD.actor_id, 0)",
        "NEW.note = '' AND NEW.salt = ''",
        "EXISTS (SELECT 1 FROM articles_article a "
        "JOIN editions_edition e ON e.article_id = a.public_id "
        "JOIN editions_removal r ON r.edition_id = e.id WHERE a.id = OLD.article_id)",
    ]
)
# What people did: to stories, and to accounts, whose room lies below the guards.
TIMELINE = (
    Guarded("articles_event", (("id",),), EMPTIED_BY_ORDER),
    Guarded("people_auditentry", (("id",),)),
)


def guard_and_index(using: str, **kwargs: Any) -> None:
    """Keep the timeline of stories and the audit of accounts append-only, like the record.

    The index of the desk's search is set with them.
    """
    connection = connections[using]
    standing = set(connection.introspection.table_names())
    set_triggers(connection, [guarded for guarded in TIMELINE if guarded.table in standing])
    if DESK_INDEX.table in standing:
        DESK_INDEX.set_on(connection)


class ArticlesConfig(AppConfig):
    """Stories as they are written, their workflow, and the door to the record."""

    name = "articles"

    def ready(self) -> None:
        """Guard and index after every migration."""
        post_migrate.connect(guard_and_index, sender=self)
