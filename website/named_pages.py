"""The pages of tags, people and sources: their stories, and what the library says of them."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from addresses.models import Kind
from paging.keyset import moment_cursor
from people.models import HouseKind
from search.words import shortened
from website import named
from website.caching import for_readers
from website.history import notes_of
from website.named import Known
from website.pages import moved_on
from website.structured import image, known
from website.walks import Stories

SUMMARY_LETTERS = 200


@for_readers
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories under one tag; of a topic its words, picture and lead too."""
    name, page, says_more = named.under_tag(slug, moment_cursor(request))
    if not name:
        return moved_on(request, Kind.TAG, slug)
    topic = named.topic(slug) if says_more else None
    context = basis(page, name, Kind.TAG, slug)
    if topic:
        picture = topic.picture if page.is_first else None
        context |= {
            "topic": topic.tag,
            "picture": picture,
            "pictures_shown": {picture.hash} if picture else set(),
            "description": summary(topic.tag.description),
        }
    if topic and topic.has_words:
        lead = named.lead_of(topic.tag, page) if page.is_first else None
        above = {topic.tag.lead_story, lead.id if lead else ""}
        river = [story for story in page.rows if story.id not in above]
        running = named.running_in(page.rows) if page.is_first else []
        context |= {"lead": lead, "river": river, "running": running}
        context["listed"] = [lead, *river] if lead else river
    return render(request, "website/tag.html", context)


@for_readers
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories that credit one person, who they are, their pictures and their corrections."""
    name, page = named.by_person(slug, moment_cursor(request))
    if not name:
        return moved_on(request, Kind.PERSON, slug)
    about = named.person(slug)
    context = basis(page, name, Kind.PERSON, slug)
    shown = set()
    if about:
        context |= {"title": about.person.name, "person": about.person, "entity": entity(about)}
        context["description"] = summary(about.person.bio)
    if about and about.portrait:
        context["portrait"] = about.portrait
        shown.add(about.portrait.hash)
    if page.is_first and (about is None or about.has_pictures):
        pictures = named.pictures_by(slug)
        context["pictures"] = pictures
        shown |= {picture.hash for picture, _ in pictures}
    if page.is_first and about and about.has_corrections:
        stories = named.corrected_by(slug)
        context["corrected"] = [(story, notes_of(story)) for story in stories]
    return render(request, "website/person.html", {**context, "pictures_shown": shown})


@for_readers
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories that came from one house, and what it is."""
    name, page, says_more = named.from_source(slug, moment_cursor(request))
    if not name:
        return moved_on(request, Kind.SOURCE, slug)
    house = named.house(slug) if says_more else None
    context = basis(page, name, Kind.SOURCE, slug)
    if house:
        context |= {
            "house": house,
            "kind": gettext(HouseKind(house.kind).label) if house.kind else "",
            "home_host": host_of(house.home),
            "description": summary(house.description),
            "entity": known({"sameAs": house.home, "description": summary(house.description)}),
        }
    return render(request, "website/source.html", context)


def basis(page: Stories, title: str, kind: Kind, slug: str) -> dict[str, Any]:
    """Return what each of these pages has, whatever the library knows."""
    return {"page": page, "river": page.rows, "title": title, "slug": slug, "feed_list": kind.value}


def summary(text: str) -> str:
    """Return the beginning of a text on one line, as engines and cards show it."""
    return shortened(" ".join(text.split()), SUMMARY_LETTERS)


def host_of(address: str) -> str:
    """Return the host of an address, as it is printed."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def entity(about: Known) -> dict[str, Any]:
    """Return a person as schema.org has them."""
    person, portrait = about.person, about.portrait
    return known(
        {
            "jobTitle": person.title,
            "image": image(portrait) if portrait and portrait.largest else None,
            "knowsLanguage": person.spoken,
            "email": person.email,
            "sameAs": person.profile_addresses,
        }
    )
