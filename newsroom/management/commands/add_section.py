"""`manage.py add_section NAME`: a section of the paper, from a shell."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from taxonomy.models import Section
from taxonomy.sections import add_section


class Command(BaseCommand):
    """Make a section, last in the menu; one that is there stays as it is."""

    help = "Makes a section of the paper. No story goes out without one."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name, and its address where that should be another."""
        parser.add_argument("name", help="such as World")
        parser.add_argument("--slug", default="", help="the end of its address; else of the name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, and say under which address it stands."""
        name = " ".join(options["name"].split())
        if Section.objects.filter(name__iexact=name).exists():
            raise CommandError(f"There is a section {name!r} already.")
        try:
            section = add_section(name, options["slug"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{section.name}: ingest --section {section.slug}")
