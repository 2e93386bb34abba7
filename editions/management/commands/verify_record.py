"""`manage.py verify_record`: is the record whole, and does the site show it?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editions.models import Edition
from editions.verification import verify_record


class Command(BaseCommand):
    """Check digests, chains, triggers and pages; exit 1 naming what is wrong."""

    help = "Checks every edition's digest and chain, the guards of the record, and the site."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, a line for everything that is wrong."""
        faults = 0
        for fault in verify_record():
            faults += 1
            self.stdout.write(self.style.ERROR(fault))
        if faults:
            raise CommandError(f"{faults} things are wrong with the record or the site.")
        self.stdout.write(f"All {Edition.objects.count()} editions are whole.")
