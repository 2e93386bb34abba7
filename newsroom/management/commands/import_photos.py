"""`manage.py import_photos PATH…`: read pictures into the library."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandError, CommandParser

from media.bulk import FileResult, bring_in, bring_in_zip, is_zip
from media.models import IncomingStatus
from wire.files import PageFile, page_files, why
from wire.progress import ProgressBar


class Command(BaseCommand):
    """Bring pictures in, a line for each; what cannot be used stops no other."""

    help = (
        "Reads pictures into the library: files, folders and ZIPs. Exits 1 where a file was "
        "refused. The sizes that readers get are made by the worker."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take paths."""
        parser.add_argument(
            "paths",
            nargs="+",
            metavar="PATH",
            help="a picture, a ZIP, or a folder (with all in it but hidden files)",
        )
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring each file in, and say what became of it."""
        files = list(page_files(options["paths"]))
        progress = ProgressBar(sys.stderr, len(files))
        counted: Counter[IncomingStatus] = Counter()
        for file in files:
            for outcome in outcomes_of(file):
                counted[outcome.status] += 1
                progress.clear()
                self.say(outcome, is_json=options["json"])
            progress.step()
        progress.clear()
        if not options["json"]:
            self.stdout.write(summary(counted))
        if counted[IncomingStatus.REFUSED]:
            raise CommandError(f"Refused: {counted[IncomingStatus.REFUSED]} of {counted.total()}.")

    def say(self, outcome: FileResult, *, is_json: bool) -> None:
        """Print what became of one file, at once, so that a program can follow."""
        if is_json:
            self.stdout.write(json.dumps(outcome.as_json()))
        else:
            style = self.style.ERROR if outcome.status == IncomingStatus.REFUSED else str
            self.stdout.write(style(outcome.in_words()))
        self.stdout.flush()


def outcomes_of(file: PageFile) -> Iterator[FileResult]:
    """Yield what became of a file, or of each file in a ZIP."""
    if file.problem:
        yield FileResult(file.name, IncomingStatus.REFUSED, reason=file.problem)
        return
    try:
        with open(file.path, "rb") as opened:
            if is_zip(opened):
                yield from bring_in_zip(opened, file.name, by=None)
            else:
                yield bring_in(File(opened, name=file.name), file.name, by=None)
    except OSError as error:
        reason = f"The file cannot be read: {why(error)}."
        yield FileResult(file.name, IncomingStatus.REFUSED, reason=reason)


def summary(counted: Counter[IncomingStatus]) -> str:
    """Return the last line: how many of each."""
    parts = [f"{counted[status]} {status}" for status in IncomingStatus if counted[status]]
    if not parts:
        return "There was no picture to read."
    files = "1 file" if counted.total() == 1 else f"{counted.total()} files"
    return f"{files}: {', '.join(parts)}."
