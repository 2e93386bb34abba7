"""`manage.py write_words de`: the file in which a translator writes readers' words."""

from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import to_locale

from newsroom.readers_words import readers_words

HEAD = "# What readers read. What has no translation yet is shown in English."


class Command(BaseCommand):
    """Write the file of a language, or bring it up to date: what is translated stays."""

    help = "Writes the file of a readers' language: every word to be translated, once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the language."""
        parser.add_argument("language", help="as in LANGUAGE_CODE, such as de or zh-hans")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it, and say what is left to do."""
        locale = to_locale(options["language"])
        path = settings.LOCALE_DIR / locale / "LC_MESSAGES" / "django.po"
        catalog = written(path, locale)
        catalog.update(readers_words(), no_fuzzy_matching=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=99, sort_by_file=True, include_lineno=False)
        waiting = sum(not any(message.string or ()) for message in catalog if message.id)
        self.stdout.write(f"{path}: {len(catalog)} to translate, {waiting} of them not yet.")


def written(path: Path, locale: str) -> Catalog:
    """Return what a translator wrote so far."""
    if not path.exists():
        return Catalog(locale, header_comment=HEAD, project=settings.SITE_NAME, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=locale)
