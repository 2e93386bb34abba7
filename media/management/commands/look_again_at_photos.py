"""`manage.py look_again_at_photos`: read the files of photos that came in under older rules."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandParser

from media.inspecting_again import inspect_again
from media.models import Photo

AT_ONCE = 100


class Command(BaseCommand):
    """Look at every original anew, in the order in which they came."""

    help = (
        "Looks at each photo's original anew: how it lies, its brightness, whether it moves, and "
        "what its file says. What somebody wrote stays. Can be stopped and gone on with."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to begin, and whether nothing is changed."""
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument("--from", dest="first", type=int, default=0, help="a photo's number")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say of each photo what changed; of one that cannot be read, why."""
        seen = changed = 0
        for photo in photos_from(options["first"]):
            seen += 1
            try:
                fields = inspect_again(photo, is_dry=options["dry_run"])
            except ValidationError as error:
                self.stdout.write(f"photo {photo.pk}: {' '.join(error.messages)}")
            except FileNotFoundError:
                self.stdout.write(f"photo {photo.pk}: its file is lost.")
            else:
                changed += bool(fields)
                if fields:
                    self.stdout.write(f"photo {photo.pk}: {', '.join(fields)}")
        words = "would change" if options["dry_run"] else "changed"
        self.stdout.write(f"{seen} looked at, {changed} {words}.")


def photos_from(first: int) -> Iterator[Photo]:
    """Yield photos that are not killed by their numbers, some at a time."""
    while photos := list(
        Photo.objects.exclude(status="killed")
        .filter(pk__gte=first)
        .select_related("agency", "photographer")
        .order_by("pk")[:AT_ONCE]
    ):
        yield from photos
        first = photos[-1].pk + 1
