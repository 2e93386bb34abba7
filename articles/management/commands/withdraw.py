"""`manage.py withdraw ID… --reason …`: the door, from a shell."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.door.publishing import withdraw
from articles.models import Article
from articles.workflow import DoorError
from people.actors import SHELL


class Command(BaseCommand):
    """Withdraw stories by their public ids."""

    help = "Takes stories from readers; their addresses answer 410 with the reason."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ids and the reason that readers see."""
        parser.add_argument("ids", nargs="+", metavar="ID", help="public ids of stories")
        parser.add_argument("--reason", required=True, help="one sentence that readers see")

    def handle(self, *args: Any, **options: Any) -> None:
        """Withdraw each, a line for each."""
        refused = 0
        for public_id in options["ids"]:
            try:
                article = Article.objects.get(public_id=public_id)
                withdraw(article, reason=options["reason"], by=SHELL)
            except (Article.DoesNotExist, DoorError) as error:
                refused += 1
                reason = error if isinstance(error, DoorError) else "There is no such story."
                self.stderr.write(f"{public_id}: {reason}")
            else:
                self.stdout.write(f"{public_id}: withdrawn")
        if refused:
            raise CommandError(f"{refused} of {len(options['ids'])} stories were not withdrawn.")
