"""ninjs 3.1, the IPTC's news in JSON: a story, with its pictures as what goes with it."""

import json
from typing import Any

from editions.models import PublishedArticle
from editions.story import Named
from syndication.outgoing import MIME, Outgoing, OutgoingPicture, absolute
from syndication.own import (
    ALT,
    BYLINE_PLACE,
    CREDIT_LINE,
    KICKER,
    MAIN,
    PROFILE,
    SECTION,
    SHORT,
    SUMMARY,
    TAG,
    address_of,
)
from syndication.text import text_of

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}


def ninjs_of(article: PublishedArticle) -> str:
    """Return a published story as one item of ninjs."""
    return json.dumps(item_of(Outgoing(article)), ensure_ascii=False, indent=2) + "\n"


def item_of(out: Outgoing) -> dict[str, Any]:
    """Return a story's item, without what is not known of it."""
    story = out.story
    item = {
        "uri": out.uri,
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "profile": PROFILE,
        "version": out.version,
        "firstCreated": out.first_at.isoformat(),
        "versionCreated": out.changed_at.isoformat(),
        "contentCreated": story.source_time,
        "pubStatus": "usable",
        "language": story.language,
        "copyrightHolder": out.paper,
        "edNote": "\n".join(out.notes),
        "headlines": words_in_roles(
            (MAIN, story.headline), (SHORT, story.short_headline), (KICKER, story.kicker)
        ),
        "descriptions": words_in_roles((SUMMARY, story.standfirst)),
        "by": out.byline,
        "located": story.dateline.place if story.dateline else story.byline_place,
        "people": [
            {"name": credit.name, "rel": credit.role, "uri": address_of("person", credit.slug)}
            for credit in story.credits
        ],
        "places": [{"name": story.byline_place, "rel": BYLINE_PLACE}] if story.byline_place else [],
        "infoSources": [{"name": story.source.name}] if story.source else [],
        "subjects": [
            *([subject(story.section, SECTION)] if story.section else []),
            *(subject(tag, TAG) for tag in story.tags),
        ],
        "bodies": [body_of(out)],
        "renditions": [{"name": "web", "href": out.url, "contentType": "text/html"}],
        "associations": [picture_of(picture) for picture in out.pictures],
    }
    return known(item)


def known(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item without its empty fields."""
    return {name: value for name, value in item.items() if value not in ("", [], None)}


def words_in_roles(*said: tuple[str, str]) -> list[dict[str, str]]:
    """Return words, each with its role, those that there are."""
    return [{"role": role, "value": words} for role, words in said if words]


def subject(name: Named, kind: str) -> dict[str, str]:
    """Return a section or tag as what a story is about, known by the address of its page."""
    return {"name": name.name, "rel": kind, "uri": address_of(kind, name.slug)}


def body_of(out: Outgoing) -> dict[str, Any]:
    """Return the text."""
    return {
        "role": MAIN,
        "contentType": "text/html",
        "wordCount": out.article.word_count,
        "value": text_of(out),
    }


def picture_of(picture: OutgoingPicture) -> dict[str, Any]:
    """Return a picture of the story: its words, whose it is, and where its files are."""
    figure = picture.figure
    person: dict[str, str] = {"name": figure.photographer, "rel": "photographer"}
    if figure.photographer_slug:
        person["uri"] = address_of("person", figure.photographer_slug)
    item = {
        "name": picture.name,
        "rel": "picture",
        "uri": picture.uri,
        "type": "picture",
        "by": figure.photographer,
        "people": [person] if figure.photographer else [],
        "infoSources": [{"name": figure.agency}] if figure.agency else [],
        "copyrightNotice": figure.copyright_notice,
        "descriptions": words_in_roles(
            ("caption", figure.caption), (CREDIT_LINE, figure.credit), (ALT, figure.alt)
        ),
        "digitalSourceType": {"uri": picture.source_type} if picture.source_type else None,
        "renditions": [
            {
                "name": f"{file.width_px}w",
                "href": absolute(file.url),
                "contentType": MIME[file.format],
                "width": file.width_px,
                "height": file.height_px,
            }
            for file in picture.files
        ],
    }
    return known(item)
