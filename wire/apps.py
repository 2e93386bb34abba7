"""The app's place in the project."""

from django.apps import AppConfig


class WireConfig(AppConfig):
    """Reading stories in from other houses, and writing them out again; one module a format."""

    name = "wire"
