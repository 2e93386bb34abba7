"""`manage.py verify_record`: is the record whole, and do site and desk say what it says?"""

from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.verification import verify_desk
from editions.models import Edition
from editions.verification import verify_record


class Command(BaseCommand):
    """Check digests, chains, triggers and pages; exit 1 naming what is wrong."""

    help = (
        "Checks every edition's digest and chain, the guards of the record, the site and the desk."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, a line for everything that is wrong."""
        faults = 0
        for fault in chain(verify_record(), verify_desk()):
            faults += 1
            self.stdout.write(self.style.ERROR(fault))
        if faults:
            raise CommandError(f"{faults} things are wrong with the record, the site or the desk.")
        self.stdout.write(f"All {Edition.objects.count()} editions are whole.")
