"""The app's place in the project."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string


def watch(using: str, **kwargs: Any) -> None:
    """Note from now on whatever changes of what readers' pages are made of, and mirrors have."""
    import_string("website.watched.watch_all")(using)
    import_string("website.api.noting.note_all")(using)


class WebsiteConfig(AppConfig):
    """What readers see: pages, lists, feeds, sitemaps, search and photo files."""

    name = "website"

    def ready(self) -> None:
        """Watch after every migration; Django tells that to apps with tables alone."""
        post_migrate.connect(watch, sender=apps.get_app_config("freshness"))
