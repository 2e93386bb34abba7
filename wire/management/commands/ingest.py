"""`manage.py ingest PATH…`: read wire stories in."""

import json
import logging
import shlex
import sys
from collections import Counter
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q

from people.actors import WIRE
from taxonomy.models import Section
from taxonomy.sections import add_section
from wire.batches import close_batch, open_batch
from wire.files import page_files
from wire.formats import AUTO, reader_names
from wire.ingest import ingest_page
from wire.outcome import Outcome, Status
from wire.pagefields import Page
from wire.progress import ProgressBar
from wire.reading_ahead import WENT_WRONG, pages_ahead
from wire.routing.rules import RulesInForce
from wire.wanted import Wanted

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Read pages in, a line for each; what cannot be read stops no other."""

    help = (
        "Reads the pages of news stories in as drafts. Exits 1 where a file was refused. A story "
        "that was read in but could not be published stays a draft: the line says why, and that "
        "alone does not make the exit code 1."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take paths, and what is to be done with the stories."""
        parser.add_argument(
            "paths",
            nargs="+",
            metavar="PATH",
            help="a file, a folder (with all in it but hidden files), or - for standard input",
        )
        parser.add_argument(
            "--format",
            choices=reader_names(),
            default=AUTO,
            help="what the files are (default: auto, told by what each begins with)",
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help="send straight out what passes the checks and no editor has in hand",
        )
        parser.add_argument(
            "--as-dated",
            action="store_true",
            help="with --publish: the page's own time becomes that of first publication",
        )
        parser.add_argument(
            "--section",
            metavar="NAME",
            help="the section of new stories, its name or slug (default with --publish: the first)",
        )
        parser.add_argument(
            "--make-section",
            metavar="NAME",
            help="as --section, and makes one of this name where there is none",
        )
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read each file in, and say what became of it."""
        section = section_of(options["section"], made=options["make_section"])
        files = list(page_files(options["paths"]))
        batch = open_batch(" ".join(options["paths"]), by=WIRE)
        progress = ProgressBar(sys.stderr, len(files))
        counted: Counter[Status] = Counter()
        pages = pages_ahead(files, options["format"])
        rules = RulesInForce()
        for stories in pages:
            for name, page in stories:
                wanted = Wanted(
                    name=name,
                    publish=options["publish"],
                    as_dated=options["as_dated"],
                    section=section,
                    batch=batch,
                    rules=rules,
                )
                outcome = page if isinstance(page, Outcome) else taken_in(page, wanted)
                counted[outcome.status] += 1
                progress.clear()
                self.say(outcome, is_json=options["json"])
            progress.step()
        progress.clear()
        close_batch(batch)
        if not options["json"]:
            self.stdout.write(summary(counted))
        if counted[Status.REFUSED]:
            raise CommandError(f"Refused: {counted[Status.REFUSED]} of {counted.total()}.")

    def say(self, outcome: Outcome, *, is_json: bool) -> None:
        """Print what became of one file, at once, so that a program can follow."""
        if is_json:
            self.stdout.write(json.dumps(outcome.as_json()))
        else:
            style = self.style.ERROR if outcome.is_refused else str
            self.stdout.write(style(outcome.in_words()))
        self.stdout.flush()


def section_of(named: str | None, *, made: str | None = None) -> Section | None:
    """Return the section of this slug or name; one that is to be `made` where there is none yet.

    An unknown one stops the command before it does a thing, with those there are and how to make
    one.
    """
    if named is not None and made is not None:
        raise CommandError("Give --section or --make-section, not both.")
    asked = made if named is None else named
    if asked is None:
        return None
    wanted = " ".join(asked.split())
    section = Section.objects.filter(Q(slug=wanted) | Q(name__iexact=wanted)).first()
    if section is None and made is not None:
        try:
            return add_section(wanted)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
    if section is None:
        known = ", ".join(f"{one.slug} ({one.name})" for one in Section.objects.all()) or "none yet"
        raise CommandError(
            f"There is no section {wanted!r}. The sections are: {known}. To make it: "
            f"manage.py add_section {shlex.quote(wanted or 'World')}"
        )
    return section


def taken_in(page: Page, wanted: Wanted) -> Outcome:
    """Take one page in. Whatever happens to it, the others still get their turn."""
    try:
        return ingest_page(page, wanted)
    except Exception:
        logger.exception("The page %s could not be read in.", wanted.name)
        return Outcome(path=wanted.name, status=Status.REFUSED, reason=WENT_WRONG)


def summary(counted: Counter[Status]) -> str:
    """Return the last line: how many of each."""
    parts = [f"{counted[status]} {status}" for status in Status if counted[status]]
    if not parts:
        return "There was no page to read."
    pages = "1 page" if counted.total() == 1 else f"{counted.total()} pages"
    return f"{pages}: {', '.join(parts)}."
