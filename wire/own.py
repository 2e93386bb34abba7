"""What we wrote into other houses' formats (`syndication/own.py`), read in again."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape

from django.conf import settings

from editions.body import clean_body, figure_markup
from editions.markup import ATTRIBUTE
from wire.pagefields import Dateline as DatelineRead

_OPENING = re.compile(r'\s*<p>\s*<strong class="dateline"([^<>]*)>[^<]*</strong>\s*')
# Just as it is written: no part of it is looked for twice, however long a tag is.
_FIGURE = re.compile(r'<figure data-photo="([0-9a-f]{32})">')
_FIGURE_END = re.compile(r"</figure\s*>")


def text_again(markup: str, *, is_of_this_paper: bool) -> tuple[DatelineRead | None, str]:
    """Return the dateline that opens a text of ours, and the text as a story has it.

    Another paper has neither our pictures nor our addresses: their places go, and links stay whole.
    """
    dateline = None
    opening = _OPENING.match(markup)
    if opening:
        dateline = dateline_again(
            {name: unescape(value) for name, value, *_ in ATTRIBUTE.findall(opening[1])}
        )
        markup = f"<p>{markup[opening.end() :]}"
    markup = "".join(without_pictures(markup, keeps_places=is_of_this_paper))
    if is_of_this_paper:
        markup = markup.replace(f'href="{settings.SITE_URL}/', 'href="/')
    return dateline, clean_body(markup)


def dateline_again(said: Mapping[str, str]) -> DatelineRead | None:
    """Return the dateline that attributes tell, if they tell one."""
    day = said.get("data-date", "")
    try:
        on = date.fromisoformat(day) if day else None
    except ValueError:
        on = None
    dateline = DatelineRead(
        place=said.get("data-place", ""),
        date=on,
        date_text=said.get("data-printed", ""),
        agency=said.get("data-agency") or None,
    )
    return dateline if dateline.place or dateline.agency else None


def without_pictures(markup: str, *, keeps_places: bool) -> Iterator[str]:
    """Yield a text of ours without its pictures, and with their places where they are kept."""
    at = 0
    while begun := _FIGURE.search(markup, at):
        ended = _FIGURE_END.search(markup, begun.end())
        if ended is None:
            break
        yield markup[at : begun.start()]
        if keeps_places:
            yield figure_markup(begun[1])
        at = ended.end()
    yield markup[at:]


def is_of_this_paper(item_id: str) -> bool:
    """Say whether an item is a story of this very paper (`editions.linked.lasting_id`)."""
    return item_id.startswith(f"{settings.SITE_URL}#")
