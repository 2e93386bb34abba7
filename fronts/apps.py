"""Where Django finds this room."""

from django.apps import AppConfig


class FrontsConfig(AppConfig):
    """Fronts at the desk."""

    name = "fronts"
    verbose_name = "fronts"
