"""The app's place in the project."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from search.index import TextIndex

LIBRARY_INDEX = TextIndex("media_phototext", "photo_id")


def index(using: str, **kwargs: Any) -> None:
    """Set the index of the library's search once its table is there."""
    connection = connections[using]
    if LIBRARY_INDEX.table in connection.introspection.table_names():
        LIBRARY_INDEX.set_on(connection)


class MediaConfig(AppConfig):
    """The photo library: originals in a private store, their words and rights, their renditions."""

    name = "media"

    def ready(self) -> None:
        """Index after every migration."""
        post_migrate.connect(index, sender=self)
