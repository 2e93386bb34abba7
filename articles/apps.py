"""The app's place in the project."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from editions.append_only import Guarded, set_triggers

TIMELINE = (Guarded("articles_event", (("id",),)),)


def guard_timeline(using: str, **kwargs: Any) -> None:
    """Keep the timeline of stories append-only, like the record."""
    connection = connections[using]
    if "articles_event" in connection.introspection.table_names():
        set_triggers(connection, TIMELINE)


class ArticlesConfig(AppConfig):
    """Stories as they are written, their workflow, and the door to the record."""

    name = "articles"

    def ready(self) -> None:
        """Guard the timeline after every migration."""
        post_migrate.connect(guard_timeline, sender=self)
