"""The paper's pages. Each asks `reading` and shows a template."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from editions.models import PublishedArticle
from paging.keyset import Place
from paging.numbers import number_asked
from related.more_from import more_from
from related.reading import Entry, also_like
from related.threads import Place as ThreadPlace
from related.threads import places_in_threads
from website import reading
from website.archive import years_of
from website.caching import for_readers
from website.context import menu
from website.errors import withdrawn
from website.history import LOOK_BACK, VERSIONS_A_PAGE, versions
from website.structured import json_ld

QUERY_LENGTH = 200


@for_readers
def front(request: HttpRequest) -> HttpResponse:
    """The front page."""
    return render(request, "website/front.html", {"front": reading.front(menu())})


@for_readers
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories of one section; one without stories stands as long as the menu has it."""
    page = reading.in_section(slug, Place.asked(request))
    name = dict(menu()).get(slug) or (page.rows[0].section_name if page.rows else "")
    if not name:
        raise Http404("There is no such section.")
    return render(
        request,
        "website/section.html",
        {
            "page": page,
            "title": name,
            "slug": slug,
            "current_section": slug,
            "is_section_page": True,
        },
    )


@for_readers
def article(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    """A story; an old address leads to the new one, a withdrawn story says why it is gone."""
    story, translations = reading.story_with_translations(day, slug)
    if story is None:
        return elsewhere(request, day, slug)
    around = around_story(story, translations, is_gathered=vars(story)["is_gathered"])
    context = {**shown_story(story, translations, around["related"]), **around, "counts": True}
    return render(request, "website/article.html", context)


class Around(TypedDict):
    """What stands under a story."""

    threads: list[ThreadPlace]
    related: list[Entry]
    more_heading: str
    more: list[PublishedArticle]


def around_story(
    story: PublishedArticle,
    translations: Sequence[PublishedArticle] = (),
    *,
    is_gathered: bool = True,
) -> Around:
    """Return what stands under a story, here and in the desk's preview.

    Two queries, and one more for a story that is gathered in a thread. What stands above, and
    what says the same in another language, does not stand under "More from …" again.
    """
    threads = places_in_threads(story) if is_gathered else []
    related = also_like(story)
    above = {entry.id for entry in related if entry.id}
    above |= {other.id for other in translations}
    above |= {other.id for place in threads for other in place.stories}
    heading, more = more_from(story, exclude_ids=sorted(above))
    return {"threads": threads, "related": related, "more_heading": heading, "more": more}


def shown_story(
    story: PublishedArticle,
    translations: Sequence[PublishedArticle] = (),
    related: Sequence[Entry] = (),
) -> dict[str, object]:
    """Return what the template of a story's own text needs, here and in the desk's preview."""
    return {
        "article": story,
        "story": story.said.story,
        "corrections": story.said.corrections[::-1],
        "translations": translations,
        "json_ld": json_ld(story, translations, related),
        "current_section": story.section_slug,
    }


def elsewhere(request: HttpRequest, day: date, slug: str, tail: str = "") -> HttpResponse:
    """Answer an address that no live story has now."""
    story, withdrawal = reading.story_of_old_address(day, slug)
    if story:
        return HttpResponsePermanentRedirect(story.get_absolute_url() + tail)
    if withdrawal:
        return withdrawn(request, withdrawal)
    raise Http404("There is no such story.")


@for_readers
def history(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    """Every version of a story that readers were shown, and what changed."""
    story = reading.story_at(day, slug)
    if story is None:
        return elsewhere(request, day, slug, tail="history/")
    before = number_asked(request, "before")
    editions = reading.editions_before(story.id, before, VERSIONS_A_PAGE + LOOK_BACK)
    older = editions[VERSIONS_A_PAGE - 1].number if len(editions) > VERSIONS_A_PAGE else None
    context = {"article": story, "versions": versions(editions), "older": older}
    return render(request, "website/history.html", context)


@for_readers
def corrections(request: HttpRequest) -> HttpResponse:
    """What the paper got wrong, newest first."""
    page = reading.corrections(Place.asked(request))
    return render(request, "website/corrections.html", {"page": page})


@for_readers
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories under one tag."""
    name, page = reading.under_tag(slug, Place.asked(request))
    return render(request, "website/list.html", {"page": page, "title": named(name)})


@for_readers
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories that credit one person, who they are, and the pictures they took."""
    name, page = reading.by_person(slug, Place.asked(request))
    known = reading.person(slug) if named(name) else None
    pictures = reading.pictures_by(slug) if page.is_first else []
    context = {"page": page, "title": name, "person": known, "pictures": pictures}
    return render(request, "website/person.html", context)


@for_readers
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories that came from one house."""
    page = reading.from_source(slug, Place.asked(request))
    name = page.rows[0].source_name if page.rows else ""
    return render(request, "website/list.html", {"page": page, "title": named(name)})


def named(name: str) -> str:
    """Return the name of a list, which only lists with stories have. Raises `Http404`."""
    if not name:
        raise Http404("There are no stories here.")
    return name


@for_readers
def archive(request: HttpRequest) -> HttpResponse:
    """The days that have stories, a year at a time."""
    years = years_of(reading.days_with_stories())
    asked = request.GET.get("year", "")
    chosen = next((year for year in years if str(year.number) == asked), None)
    if asked and chosen is None:
        raise Http404("There are no stories of that year.")
    year = chosen or (years[0] if years else None)
    return render(request, "website/archive.html", {"years": years, "year": year})


@for_readers
def archive_day(request: HttpRequest, day: date) -> HttpResponse:
    """The stories of one day."""
    page = reading.of_day(day, Place.asked(request))
    if not page.rows:
        raise Http404("There are no stories of that day.")
    return render(request, "website/day.html", {"page": page, "day": day})


@for_readers
def search(request: HttpRequest) -> HttpResponse:
    """Stories that have every word asked for, newest first."""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:QUERY_LENGTH]
    page = reading.found_by(query, Place.asked(request))
    return render(
        request, "website/search.html", {"page": page, "query": query, "more": page.query(q=query)}
    )
