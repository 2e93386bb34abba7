"""`manage.py sweep_originals`: delete files of pictures that no row knows of."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from media.sweeping import SHELVES, sweep


class Command(BaseCommand):
    """Sweep the whole store at once; the worker does a part of it every few minutes."""

    help = (
        "Deletes the files of pictures that no photo in the library has and that lie there for "
        "more than a day. The worker does so by itself, each part of the store once a day."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether files are only named."""
        parser.add_argument("--dry-run", action="store_true", help="name the files, delete none")

    def handle(self, *args: Any, **options: Any) -> None:
        """Name each file that is deleted, or would be."""
        is_dry = options["dry_run"]
        count = 0
        for shelf in SHELVES:
            for path in sweep(shelf, is_dry=is_dry):
                count += 1
                self.stdout.write(path)
        words = "1 file" if count == 1 else f"{count} files"
        self.stdout.write(f"{words} {'would be deleted' if is_dry else 'deleted'}.")
