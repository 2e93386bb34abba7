"""`manage.py apply_removals`: carry out removals by order again, after a backup was put back."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.removal import apply_removals


class Command(BaseCommand):
    """Replay the list of removals; what is erased already stays as it is."""

    help = "Replays removals by order after an older backup was restored."

    def handle(self, *args: Any, **options: Any) -> None:
        """Replay, a line for each order."""
        for article_id, erased in apply_removals():
            self.stdout.write(f"{article_id}: erased {erased} editions")
