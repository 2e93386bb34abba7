"""The app's place in the project."""

from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    """How stories are sorted: sections and tags."""

    name = "taxonomy"
