"""The photographer and the agency that a picture's file names, found among those known."""

import re
from dataclasses import dataclass

from media.crediting import (
    Piece,
    as_written,
    couple,
    is_house,
    is_origin,
    is_person,
    pieces,
    printed,
)
from media.metadata.words import FileWords
from people.models import Organisation, Person
from people.names import letters_key

NAME_LENGTH = 200
# Agencies put a number or a code where the standard has the source's name.
CODE = re.compile(r"\d")
# A line that is longer is a sentence, and no list of names.
LONGEST_CREDIT = 160


@dataclass(frozen=True)
class Named:
    """Whom a file names: the photographer, the agency, and the line to print, '' where it is
    what the library makes of the two.
    """

    photographer: Person | None
    agency: Organisation | None
    credit_line: str


def named_by(file_words: FileWords) -> Named:
    """Return whom a file names; people and agencies are made where they are new."""
    bylines = [pieces(byline) for byline in file_words.bylines]
    in_bylines = [piece for byline in bylines for piece in byline]
    line = file_words.credit_line
    in_credit = pieces(line) if len(line) <= LONGEST_CREDIT else []
    people = people_in(bylines, in_credit)
    keys = {letters_key(name) for name in people}
    houses = [
        piece.name
        for piece in (*in_credit, *pieces(file_words.source), *in_bylines)
        if piece.key not in keys and not is_origin(piece) and len(couple(piece.name)) == 1
    ]
    agency = agency_of(houses)
    people = [name for name in people if not is_of(agency, name)]
    photographer = None
    if people:
        photographer = Person.objects.named(as_written(people[0], file_words.caption)[:NAME_LENGTH])
    return Named(photographer, agency, line_of(file_words, in_credit, people, agency))


def people_in(bylines: list[list[Piece]], in_credit: list[Piece]) -> list[str]:
    """Return the names of people: those of the by-line, else one beside a house in the credit.

    A house in the by-line (`REUTERS TV`, `SANA`, a known agency, one `via` or `for` which it
    came, one word beside a full name) is nobody.
    """
    people = []
    for byline in bylines:
        has_full_name = any(is_person(piece.name) for piece in byline)
        people += [
            name
            for piece in byline
            if not is_origin(piece) and piece.joint == "/"
            for name in couple(piece.name)
            if not is_house(name) and not Organisation.objects.known(name)
            if is_person(name) or not has_full_name
        ]
    if people:
        return people
    if any(is_house(piece.name) or Organisation.objects.known(piece.name) for piece in in_credit):
        return [
            name
            for piece in in_credit
            for name in couple(piece.name)
            if is_person(name) and not Organisation.objects.known(name)
        ]
    return []


def agency_of(names: list[str]) -> Organisation | None:
    """Return the agency: the first that is known, else a new one of the first usable name."""
    for name in names:
        if known := Organisation.objects.known(name[:NAME_LENGTH]):
            return known
    usable = [name for name in names if letters_key(name) and not CODE.search(name)]
    return Organisation.objects.named(usable[0][:NAME_LENGTH]) if usable else None


def is_of(agency: Organisation | None, name: str) -> bool:
    """Say whether a name begins with that of the agency: one of its desks, and no person."""
    of_agency = agency.letters_key if agency else ""
    return bool(of_agency) and letters_key(name).startswith(of_agency)


def line_of(
    file_words: FileWords, in_credit: list[Piece], people: list[str], agency: Organisation | None
) -> str:
    """Return the credit as it is printed: what the file says, each named once, nobody in capitals.

    Empty where the library's own line says the same, or the file says nothing.
    """
    if len(file_words.credit_line) > LONGEST_CREDIT:
        return file_words.credit_line
    keys = {letters_key(name) for name in people}
    if not in_credit or (in_credit[0].joint != "/" and len(in_credit) == 1):
        # `via Northpix` says how it came, and leaves the photographer to the by-line.
        names = " and ".join(as_written(name, file_words.caption) for name in people)
        return "/".join(filter(None, (str(agency or ""), names))) if len(people) > 1 else ""

    def said(piece: Piece) -> str:
        is_named = piece.key in keys or letters_key(couple(piece.name)[0]) in keys
        return as_written(piece.name, file_words.caption) if is_named else piece.name

    return printed(in_credit, said)
