"""`manage.py make_renditions_again`: after widths or qualities changed (`media/recipes.py`)."""

from typing import Any

from django.core.management.base import BaseCommand

from media.backfills import backfill_files
from media.models import Photo


class Command(BaseCommand):
    """Let the worker make the sizes of every photo anew."""

    help = (
        "Lets the worker make the sizes of every photo again, as media/recipes.py has them now. "
        "Readers get those that there are meanwhile, and new photos go first. A worker that is "
        "stopped goes on where it was; so does this command while there is something left."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Leave a row to the worker, or say how many are left of the one before."""
        row, is_new = backfill_files()
        left = Photo.objects.filter(pk__gt=row.last_id).count()
        words = "The worker makes them again" if is_new else "This is under way already"
        self.stdout.write(f"{words}: {left} photos to see to.")
