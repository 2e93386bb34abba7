"""One RSS 2.0 document, whatever characters a headline has."""

from email.utils import format_datetime
from html import escape

from lxml import etree

from editions.choices import CreditRole
from editions.markup import INVISIBLE
from editions.models import PublishedArticle
from editions.pictures import ShownPicture
from paper.now import paper_now
from website.feed_page import FeedPage, full_text, lasting_id
from website.structured import absolute

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
MIME = {"jpg": "image/jpeg", "webp": "image/webp"}


def rss(feed: FeedPage) -> bytes:
    """Return a page of stories as RSS."""
    stories = feed.stories.rows
    root = etree.Element("rss", nsmap=NAMESPACES, version="2.0")
    channel = add(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", absolute(feed.home))
    add(channel, "description", paper_now().tagline or feed.title)
    add(channel, "language", paper_now().speaks)
    link(channel, "self", feed.path)
    if feed.next_path:
        link(channel, "next", feed.next_path)
    if stories:
        newest = max(story.modified_at for story in stories)
        add(channel, "lastBuildDate", format_datetime(newest))
    for story in stories:
        add_item(channel, story, feed.title_of(story))
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


def add_item(channel: etree._Element, article: PublishedArticle, title: str) -> None:
    """Add one story with its whole text, people, tags and pictures."""
    story = article.story
    item = add(channel, "item")
    add(item, "title", title)
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
    add(item, "content:encoded", full_text(article))


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
