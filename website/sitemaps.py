"""What search engines are told: an index by month, the months, the threads, the last two days.

Protocols: sitemaps.org 0.9, and Google's news and image extensions of it.
"""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from lxml import etree

from editions.models import PublishedArticle
from paper.now import paper_now
from website import queries, threads
from website.caching import for_readers
from website.rss import clean
from website.structured import absolute

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
# Mandarin has a code of its own; where Chinese is written in traditional characters.
CHINESE = {"zh", "cmn"}
TRADITIONAL = {"tw", "hk", "mo"}
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
            child(publication, NEWS, "name", name_in(story.language))
            child(publication, NEWS, "language", news_language(story.language))
            published = story.first_published_at.isoformat(timespec="seconds")
            child(about, NEWS, "publication_date", published)
            child(about, NEWS, "title", story.headline)
        else:
            add_pictures(entry, story)
    return root


def name_in(tag: str) -> str:
    """Return what the paper is called in a language: by its tag, or the nearest shorter one."""
    names = {each.casefold(): name for each, name in settings.SITE_NAMES.items()}
    parts = tag.casefold().split("-")
    nearest = ("-".join(parts[:end]) for end in range(len(parts), 0, -1))
    return str(next((names[each] for each in nearest if each in names), paper_now().name))


def news_language(tag: str) -> str:
    """Return a language as Google's news sitemap names it: a code of ISO 639, or one of Chinese.

    Its two exceptions are named after places and mean how Chinese is written, which a tag of
    BCP 47 may say by a script (`zh-Hant`) or by a place (`zh-HK`), and in any case.
    """
    code, *rest = tag.replace("_", "-").casefold().split("-")
    if code not in CHINESE:
        return code
    is_traditional = "hant" in rest or ("hans" not in rest and not TRADITIONAL.isdisjoint(rest))
    return "zh-tw" if is_traditional else "zh-cn"


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
