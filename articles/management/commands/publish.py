"""`manage.py publish ID…`: the door, from a shell."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import publish
from articles.models import Article
from articles.workflow import DoorError
from editions.choices import CHANGES, Kind
from people.actors import SHELL


class Command(BaseCommand):
    """Publish stories by their public ids."""

    help = "Publishes stories; over live ones --kind names the change."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ids, and what a change is."""
        parser.add_argument("ids", nargs="+", metavar="ID", help="public ids of stories")
        parser.add_argument("--kind", choices=[kind.value for kind in CHANGES])
        parser.add_argument("--note", default="", help="the sentence readers see")
        parser.add_argument("--reason", default="", help="a line for the desk")

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish each, a line for each."""
        kind = Kind(options["kind"]) if options["kind"] else None
        change = NamedChange(kind, options["note"], options["reason"])
        refused = 0
        for public_id in options["ids"]:
            try:
                article = Article.objects.get(public_id=public_id)
                edition = publish(article, change, by=SHELL)
            except (Article.DoesNotExist, DoorError) as error:
                refused += 1
                reason = error if isinstance(error, DoorError) else "There is no such story."
                self.stderr.write(f"{public_id}: {reason}")
            else:
                self.stdout.write(f"{public_id}: edition {edition.number}, {article.live_path}")
        if refused:
            raise CommandError(f"{refused} of {len(options['ids'])} stories were not published.")
