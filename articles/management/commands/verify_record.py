"""`manage.py verify_record`: is the record whole, and do site and desk say what it says?"""

from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.verification import verify_desk
from counting.counters import FAULTS
from editions.models import Edition
from editions.verification import verify_record


class Command(BaseCommand):
    """Check digests, chains, triggers and pages; exit 1 naming what is wrong."""

    help = (
        "Checks every edition's digest and chain, the guards of the record, the site and the desk."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how much is checked."""
        parser.add_argument(
            "--only-record",
            action="store_true",
            help="not whether site and desk say what it says: a fifth of the time",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, a line for everything that is wrong."""
        faults = 0
        only_record = options["only_record"]
        desk = () if only_record else verify_desk()
        for fault in chain(verify_record(with_site=not only_record), desk):
            faults += 1
            self.stdout.write(self.style.ERROR(fault))
        if not only_record:
            FAULTS.note(faults, "record")
        if faults:
            raise CommandError(f"{faults} things are wrong with the record, the site or the desk.")
        self.stdout.write(f"All {Edition.objects.count()} editions are whole.")
