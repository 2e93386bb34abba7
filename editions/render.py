"""The text of a live story as readers get it: cleaned, dateline in front, pictures in place."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from lxml import html

from editions.body import clean_body, elements_of, figures_in
from editions.pictures import ShownPicture
from editions.printed import day_of_dateline
from editions.story import Dateline, Story

PARAGRAPHS_BETWEEN_PICTURES = 3


def dateline_words(dateline: Dateline) -> str:
    """Return a dateline as it is printed, such as `NANJING, Sept. 10 (Xinhua) —`."""
    day = dateline.date_text or day_of_dateline(dateline.date)
    place = ", ".join(part for part in (dateline.place, day) if part)
    agency = f"({dateline.agency})" if dateline.agency else ""
    return " ".join(part for part in (place, agency, "—") if part)


def body_html(story: Story, pictures: list[dict[str, Any]]) -> str:
    """Return the markup of the text with its pictures, but for the one at the top of the page.

    A picture with a place in the text stands there. Of the others the first picture of the story
    leads the page; the rest stand after every third paragraph, and what is left over at the end.
    """
    body = clean_body(story.body)
    if not body:
        return ""
    by_place = pictures_by_place(body, pictures)
    placed = list(map(id, by_place.values()))
    waiting = [
        figure_html(picture)
        for at, picture in enumerate(pictures)
        if at > 0 and id(picture) not in placed
    ]
    out: list[str] = []
    paragraphs = 0
    for element in elements_of(body):
        if element.tag == "figure":
            picture = by_place.get(element.get("data-photo", ""))
            out += [figure_html(picture)] if picture else []
            continue
        markup = html.tostring(element, encoding="unicode")
        if element.tag == "p":
            paragraphs += 1
            if paragraphs == 1 and story.dateline:
                markup = with_dateline(markup, story.dateline)
        out.append(markup)
        if waiting and element.tag == "p" and paragraphs % PARAGRAPHS_BETWEEN_PICTURES == 0:
            out.append(waiting.pop(0))
    return "\n".join([*out, *waiting])


def pictures_by_place(body: str, pictures: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the shown pictures that have a place in the text, by content hash.

    Of a picture that the story has twice the first is placed; a place without its picture shows
    nothing.
    """
    wanted = set(figures_in(body))
    found: dict[str, dict[str, Any]] = {}
    for picture in pictures:
        if picture["hash"] in wanted:
            found.setdefault(picture["hash"], picture)
    return found


def with_dateline(paragraph: str, dateline: Dateline) -> str:
    """Return the first paragraph with its dateline in front."""
    words = format_html('<strong class="dateline">{}</strong> ', dateline_words(dateline))
    return paragraph.replace("<p>", f"<p>{words}", 1)


def figure_html(picture: dict[str, Any]) -> str:
    """Return the markup of one picture with caption and credit."""
    shown = ShownPicture.from_row(picture)
    return render_to_string(
        "editions/_figure.html",
        {"picture": shown, "sizes": shown.sizes["text"], "is_lead": False},
    )
