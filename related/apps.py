"""The app's place in the project."""

from django.apps import AppConfig


class RelatedConfig(AppConfig):
    """ "You May Also Like" and "More From Author": what to read next."""

    name = "related"
