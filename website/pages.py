"""The paper's pages. Each asks `queries` and shows a template."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from addresses.models import FormerAddress, Kind
from editions.models import PublishedArticle
from editions.models.fronts import front_place
from editions.render import body_html
from paging.keyset import cursor_asked, moment_cursor, page_of
from paging.numbers import whole_number
from paper.now import paper_now
from related.lists.also_like import SHOWN, Entry, also_like
from related.lists.more_from import more_from
from related.lists.threads import ThreadNeighbours, each_once, neighbours_in_threads
from website import queries
from website.archive import months_of
from website.breaking import breaking
from website.caching import for_readers
from website.context import menu
from website.edited_front import EditedFront, edited_front, stories_in
from website.errors import removed, withdrawn
from website.front_page import front_page
from website.history import (
    LOOK_BACK,
    VERSIONS_A_PAGE,
    captions_of,
    notes_of,
    version,
    versions,
    visible_content,
)
from website.most_read import HALF_LIVES, PLACES, most_read
from website.tongues import called_here, for_readers_of, in_each_language, way
from website.walks import Stories


@for_readers
@in_each_language
def front(request: HttpRequest) -> HttpResponse:
    """The front page: as it was edited, or filled by itself where it never was."""
    return render(request, "website/front.html", shown_front())


def shown_front() -> dict[str, object]:
    """Return what stands on the front page, here and where the paper is looked at beforehand."""
    rows = edited_front(front_place(paper_now().tongue)).rows
    if rows:
        return {"rows": rows, "listed": stories_in(rows)}
    front = front_page(menu(), breaking())
    return {"front": front, "listed": front.stories}


@for_readers
@in_each_language
def latest(request: HttpRequest) -> HttpResponse:
    """All stories, the newest first."""
    page = queries.newest(moment_cursor(request))
    context = {"page": page, "title": gettext("Latest stories")}
    return render(request, "website/list.html", context)


@for_readers
@in_each_language
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories of one section, below its front where it was edited.

    One without stories stands as long as the menu has it.
    """
    cursor = moment_cursor(request)
    # The section's own front is that of the main language.
    front = EditedFront([], "") if paper_now().tongue else edited_front(slug)
    if front.rows:
        page = queries.in_section(slug, cursor, [story.id for story in front.stories])
    else:
        page = queries.led_section(slug, cursor, front.chosen)
    name = section_called(slug, page)
    if not name:
        return moved_on(request, Kind.SECTION, slug)
    return render(
        request,
        "website/section.html",
        {
            "page": page,
            "listed": [*(front.stories if page.is_first else ()), *page.rows],
            "rows": front.rows if page.is_first else [],
            "title": name,
            "slug": slug,
            "current_section": slug,
            "is_section_page": True,
        },
    )


def section_called(slug: str, page: Stories) -> str:
    """Return what a section is called in the language spoken here; '' where there is none.

    By the menu, or by the newest of its stories where it is not one of the paper's any more.
    """
    name = dict(menu()).get(slug) or (page.rows[0].section_name if page.rows else "")
    # A menu of a language may still name one that moved.
    return called_here(slug, name) if name else ""


@for_readers
def article(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    """A story; an old address leads to the new one, a withdrawn story says why it is gone."""
    shown = queries.story_with_translations(day, slug)
    if shown is None:
        return elsewhere(request, day, slug)
    story, translations, is_gathered = shown
    with for_readers_of(story):
        around = around_story(story, translations, is_gathered=is_gathered)
        context = {**shown_story(story, translations), **around, "counts": True}
        return render(request, "website/article.html", context)


class Around(TypedDict):
    """What stands under a story."""

    threads: list[ThreadNeighbours]
    related: list[Entry]
    more_heading: str
    more: list[PublishedArticle]


def around_story(
    story: PublishedArticle,
    translations: Sequence[PublishedArticle] = (),
    *,
    is_gathered: bool = True,
) -> Around:
    """Return what stands under a story, here and in the desk's preview: each story once.

    Two queries, and one more for a story that is gathered in a thread. What stands next to it in
    one thread does not stand under another, nor in the list, even where it was pinned; and none
    of these, nor what says the same in another language, under "More from …".
    """
    threads = each_once(neighbours_in_threads(story)) if is_gathered else []
    near = {other.id for thread in threads for other in thread.stories}
    found = also_like(story, SHOWN + len(near))
    related = [entry for entry in found if entry.id not in near][:SHOWN]
    above = near | {entry.id for entry in related if entry.id}
    above |= {other.id for other in translations}
    heading, more = more_from(story, exclude_ids=sorted(above))
    return {"threads": threads, "related": related, "more_heading": heading, "more": more}


def shown_story(
    story: PublishedArticle,
    translations: Sequence[PublishedArticle] = (),
) -> dict[str, object]:
    """Return what the template of a story's own text needs, here and in the desk's preview."""
    return {
        "article": story,
        "story": story.story,
        "corrections": notes_of(story),
        "translations": translations,
        "current_section": story.section_slug,
        "pictures_shown": {picture.hash for picture in story.shown_pictures},
    }


def elsewhere(request: HttpRequest, day: date, slug: str, tail: str = "") -> HttpResponse:
    """Answer an address that no live story has now."""
    story, withdrawal = queries.story_of_old_address(day, slug)
    if story:
        return HttpResponsePermanentRedirect(story.get_absolute_url() + tail)
    if withdrawal:
        return withdrawn(request, withdrawal)
    if queries.is_closed(day, slug):
        return removed(request)
    raise Http404("There is no such story.")


@for_readers
def history(request: HttpRequest, day: date, slug: str) -> HttpResponse:
    """Every version of a story that readers were shown, and what changed."""
    story = queries.story_at(day, slug)
    if story is None:
        return elsewhere(request, day, slug, tail="history/")
    cursor = cursor_asked(request, whole_number)
    editions = queries.editions_of(story.id, cursor, VERSIONS_A_PAGE + LOOK_BACK)
    page = page_of(editions, cursor, lambda edition: edition.number, VERSIONS_A_PAGE)
    with for_readers_of(story):
        context = {"article": story, "versions": versions(editions), "page": page}
        return render(request, "website/history.html", context)


@for_readers
def whole_version(request: HttpRequest, day: date, slug: str, number: int) -> HttpResponse:
    """One version of a story as readers were shown it, with its digests; none taken out."""
    article = queries.story_at(day, slug)
    if article is None:
        return elsewhere(request, day, slug, tail=f"history/{number}/")
    edition = queries.edition_of(article.id, number)
    content = visible_content(edition) if edition else None
    if edition is None or content is None or content.story is None:
        raise Http404("There is no such version.")
    with for_readers_of(article):
        context = {
            "article": article,
            "story": content.story,
            "edition": edition,
            "version": version(edition, content, None),
            "is_newest": edition.number == article.edition_number,
            "body": body_html(content.story, []),
            "captions": captions_of(content.story),
        }
        return render(request, "website/version.html", context)


@for_readers
def corrections(request: HttpRequest) -> HttpResponse:
    """What the paper got wrong, newest first."""
    page = queries.corrections(moment_cursor(request))
    return render(request, "website/corrections.html", {"page": page})


def moved_on(
    request: HttpRequest, kind: Kind, slug: str, view: str = ""
) -> HttpResponsePermanentRedirect:
    """Lead on from a former address of a list, or its feed. Raises `Http404` where it is none.

    Asked only where no story stands: a list that moved costs a query more, no other does.
    """
    leads_to = FormerAddress.objects.now_of(kind, [slug]).get(slug)
    if leads_to is None:
        raise Http404("There are no stories here.")
    is_section = kind == Kind.SECTION
    name = view or kind.value
    path = way(name, leads_to) if is_section else reverse(name, args=[leads_to])
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


@for_readers
def most_read_page(request: HttpRequest) -> HttpResponse:
    """What is read most, of six hours and of a day."""
    lists = [(hours, most_read(hours, PLACES)) for hours in HALF_LIVES]
    listed = [story for _, stories in lists for story in stories]
    return render(request, "website/most_read.html", {"lists": lists, "listed": listed})


@for_readers
def archive(request: HttpRequest) -> HttpResponse:
    """The days that have stories, a year at a time."""
    years = [day.year for day in queries.newest_days("year")]
    asked = request.GET.get("year", "")
    year = next((year for year in years if not asked or str(year) == asked), None)
    if asked and year is None:
        raise Http404("There are no stories of that year.")
    months = months_of(queries.newest_days("day", year)) if year else []
    title = f"{gettext('Archive')} {year or ''}".strip()
    context = {"title": title, "years": years, "year": year, "months": months}
    return render(request, "website/archive.html", context)


@for_readers
def archive_day(request: HttpRequest, day: date) -> HttpResponse:
    """The stories of one day."""
    page = queries.of_day(day, moment_cursor(request))
    if not page.rows:
        raise Http404("There are no stories of that day.")
    return render(request, "website/day.html", {"page": page, "day": day})
