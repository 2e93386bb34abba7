"""`manage.py rebuild_site`: make everything readers see anew from the record."""

from typing import Any

from django.core.management.base import BaseCommand

from articles.verification import desk_by_the_record
from editions.verification import rebuild_site


class Command(BaseCommand):
    """Remake every row that readers see, and what the desk says of it; the record is only read."""

    help = "Remakes what readers see from the record. Safe at any time; the outcome is the same."

    def handle(self, *args: Any, **options: Any) -> None:
        """Remake, with a count."""
        count = sum(1 for _ in rebuild_site())
        self.stdout.write(f"Remade the pages of {count} stories.")
        for public_id in desk_by_the_record():
            self.stdout.write(f"{public_id}: the desk says again what the record says.")
