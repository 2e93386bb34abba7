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
from paging.keyset import moment_cursor
from paper.now import paper_now
from website import named, queries
from website.atom import atom
from website.breaking import breaking
from website.caching import for_readers
from website.feed_page import FeedPage
from website.json_feed import json_feed
from website.pages import moved_on, section_called
from website.rss import rss
from website.tongues import in_each_language, way
from website.walks import Stories

# The lists that have feeds, as their addresses are named; of the whole paper it is ''.
NEWEST, SECTION, THREAD = "", "section", "thread"
TAG, PERSON, SOURCE = "tag", "person", "source"


@dataclass(frozen=True)
class FeedFormat:
    """A format of feeds: `tail` ends its addresses, and `key` stands in their names."""

    label: str
    key: str
    tail: str
    media_type: str
    document: Callable[[FeedPage], bytes]

    def view_name(self, of_list: str) -> str:
        """Return what the address of a list's feed is called, such as `section_feed`."""
        return "_".join(filter(None, (of_list, self.key, "feed")))


FORMATS = (
    FeedFormat(noop("RSS"), "", "feed/", "application/rss+xml", rss),
    FeedFormat(noop("Atom"), "atom", "feed.atom", "application/atom+xml", atom),
    FeedFormat(noop("JSON feed"), "json", "feed.json", "application/feed+json", json_feed),
)


def addresses(
    of_list: str, home: str, view: Callable[..., HttpResponseBase], begins: str = ""
) -> Iterator[URLPattern]:
    """Yield the addresses of a list's feeds, below that of the list; their names begin so."""
    for each in FORMATS:
        name = begins + each.view_name(of_list)
        yield path(home + each.tail, view, {"feed_format": each}, name=name)


@for_readers
@in_each_language
def newest(request: HttpRequest, feed_format: FeedFormat) -> HttpResponse:
    """The newest stories of the paper as a feed."""
    stories = queries.newest(moment_cursor(request), with_text=True)
    return answered(request, feed_format, paper_now().name, way("front"), stories)


@for_readers
@in_each_language
def section(request: HttpRequest, slug: str, feed_format: FeedFormat) -> HttpResponse:
    """The newest stories of one section as a feed."""
    stories = queries.in_section(slug, moment_cursor(request), with_text=True)
    name = section_called(slug, stories)
    if not name:
        return moved_on(request, Kind.SECTION, slug, feed_format.view_name(SECTION))
    return answered(request, feed_format, titled(name), way("section", slug), stories)


@for_readers
def tag(request: HttpRequest, slug: str, feed_format: FeedFormat) -> HttpResponse:
    """The stories under one tag as a feed."""
    name, stories, _ = named.under_tag(slug, moment_cursor(request), with_text=True)
    if not name:
        return moved_on(request, Kind.TAG, slug, feed_format.view_name(TAG))
    return answered(request, feed_format, titled(name), f"/tag/{slug}/", stories)


@for_readers
def person(request: HttpRequest, slug: str, feed_format: FeedFormat) -> HttpResponse:
    """The stories that credit one person as a feed."""
    name, stories = named.by_person(slug, moment_cursor(request), with_text=True)
    if not name:
        return moved_on(request, Kind.PERSON, slug, feed_format.view_name(PERSON))
    return answered(request, feed_format, titled(name), f"/person/{slug}/", stories)


@for_readers
def source(request: HttpRequest, slug: str, feed_format: FeedFormat) -> HttpResponse:
    """The stories of one house as a feed."""
    name, stories, _ = named.from_source(slug, moment_cursor(request), with_text=True)
    if not name:
        return moved_on(request, Kind.SOURCE, slug, feed_format.view_name(SOURCE))
    return answered(request, feed_format, titled(name), f"/source/{slug}/", stories)


def titled(name: str) -> str:
    """Return what the feed of a list is called: the paper, and the list."""
    return f"{paper_now().name}: {name}"


def answered(
    request: HttpRequest, feed_format: FeedFormat, title: str, home: str, stories: Stories
) -> HttpResponse:
    """Answer with a page of stories in a format."""
    strip = breaking()
    of_strip = strip.article_id if strip else ""
    feed = FeedPage(title, home, request.get_full_path(), stories, of_strip)
    content_type = f"{feed_format.media_type}; charset=utf-8"
    return HttpResponse(feed_format.document(feed), content_type=content_type)
