"""Feeds: the lists that have one, in each format of the table.

A new format is a module with its document, and a row here: addresses, the links in the head and
foot of pages, and the search for leaks come from the table.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext_noop as noop

from addresses.models import Kind
from freshness.making import reads
from freshness.subjects import About
from paging.keyset import moment_cursor
from paper.now import paper_now
from website import queries
from website.breaking import breaking
from website.caching import for_readers
from website.context import menu
from website.feed_page import FeedPage
from website.json_feed import json_feed
from website.pages import moved_on
from website.rss import rss

# The lists that have feeds, as their addresses are named; of the whole paper it is ''.
NEWEST, SECTION, THREAD = "", "section", "thread"


@dataclass(frozen=True)
class FeedFormat:
    """A format of feeds: `tail` ends its addresses, and `key` stands in their names."""

    label: str
    key: str
    tail: str
    media_type: str
    document: Callable[[FeedPage], bytes]
    lists: tuple[str, ...] = (NEWEST, SECTION, THREAD)

    def view_name(self, of_list: str) -> str:
        """Return what the address of a list's feed is called, such as `section_feed`."""
        return "_".join(filter(None, (of_list, self.key, "feed")))


FORMATS = (
    FeedFormat(noop("RSS"), "", "feed/", "application/rss+xml", rss),
    FeedFormat(
        noop("JSON feed"),
        "json",
        "feed.json",
        "application/feed+json",
        json_feed,
        lists=(NEWEST,),
    ),
)


def formats_of(of_list: str) -> list[FeedFormat]:
    """Return the formats in which a list has feeds."""
    return [each for each in FORMATS if of_list in each.lists]


def addresses(
    of_list: str, home: str, view: Callable[..., HttpResponseBase]
) -> Iterator[URLPattern]:
    """Yield the addresses of a list's feeds, below that of the list."""
    for each in formats_of(of_list):
        yield path(home + each.tail, view, {"feed_format": each}, name=each.view_name(of_list))


@for_readers
def newest(request: HttpRequest, feed_format: FeedFormat) -> HttpResponse:
    """The newest stories of the paper as a feed."""
    reads(About.LIVE)
    stories = queries.listed(queries.live_with_text(), moment_cursor(request))
    return answered(request, feed_format, paper_now().name, "/", stories)


@for_readers
def section(request: HttpRequest, slug: str, feed_format: FeedFormat) -> HttpResponse:
    """The newest stories of one section as a feed."""
    reads(About.SECTION, slug)
    found = queries.live_with_text().filter(section_slug=slug)
    stories = queries.listed(found, moment_cursor(request))
    name = dict(menu()).get(slug) or (stories.rows[0].section_name if stories.rows else "")
    if not name:
        return moved_on(request, Kind.SECTION, slug, feed_format.view_name(SECTION))
    title = f"{paper_now().name}: {name}"
    return answered(request, feed_format, title, f"/section/{slug}/", stories)


def answered(
    request: HttpRequest, feed_format: FeedFormat, title: str, home: str, stories: queries.Stories
) -> HttpResponse:
    """Answer with a page of stories in a format."""
    strip = breaking()
    of_strip = strip.article_id if strip else ""
    feed = FeedPage(title, home, request.get_full_path(), stories, of_strip)
    content_type = f"{feed_format.media_type}; charset=utf-8"
    return HttpResponse(feed_format.document(feed), content_type=content_type)
