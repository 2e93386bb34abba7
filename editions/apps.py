"""The app's place in the project."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from editions.append_only import set_triggers
from search.index import TextIndex

READERS_INDEX = TextIndex("editions_searchdocument", "id", has_gaps=True)


def guard_and_index(using: str, **kwargs: Any) -> None:
    """Set guards and index again once this app's tables are as they should be."""
    connection = connections[using]
    if READERS_INDEX.table in connection.introspection.table_names():
        set_triggers(connection)
        READERS_INDEX.set_on(connection)


class EditionsConfig(AppConfig):
    """The record of what readers were shown, and the flat rows that the site reads."""

    name = "editions"

    def ready(self) -> None:
        """Guard and index after every migration."""
        post_migrate.connect(guard_and_index, sender=self)
