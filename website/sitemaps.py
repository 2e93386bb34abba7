"""What search engines are told: an index by month, the months, the threads, the last two days.

And the pages that are no stories. Protocols: sitemaps.org 0.9, Google's news and image extensions
of it, and what Google asks of languages.
"""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from lxml import etree

from editions.models import PublishedArticle
from paper.tongues import tongue_of
from website import named, queries, threads
from website.caching import for_readers
from website.context import menu
from website.feed_xml import clean
from website.names_of_paper import paper_name_in
from website.structured import absolute
from website.tongues import languages_of

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
XHTML = "http://www.w3.org/1999/xhtml"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
# Google names how Chinese is written after places.
NAMED_AFTER_PLACES = {"zh-hans": "zh-cn", "zh-hant": "zh-tw"}
# Google takes no more of one page.
IMAGES_MOST = 1_000
IMAGES: dict[str | None, str] = {"image": IMAGE}


@for_readers
def index(request: HttpRequest) -> HttpResponse:
    """The months that have stories. Raises `Http404` where there are none."""
    root = etree.Element(f"{{{SITEMAP}}}sitemapindex", nsmap={None: SITEMAP})
    for day in queries.newest_days("month"):
        entry = child(root, SITEMAP, "sitemap")
        child(entry, SITEMAP, "loc", absolute(f"/sitemap-{day:%Y-%m}.xml"))
    return filled(root)


@for_readers
def month(request: HttpRequest, first: date) -> HttpResponse:
    """The stories of one month, with the time of their last change and their pictures."""
    return filled(urlset(queries.of_month(first)))


@for_readers
def timelines(request: HttpRequest) -> HttpResponse:
    """The timelines that have stories, with the time of the newest."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP})
    for slug, newest in threads.threads_by_newest_story():
        entry = child(root, SITEMAP, "url")
        child(entry, SITEMAP, "loc", absolute(f"/thread/{slug}/"))
        child(entry, SITEMAP, "lastmod", newest.isoformat(timespec="seconds"))
    return filled(root)


@for_readers
def pages(request: HttpRequest) -> HttpResponse:
    """The fronts, the newest stories, sections and topics, in each language that has them."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})
    if queries.newest_moment() is None:
        return filled(root)
    for page, slug in [("front", ""), ("latest", ""), *(("section", each) for each, _ in menu())]:
        add_page(root, page, slug)
    for slug in named.topics():
        child(child(root, SITEMAP, "url"), SITEMAP, "loc", absolute(f"/tag/{slug}/"))
    return filled(root)


def add_page(root: etree._Element, page: str, slug: str) -> None:
    """Add a page in each language that has it, each with where the others are."""
    same = [each for each in languages_of(page, slug) if each.is_same]
    hrefs = [each.href for each in same] or [reverse(page, args=[slug] if slug else [])]
    for href in hrefs:
        entry = child(root, SITEMAP, "url")
        child(entry, SITEMAP, "loc", absolute(href))
        for each in same:
            link = child(entry, XHTML, "link")
            link.set("rel", "alternate")
            link.set("hreflang", each.language)
            link.set("href", absolute(each.href))


@for_readers
def news(request: HttpRequest) -> HttpResponse:
    """The stories of the last two days, for Google News."""
    return filled(urlset(queries.of_last_two_days(), is_news=True))


def urlset(stories: Iterable[PublishedArticle], *, is_news: bool = False) -> etree._Element:
    """Return the sitemap of some stories."""
    spaces: dict[str | None, str] = {None: SITEMAP, **({"news": NEWS} if is_news else IMAGES)}
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap=spaces)
    for story in stories:
        entry = child(root, SITEMAP, "url")
        child(entry, SITEMAP, "loc", absolute(story.get_absolute_url()))
        child(entry, SITEMAP, "lastmod", story.modified_at.isoformat(timespec="seconds"))
        if is_news:
            about = child(entry, NEWS, "news")
            publication = child(about, NEWS, "publication")
            child(publication, NEWS, "name", paper_name_in(story.language))
            child(publication, NEWS, "language", news_language(story.language))
            published = story.first_published_at.isoformat(timespec="seconds")
            child(about, NEWS, "publication_date", published)
            child(about, NEWS, "title", story.headline)
        else:
            add_pictures(entry, story)
    return root


def news_language(tag: str) -> str:
    """Return a language as Google's news sitemap names it: a code of ISO 639, or one of Chinese."""
    tongue = tongue_of(tag)
    return NAMED_AFTER_PLACES.get(tongue, tongue)


def add_pictures(entry: etree._Element, story: PublishedArticle) -> None:
    """Add the pictures of a story: caption and credit in one, and where a licence is to be had."""
    for picture in story.shown_pictures[:IMAGES_MOST]:
        if picture.largest is None:
            continue
        image = child(entry, IMAGE, "image")
        child(image, IMAGE, "loc", absolute(picture.largest.url))
        words = " ".join(part for part in (picture.caption, picture.credit) if part)
        if words:
            child(image, IMAGE, "caption", words)
        if picture.licence_page:
            child(image, IMAGE, "license", picture.licence_page)


def child(parent: etree._Element, space: str, name: str, text: str = "") -> etree._Element:
    """Add an element with its text."""
    element = etree.SubElement(parent, f"{{{space}}}{name}")
    if text:
        element.text = clean(text)
    return element


def filled(root: etree._Element) -> HttpResponse:
    """Answer with a sitemap that lists something.

    An empty one is no valid document (the protocol's schema asks for one entry at least), so
    that there is none: `robots.txt` does not name it either. Raises `Http404`.
    """
    if not len(root):
        raise Http404("There is nothing to list.")
    document = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return HttpResponse(document, content_type="application/xml; charset=utf-8")
