"""`manage.py check_leaks [ID…]`: does anything unpublished answer a stranger?"""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from counting.counters import FAULTS
from newsroom.leaks import SiteBroken, leaks


class Command(BaseCommand):
    """Ask every public address and file; exit 1 naming what should not answer."""

    help = "Asks every public address and file as a stranger, and names what should not answer."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the stories to look at; none means all."""
        parser.add_argument("ids", nargs="*", metavar="ID", help="public ids of stories")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, a line for each leak."""
        # Every 404 and 410 here is an answer that was hoped for.
        logging.getLogger("django.request").setLevel(logging.CRITICAL)
        count = 0
        try:
            for leak in leaks(options["ids"]):
                count += 1
                self.stdout.write(self.style.ERROR(str(leak)))
        except SiteBroken as error:
            raise CommandError(str(error)) from error
        if not options["ids"]:
            FAULTS.note(count, "leaks")
        if count:
            raise CommandError(f"{count} things answer that should not.")
        self.stdout.write("Nothing unpublished answers.")
