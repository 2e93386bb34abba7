"""The app's place in the project."""

from django.apps import AppConfig


class PaperConfig(AppConfig):
    """The paper itself: what it is called, how it looks, what stands around every page."""

    name = "paper"
