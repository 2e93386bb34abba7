"""`manage.py apply_removals`: carry out removals by order again, after a backup was put back."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.acts.removal.orders import apply_removals
from articles.acts.removal.removals_list import TornLine, listed


class Command(BaseCommand):
    """Replay the list of removals; what is erased already stays as it is."""

    help = "Replays removals by order after an older backup was restored."

    def handle(self, *args: Any, **options: Any) -> None:
        """Replay, a line for each order; exit 1 naming every line that cannot be read."""
        for line in apply_removals():
            self.stdout.write(line)
        torn = [line for line in listed() if isinstance(line, TornLine)]
        for one in torn:
            self.stdout.write(self.style.ERROR(f"{one}."))
        if torn:
            raise CommandError(
                f"{len(torn)} lines could not be read; every other order was carried out."
            )
