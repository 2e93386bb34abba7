"""`manage.py export ID…`: published stories in a format that other houses read."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editions.models import PublishedArticle
from wire.formats import Writer, writer_names, writer_of, written
from wire.page_writer import PageWriteError

NOT_LIVE = "Readers see no story of this id. Only what is published can be exported."


class Command(BaseCommand):
    """Write stories out, each as readers see it."""

    help = (
        "Writes what readers see of stories in a format that ingest and other houses read. A page "
        "has no place for section, tags, label, standfirst, translators and links; its lists "
        "become paragraphs. Exits 1 where a story is not live, or cannot be written."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take public ids, the format, and where to."""
        parser.add_argument("ids", nargs="+", metavar="ID", help="public ids of live stories")
        names = writer_names()
        parser.add_argument(
            "--format", choices=names, default=names[0], help=f"(default: {names[0]})"
        )
        parser.add_argument(
            "--into",
            metavar="FOLDER",
            type=Path,
            help="write a file each into this folder, named by its id (default: print them)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write each; one that cannot be written stops no other."""
        writer, ids, folder = writer_of(options["format"]), options["ids"], options["into"]
        if folder is None and len(ids) > 1 and not writer.between:
            raise CommandError(
                f"A file of {writer.name} has one story. Name a folder for these: --into FOLDER"
            )
        done = 0
        for public_id in ids:
            try:
                text = written(PublishedArticle.objects.get(pk=public_id), writer)
            except PublishedArticle.DoesNotExist:
                self.stderr.write(f"{public_id}: {NOT_LIVE}")
            except PageWriteError as error:
                self.stderr.write(f"{public_id}: {error}")
            else:
                self.put(text, public_id, writer, folder, is_first=not done)
                done += 1
        if done < len(ids):
            raise CommandError(f"{len(ids) - done} of {len(ids)} stories were not exported.")

    def put(
        self, text: str, public_id: str, writer: Writer, folder: Path | None, *, is_first: bool
    ) -> None:
        """Print a story, or write its file and say so."""
        if folder is None:
            self.stdout.write(("" if is_first else writer.between) + text, ending="")
            return
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{public_id}.{writer.ending}"
        path.write_text(text, encoding="utf-8")
        self.stdout.write(str(path))
