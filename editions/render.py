"""The text of a live story as readers get it: cleaned, dateline in front, pictures in place."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext
from lxml import html

from editions.body import clean_body, elements_of, figures_in
from editions.pictures import ShownPicture
from editions.printed import day_of_dateline
from editions.story import Dateline, Story

PARAGRAPHS_BETWEEN_PICTURES = 3

# A block's markup, or a picture between blocks.
type Piece = str | ShownPicture


def dateline_words(dateline: Dateline) -> str:
    """Return a dateline as it is printed, such as `NANJING, Sept. 10 (Xinhua) —`."""
    day = dateline.date_text or day_of_dateline(dateline.date)
    place = dateline.place
    if place and day:
        place = gettext("%(place)s, %(day)s") % {"place": place, "day": day}
    agency = f"({dateline.agency})" if dateline.agency else ""
    return " ".join(part for part in (place or day, agency, "—") if part)


def body_html(story: Story, pictures: list[dict[str, Any]]) -> str:
    """Return the markup of the text with its pictures, but for the one at the top of the page.

    A picture with a place in the text stands there. Of the others the first picture of the story
    leads the page; the rest stand after every third paragraph, and what is left over at the end.
    Pictures with nothing between them are one gallery (docs/decisions/0037).
    """
    body = clean_body(story.body)
    if not body:
        return ""
    by_place = pictures_by_place(body, pictures)
    placed = list(map(id, by_place.values()))
    waiting = [
        ShownPicture.from_row(picture)
        for at, picture in enumerate(pictures)
        if at > 0 and id(picture) not in placed
    ]
    pieces = spread(list(pieces_of(body, story.dateline, by_place)), waiting)
    return "\n".join(in_galleries(pieces))


def pieces_of(
    body: str, dateline: Dateline | None, by_place: dict[str, dict[str, Any]]
) -> Iterator[Piece]:
    """Yield the blocks of a clean text, its dateline in front, and the pictures placed in it."""
    for element in elements_of(body):
        if element.tag == "figure":
            if picture := by_place.get(element.get("data-photo", "")):
                yield ShownPicture.from_row(picture)
            continue
        markup = html.tostring(element, encoding="unicode")
        if element.tag == "p" and dateline:
            markup, dateline = with_dateline(markup, dateline), None
        yield markup


def spread(pieces: list[Piece], waiting: list[ShownPicture]) -> Iterator[Piece]:
    """Yield the text with the pictures that have no place in it.

    None comes right before a picture that has one: an editor made no gallery there.
    """
    paragraphs = 0
    for piece, behind in zip_longest(pieces, pieces[1:]):
        yield piece
        if isinstance(piece, ShownPicture) or not piece.startswith("<p>"):
            continue
        paragraphs += 1
        is_time = paragraphs % PARAGRAPHS_BETWEEN_PICTURES == 0
        if waiting and is_time and not isinstance(behind, ShownPicture):
            yield waiting.pop(0)
    yield from waiting


def pictures_by_place(body: str, pictures: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the shown pictures that have a place in the text, by content hash.

    Of a picture that the story has twice the first is placed; a place without its picture shows
    nothing.
    """
    wanted = set(figures_in(body))
    by_hash: dict[str, dict[str, Any]] = {}
    for picture in pictures:
        if picture["hash"] in wanted:
            by_hash.setdefault(picture["hash"], picture)
    return by_hash


def with_dateline(paragraph: str, dateline: Dateline) -> str:
    """Return the first paragraph with its dateline in front."""
    words = format_html('<strong class="dateline">{}</strong> ', dateline_words(dateline))
    return paragraph.replace("<p>", f"<p>{words}", 1)


def in_galleries(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the markup of each block, and of all pictures that stand between two blocks."""
    row: list[ShownPicture] = []
    for piece in pieces:
        if isinstance(piece, ShownPicture):
            row.append(piece)
            continue
        if row:
            yield pictures_html(row)
            row = []
        yield piece
    if row:
        yield pictures_html(row)


def pictures_html(pictures: list[ShownPicture]) -> str:
    """Return the markup of pictures in a row: a gallery, or the only one by itself."""
    if len(pictures) > 1:
        return render_to_string("editions/_gallery.html", {"pictures": pictures})
    [picture] = pictures
    context = {"picture": picture, "sizes": "text", "is_lead": False}
    return render_to_string("editions/_figure.html", context)
