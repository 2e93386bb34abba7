"""`manage.py check_files`: is every picture that the library has in the store?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from media.missing_files import missing_files

MOST_NAMED = 20


class Command(BaseCommand):
    """Look for the file of every photo and of each of its sizes; exit 1 where one is missing."""

    help = "Looks whether the original and every size of each photo is in the store."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, a line for each file that is not there."""
        count = 0
        for path in missing_files():
            count += 1
            if count <= MOST_NAMED:
                self.stdout.write(self.style.ERROR(f"{path} is not there."))
        if count > MOST_NAMED:
            self.stdout.write(f"… and {count - MOST_NAMED} more.")
        if count:
            raise CommandError(
                f"{count} files are missing. Originals come back from a backup;"
                " make_renditions_again makes the sizes of a photo anew."
            )
        self.stdout.write("Every file of the library is there.")
