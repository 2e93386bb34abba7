"""The app's place in the project."""

from django.apps import AppConfig


class FreshnessConfig(AppConfig):
    """What changed lately, so that what is kept can be known to be true."""

    name = "freshness"
