"""A readers' language is one file: `locale/<language>/LC_MESSAGES/django.po`.

A translator writes it (`manage.py write_words de` begins it); here it is made into what `gettext`
reads, as the process starts, so that no program has to be installed or run for it.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.core.exceptions import ImproperlyConfigured


def compiled(written: Path, *, into: Path) -> Path:
    """Compile the files that changed since the last start, and return the folder of all.

    Raises `ImproperlyConfigured` for one that pages could not be made with.
    """
    for source in sorted(written.glob("*/LC_MESSAGES/*.po")):
        target = (into / source.relative_to(written)).with_suffix(".mo")
        # The same moment and not a later one: an older file may have been put back.
        if not target.exists() or target.stat().st_mtime_ns != source.stat().st_mtime_ns:
            compile_one(source, target)
    return into


def compile_one(source: Path, target: Path) -> None:
    """Compile one file; processes that start at once do not see each other's halves."""
    catalog = checked(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, delete=False) as file:
        write_mo(file, catalog)
    changed = source.stat().st_mtime_ns
    os.utime(file.name, ns=(changed, changed))
    Path(file.name).chmod(0o644)
    Path(file.name).replace(target)


def checked(source: Path) -> Catalog:
    """Return what a file says. Raises `ImproperlyConfigured`, with the line, where it is wrong.

    Wrong is also a translation that lost a placeholder such as `%(names)s`, or has one too many.
    """
    try:
        with source.open("rb") as file:
            catalog = read_po(file, locale=None, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        raise ImproperlyConfigured(f"{source} cannot be read: {error}") from error
    for message, errors in catalog.check():
        raise ImproperlyConfigured(
            f"{source}, line {message.lineno}: the translation of {message.id!r} does not fit: "
            f"{errors[0]}"
        )
    return catalog


def unsaid(catalog: Catalog) -> Iterator[Message]:
    """Yield what has no translation, a fuzzy one, or not one in every plural form."""
    for message in catalog:
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        forms = catalog.num_plurals if message.pluralizable else 1
        if message.id and (message.fuzzy or len(said) != forms or not all(said)):
            yield message
