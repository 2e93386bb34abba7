"""The photographer and the agency that a picture's file names, found among those known."""

import re

from media.metadata.words import FileWords
from people.models import Organisation, Person
from people.names import letters_key

NAME_LENGTH = 200
# Agencies put a number or a code where the standard has the source's name.
CODE = re.compile(r"\d")
PARTS = re.compile(r"\s*(?:/|\||;|\bvia\b|\bfor\b)\s*")


def agency_named(words: FileWords) -> Organisation | None:
    """Return the agency: one that is known, else a new one of the name in the credit or source.

    A credit line has it before or after the photographer (`Xinhua/Li Bo`, `Li Bo via AFP`).
    """
    by = {letters_key(name) for name in words.bylines}
    parts = [part for part in PARTS.split(words.credit_line) if part]
    names = [name for name in (*parts, words.source) if name and letters_key(name) not in by]
    for name in names:
        if known := Organisation.objects.known(name[:NAME_LENGTH]):
            return known
    usable = [name for name in names if letters_key(name) and not CODE.search(name)]
    return Organisation.objects.named(usable[0][:NAME_LENGTH]) if usable else None


def photographer_named(words: FileWords, agency: Organisation | None) -> Person | None:
    """Return the first person in the by-line, made where they are new.

    A house in the by-line (`REUTERS TV`, `SANA`) is nobody.
    """
    for name in words.bylines:
        of_agency = agency.letters_key if agency else ""
        is_agency = bool(of_agency) and letters_key(name).startswith(of_agency)
        is_house = name.isupper() and len(name.split()) == 1
        if not letters_key(name) or is_agency or is_house or Organisation.objects.known(name):
            continue
        return Person.objects.named(as_printed(name, words.caption)[:NAME_LENGTH])
    return None


def as_printed(name: str, caption: str) -> str:
    """Return a name in capitals as the caption writes it, where it does."""
    if not name.isupper():
        return name
    found = re.search(re.escape(name), caption, re.IGNORECASE)
    return found[0] if found else name
