"""The app's place in the project."""

from django.apps import AppConfig
from django.db.models import ForeignObject, IntegerField

from paging.lookups import InReach, RelatedExactInReach, RelatedInReach


class NewsroomConfig(AppConfig):
    """The project's own commands, and what holds for numbers in every table."""

    name = "newsroom"

    def ready(self) -> None:
        """Let no number be too long for a question to the database."""
        IntegerField.register_lookup(InReach)
        ForeignObject.register_lookup(RelatedInReach)
        ForeignObject.register_lookup(RelatedExactInReach)
