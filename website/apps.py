"""The app's place in the project."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """What readers see: pages, lists, feeds, sitemaps, search and photo files."""

    name = "website"
