"""`manage.py export_page ID…`: published stories in the page form that `ingest` reads."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editions.models import PublishedArticle
from wire.formats import writer_names, writer_of
from wire.page_writer import PageWriteError


class Command(BaseCommand):
    """Print stories as pages."""

    help = (
        "Prints what readers see of a story in the page form that ingest reads, with captions "
        "that wait for their picture. The form has no place for section, tags, label, standfirst, "
        "translators and links; lists become paragraphs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take public ids."""
        parser.add_argument("ids", nargs="+", metavar="ID", help="public ids of live stories")
        names = writer_names()
        parser.add_argument(
            "--format", choices=names, default=names[0], help=f"(default: {names[0]})"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each; several have a form feed between them, as pages of paper do."""
        writer = writer_of(options["format"])
        refused = 0
        printed = 0
        for public_id in options["ids"]:
            try:
                article = PublishedArticle.objects.get(pk=public_id)
                page = writer.write(article)
            except (PublishedArticle.DoesNotExist, PageWriteError) as error:
                refused += 1
                reason = (
                    error
                    if isinstance(error, PageWriteError)
                    else "Readers see no story of this id. Only what is published can be exported."
                )
                self.stderr.write(f"{public_id}: {reason}")
            else:
                self.stdout.write(("\f" if printed else "") + page, ending="")
                printed += 1
        if refused:
            raise CommandError(f"{refused} of {len(options['ids'])} stories were not exported.")
