"""The app's place in the project."""

from django.apps import AppConfig


class LeasesConfig(AppConfig):
    """Whose work a row is, and who works."""

    name = "leases"
