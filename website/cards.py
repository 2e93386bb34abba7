"""A story as lists show it. Put together here and not by a template: a page has up to fifty.

No picture stands twice on a page: a story whose picture stands further up has a card of words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache
from html import escape
from types import MappingProxyType

from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from editions.kinds import OPINION_SECTIONS
from editions.models import PublishedArticle
from editions.picture_markup import form_of, placed
from editions.pictures import ShownPicture, photo_url
from website.elements import in_time_element, written_in
from website.tongues import called_here
from website.words import list_words

# Which picture a card has, as its markup says it; one that has no files yet is none.
FILE_OF_PICTURE = re.compile(re.escape(photo_url("", "", "")[:-2]) + r"([0-9a-f]+)-")


@dataclass(frozen=True)
class CardLook:
    """How a card looks at a place: its classes, the level of its headline, its picture's room.

    `picture` is a name of `SIZES` (`editions/pictures.py`), empty where a card has none; where
    `is_first` it is seen at once. A story without the picture that others have has its standfirst
    everywhere.
    """

    classes: str
    level: int
    picture: str
    with_standfirst: bool = False
    with_time: bool = True
    is_first: bool = False
    with_writers: bool = False


PLACES = MappingProxyType(
    {
        "lead": CardLook("first", 2, "first", with_standfirst=True, is_first=True),
        "second": CardLook("second", 2, "second", with_standfirst=True, with_time=False),
        "in a row": CardLook("row", 2, "row", with_standfirst=True),
        "in a band": CardLook("small also", 3, "fourth"),
        "over pictures": CardLook("first wide", 2, "first", with_standfirst=True, is_first=True),
        "of three": CardLook("small also", 3, "third"),
        "with its time": CardLook("timed", 3, ""),
        "with its number": CardLook("numbered", 3, "", with_time=False),
        "opinion": CardLook("column", 3, "", with_time=False, with_writers=True),
        "picture": CardLook("large", 3, "half"),
        "you may also like": CardLook("small also", 3, "third"),
        "in a thread": CardLook("second", 3, "second"),
    }
)


def card(
    context: Context,
    article: PublishedArticle,
    at: str,
    title: str = "",
    tells: str = "",
    level: int = 0,
) -> SafeString:
    """Return the card of a story at one of `PLACES`.

    `title` stands over the whole list, and so on no card; `tells` is what the page's script tells
    when the card is followed (`follows.js`); `level` is of the headline, where it is not the
    place's own. Where the list has an `excerpt`, which is markup, that stands there instead of the
    standfirst; where it has `faces`, by the ids of stories, they stand beside their writers.
    """
    place = PLACES[at]
    picture = new_picture(context, article) if place.picture else ""
    in_language = written_in(article.language)
    label = label_line(article, title)
    if place.with_writers:
        faces: Mapping[str, ShownPicture] = context.get("faces") or {}
        label = writers_line(article, faces.get(article.id))
    lines = [label, headline(article, level or place.level, in_language, tells)]
    if excerpt := context.get("excerpt"):
        lines.append(f'<p class="card-standfirst" {in_language}>{excerpt}</p>')
    elif article.standfirst and (place.with_standfirst or (place.picture and not picture)):
        lines.append(f'<p class="card-standfirst" {in_language}>{escape(article.standfirst)}</p>')
    if place.with_time:
        change = changed(article)
        time = listed(article.first_published_at)
        lines.append(f'<p class="card-time">{time}{f" · {change}" if change else ""}</p>')
    shown = ""
    if picture:
        tag = placed(picture, place.picture, is_first=place.is_first)
        shown = f'<div class="card-picture">{tag}</div>\n'
    return mark_safe(
        f'<article class="card {place.classes}{"" if picture else " bare"}">\n{shown}'
        f'<div class="card-words">\n{"\n".join(filter(None, lines))}\n</div>\n</article>\n'
    )


def cards(
    context: Context, articles: Iterable[PublishedArticle], at: str, title: str = ""
) -> SafeString:
    """Return the cards of some stories at one of `PLACES`, under a title or none."""
    return mark_safe("".join(card(context, article, at, title) for article in articles))


def found_cards(
    context: Context, found: Iterable[tuple[PublishedArticle, SafeString]]
) -> SafeString:
    """Return the cards of stories that were found, each with its passage."""
    lines = []
    for article, passage in found:
        with context.push(excerpt=passage):
            lines.append(card(context, article, "in a row"))
    return mark_safe("".join(lines))


def new_picture(context: Context, article: PublishedArticle) -> str:
    """Return the form of a card's picture; '' where it stands further up on the page."""
    named = FILE_OF_PICTURE.search(article.card_picture)
    if named is None:
        return article.card_picture
    shown: set[str] = context["pictures_shown"]
    if named[1] in shown:
        return ""
    shown.add(named[1])
    return article.card_picture


def headline(article: PublishedArticle, level: int, in_language: str, tells: str) -> str:
    """Return the headline, which leads to the story."""
    telling = f' data-tells="{escape(tells)}"' if tells else ""
    return (
        f'<h{level} class="card-headline" {in_language}>'
        f'<a href="{escape(article.get_absolute_url())}"{telling}>'
        f"{escape(article.headline)}</a></h{level}>"
    )


def label_line(article: PublishedArticle, title: str) -> str:
    """Return what stands over the headline, unless it stands over the whole list."""
    is_opinion = article.section_slug in OPINION_SECTIONS
    section = called_here(article.section_slug, article.section_name)
    label = article.kicker or section
    if is_opinion and article.byline:
        label = f"{section} · {article.byline}"
    if label == title:
        return ""
    return f'<p class="label{" opinion" if is_opinion else ""}">{escape(label)}</p>'


def writers_line(article: PublishedArticle, face: ShownPicture | None) -> str:
    """Return who wrote a story, with their portrait or first letters; else its section."""
    if not article.byline:
        return label_line(article, "")
    letters = "".join(name[0] for name in article.byline.partition(",")[0].split())
    mark = placed(form_of(face), "face") if face else escape(letters[:1] + letters[1:][-1:])
    monogram = f'<span class="monogram" aria-hidden="true">{mark}</span>'
    return f'<p class="label opinion">{monogram}{escape(article.byline)}</p>'


def listed(moment: datetime) -> SafeString:
    """Return a moment as lists show it: the time today, else the day."""
    return listed_on(timezone.localdate(), timezone.get_current_timezone(), get_language(), moment)


@lru_cache(maxsize=2_000)
def listed_on(_day: date, _zone: tzinfo, _language: str | None, moment: datetime) -> SafeString:
    """Return the same on a day: what is new stands in many lists."""
    return in_time_element(moment, list_words(moment))


def changed(article: PublishedArticle) -> str:
    """Return what became of a story since it went out: `Corrected 11:40`; else ''."""
    if article.corrected_at:
        return gettext("Corrected %(at)s") % {"at": listed(article.corrected_at)}
    if article.updated_at:
        return gettext("Updated %(at)s") % {"at": listed(article.updated_at)}
    return ""
