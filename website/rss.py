"""One RSS 2.0 document, whatever characters a headline has."""

from collections.abc import Sequence
from email.utils import format_datetime
from html import escape

from django.conf import settings
from lxml import etree

from editions.choices import CreditRole
from editions.markup import INVISIBLE
from editions.models import PublishedArticle
from editions.pictures import ShownPicture
from paging.keyset import Page
from website.structured import absolute

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
MIME = {"jpg": "image/jpeg", "webp": "image/webp"}


def rss(
    page: Page[PublishedArticle], title: str, home: str, path: str, texts: Sequence[str]
) -> bytes:
    """Return the feed of a page of stories; `path` is where this document itself stands."""
    root = etree.Element("rss", nsmap=NAMESPACES, version="2.0")
    channel = add(root, "channel")
    add(channel, "title", title)
    add(channel, "link", absolute(home))
    add(channel, "description", settings.SITE_TAGLINE or title)
    add(channel, "language", settings.PAPER_LANGUAGE)
    link(channel, "self", path)
    if page.after:
        link(channel, "next", f"{path.partition('?')[0]}?{page.more}")
    if page.rows:
        newest = max(story.modified_at for story in page.rows)
        add(channel, "lastBuildDate", format_datetime(newest))
    for story, text in zip(page.rows, texts, strict=True):
        add_item(channel, story, text)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """Add an element such as `title` or `dc:creator` with its text."""
    prefix, _, local = name.rpartition(":")
    tag = f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local
    element = etree.SubElement(
        parent, tag, {key: clean(value) for key, value in attributes.items()}
    )
    if text:
        element.text = clean(text)
    return element


def clean(text: str) -> str:
    """Return text without the characters that no XML document may have."""
    return INVISIBLE.sub("", text)


def link(channel: etree._Element, rel: str, path: str) -> None:
    """Add where this document, or the one that goes on from it, stands."""
    add(channel, "atom:link", rel=rel, href=absolute(path), type="application/rss+xml")


def lasting_id(article: PublishedArticle) -> str:
    """Return the id of a story in every feed.

    It stays when the address changes, so that no reader's program shows a story twice.
    """
    return f"{settings.SITE_URL}#{article.id}"


def add_item(channel: etree._Element, article: PublishedArticle, text: str) -> None:
    """Add one story with its whole text, people, tags and pictures."""
    story = article.story
    item = add(channel, "item")
    add(item, "title", story.headline)
    add(item, "link", absolute(article.get_absolute_url()))
    add(item, "guid", lasting_id(article), isPermaLink="false")
    add(item, "pubDate", format_datetime(article.first_published_at))
    add(item, "atom:updated", article.modified_at.isoformat())
    # It is HTML, unlike a title (RSS 2.0, "Elements of <item>"): our words are plain text.
    add(item, "description", escape(story.standfirst or story.headline, quote=False))
    for credit in story.credited(CreditRole.WRITER):
        add(item, "dc:creator", credit.name)
    for credit in (*story.credited(CreditRole.WEB_EDITOR), *story.credited(CreditRole.TRANSLATOR)):
        add(item, "dc:contributor", credit.name)
    if article.source_name:
        add(item, "dc:publisher", article.source_name)
    add(item, "dc:language", story.language)
    for name in (article.section_name, *(tag.name for tag in story.tags)):
        add(item, "category", name)
    for picture in article.shown_pictures:
        add_picture(item, picture)
    add(item, "content:encoded", text)


def add_picture(item: etree._Element, picture: ShownPicture) -> None:
    """Add a picture with the words and the credit that belong to it."""
    file = picture.largest
    if file is None:
        return
    content = add(
        item,
        "media:content",
        url=absolute(file.url),
        type=MIME[file.format],
        medium="image",
        width=str(file.width_px),
        height=str(file.height_px),
    )
    if picture.caption:
        add(content, "media:description", picture.caption, type="plain")
    if picture.credit:
        add(content, "media:credit", picture.credit, role="photographer")
    if picture.alt:
        add(content, "media:text", picture.alt, type="plain")
    if picture.copyright_notice:
        add(content, "media:copyright", picture.copyright_notice)
