"""The app's place in the project."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.module_loading import import_string


def leave_stories(using: str, **kwargs: Any) -> None:
    """Let the inbox not follow its stories while tables change."""
    import_string("wire.inbox.standing.drop_triggers")(connections[using])


def follow_stories(using: str, **kwargs: Any) -> None:
    """Let the inbox follow from now on what becomes of its stories."""
    import_string("wire.inbox.standing.set_triggers")(connections[using])


class WireConfig(AppConfig):
    """Reading stories in from other houses, and writing them out again; one module a format."""

    name = "wire"

    def ready(self) -> None:
        """Follow after every migration."""
        pre_migrate.connect(leave_stories, sender=self)
        post_migrate.connect(follow_stories, sender=self)
