"""`manage.py suggest_related`: make suggestions anew."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editions.models import PublishedArticle
from related.suggestions.indexing import index_all, index_story
from related.suggestions.progress import StagesBar
from related.suggestions.rebuilding import PATIENCE_S, rebuild
from related.suggestions.writer_lease import NotClaimed, claimed


class Command(BaseCommand):
    """Make the suggestions of some stories anew, or those of all live ones."""

    help = (
        "Makes suggestions anew: of the stories named, or of all. A rebuild of all that was "
        "stopped goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the stories, and the form of what is told."""
        parser.add_argument("ids", nargs="*", metavar="ID", help="stories by public id; none: all")
        parser.add_argument(
            "--processes",
            type=int,
            metavar="MANY",
            help="for all: other processes that share the work; of itself one for each core "
            "where there are many stories",
        )
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, a line for each story named or for the whole."""
        try:
            if options["ids"]:
                self.make(options["ids"], as_json=options["json"])
            else:
                self.make_all(options["processes"], as_json=options["json"])
        except NotClaimed as error:
            raise CommandError(f"{error} Run this again in a minute.") from error

    def make(self, ids: list[str], *, as_json: bool) -> None:
        """Make the suggestions of these stories anew."""
        live = set(PublishedArticle.objects.filter(pk__in=ids).values_list("pk", flat=True))
        for article_id in ids:
            with claimed(patience_s=PATIENCE_S) as claim:
                proposed = index_story(article_id, claim)
            if as_json:
                row = {"id": article_id, "live": article_id in live, "suggested": proposed}
                self.stdout.write(json.dumps(row))
            elif article_id in live:
                self.stdout.write(f"{article_id}: {len(proposed)} suggestions")
            else:
                self.stdout.write(f"{article_id}: not live, it has none")
        index_all()

    def make_all(self, processes: int | None, *, as_json: bool) -> None:
        """Make everything anew, with a bar."""
        bar = StagesBar(sys.stderr)
        done = 0
        try:
            for progress in rebuild(processes):
                bar.show(progress.stage, progress.done, progress.total)
                done = progress.done
        finally:
            bar.clear()
        index_all()
        report = (
            json.dumps({"rebuilt": done}) if as_json else f"Made the suggestions of {done} stories."
        )
        self.stdout.write(report)
