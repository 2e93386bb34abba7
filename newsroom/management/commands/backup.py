"""`manage.py backup FOLDER`: a backup, made while the site runs, and tried."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.backups.folder import BackupError, Manifest
from newsroom.backups.making import make_backup


class Command(BaseCommand):
    """Make a backup; exit 1 saying why there is none."""

    help = (
        "Makes a backup in a folder of its own within FOLDER, while the site runs, and tries it by"
        " restoring it beside the site. The secret key is not in it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder of backups."""
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="where backups are kept")
        parser.add_argument("--untried", action="store_true", help="do not restore it for a trial")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, a line for each step."""
        began = time.monotonic()
        try:
            made = make_backup(
                options["folder"].resolve(), self.stdout.write, is_tried=not options["untried"]
            )
        except BackupError as error:
            raise CommandError(str(error)) from error
        manifest = Manifest.read(made)
        self.stdout.write(
            f"{made}: the database and {manifest.files} files ({manifest.bytes / 1e6:,.1f} MB), in"
            f" {time.monotonic() - began:.0f} s."
        )
        for check, words in manifest.faults.items():
            self.stdout.write(self.style.ERROR(f"{check}:\n{words}"))
        if manifest.faults:
            raise CommandError(
                "The backup is kept, but the copy is not sound (above). Look whether the site is:"
                " run manage.py verify_record and manage.py check_files."
            )
        if manifest.is_tried:
            self.stdout.write(self.style.SUCCESS("Restored for a trial, it is sound."))
