"""`manage.py restore FOLDER`: a backup, put back into an empty site."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.backups.folder import BackupError
from newsroom.backups.restoring import restore

REMINDER = (
    "What was withdrawn or killed after the backup was made is live again: withdraw and kill it"
    " again, then start site and worker."
)


class Command(BaseCommand):
    """Restore a backup; exit 1 saying what is wrong."""

    help = (
        "Puts a backup, or the newest in FOLDER, into this site, which has to be empty; carries out"
        " every removal by order again, and checks the record, the files and what readers can see."
    )
    # There is no table yet.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the backup, and lists of removals that are kept apart."""
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="a backup, or several")
        parser.add_argument(
            "--removals",
            type=Path,
            nargs="+",
            default=[],
            metavar="FILE",
            help="further lists of removals (removals.jsonl), such as the newest kept apart",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore it, a line for each step."""
        began = time.monotonic()
        try:
            backup = restore(options["folder"].resolve(), self.stdout.write, options["removals"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            self.style.SUCCESS(f"{backup.name} is back, in {time.monotonic() - began:.0f} s.")
        )
        self.stdout.write(REMINDER)
