"""The app's place in the project."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The project's own commands."""

    name = "newsroom"
