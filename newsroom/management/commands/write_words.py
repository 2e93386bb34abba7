"""`manage.py write_words de`: the file in which a translator writes readers' words."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import to_locale

from newsroom.catalogs import unsaid
from newsroom.readers_words import readers_words

HEAD = "# What readers read. What has no translation yet is shown in English."
# Who wrote it when is git's to know; a date that each run changes would be in everybody's way.
LEFT_OUT = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
)


class Command(BaseCommand):
    """Write the file of a language, or bring it up to date.

    What is translated stays, what is new is added, and what no page says any more is dropped.
    """

    help = (
        "Writes the file of a readers' language: every word to be translated, once. Without a "
        "language every file that there is is brought up to date."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the languages."""
        parser.add_argument("language", nargs="*", help="as in LANGUAGE_CODE: de, zh-hans …")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write each, and say what is left to do."""
        asked = [to_locale(language) for language in options["language"]]
        locales = asked or [path.name for path in sorted(settings.LOCALE_DIR.glob("*"))]
        if not locales:
            raise CommandError("There is no file yet. Name a language, such as de.")
        words = readers_words()
        for locale in locales:
            self.stdout.write("\n".join(self.brought_up_to_date(locale, words)))

    def brought_up_to_date(self, locale: str, words: Catalog) -> Iterator[str]:
        """Write one file, and yield what is left to do in it."""
        path = settings.LOCALE_DIR / locale / "LC_MESSAGES" / "django.po"
        catalog = written(path, locale)
        catalog.update(words, no_fuzzy_matching=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_file(catalog))
        waiting = list(unsaid(catalog))
        yield f"{path}: {len(catalog)} to translate, {len(waiting)} of them not yet."
        if len(waiting) < len(catalog):
            yield from (f"  not yet: {message.id!r}" for message in waiting)
        dropped = (message for message in catalog.obsolete.values() if message.string)
        yield from (f"  dropped, no page says it: {message.id!r}" for message in dropped)


def written(path: Path, locale: str) -> Catalog:
    """Return what a translator wrote so far."""
    if not path.exists():
        return Catalog(locale, header_comment=HEAD, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def as_file(catalog: Catalog) -> bytes:
    """Return the file of a catalog, such that a run which changes no word changes no byte."""
    file = BytesIO()
    write_po(file, catalog, width=99, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    left_out = tuple(f'"{name}:'.encode() for name in LEFT_OUT)
    lines = file.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(left_out))
