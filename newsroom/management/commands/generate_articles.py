"""`manage.py generate_articles N`: a synthetic corpus for measuring."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsroom.corpus import AlreadyThere, generate
from wire.progress import ProgressBar


class Command(BaseCommand):
    """Write stories in bulk, as the door would have left them."""

    help = "Writes N made-up stories for measuring, most of them live. Never on a real paper."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say how many, and by which seed."""
        parser.add_argument("count", type=int, metavar="N")
        parser.add_argument("--seed", type=int, default=0, help="another seed, other stories")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, with a bar."""
        if options["count"] < 1:
            raise CommandError("Say how many stories: one at least.")
        bar = ProgressBar(sys.stderr, options["count"])
        try:
            for written in generate(options["count"], options["seed"]):
                for _ in range(written):
                    bar.step()
        except AlreadyThere as error:
            raise CommandError(str(error)) from error
        finally:
            bar.clear()
        self.stdout.write(f"Wrote {bar.done} stories.")
