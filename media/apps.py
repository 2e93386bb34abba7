"""The app's place in the project."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """The photo library: originals in a private store, their words and rights, their renditions."""

    name = "media"
