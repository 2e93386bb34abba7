"""The app's place in the project."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models import ForeignObject, IntegerField

from newsroom.whole_versions import check_whole_version
from paging.lookups import InReach, RelatedExactInReach, RelatedInReach


class NewsroomConfig(AppConfig):
    """The project's own commands, and what holds for numbers in every table."""

    name = "newsroom"

    def ready(self) -> None:
        """Let no number be too long for a question, and no site go on from half a version."""
        register(check_whole_version, Tags.database)
        IntegerField.register_lookup(InReach)
        ForeignObject.register_lookup(RelatedInReach)
        ForeignObject.register_lookup(RelatedExactInReach)
