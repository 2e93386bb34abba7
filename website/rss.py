"""One RSS 2.0 document, whatever characters a headline has."""

from email.utils import format_datetime
from html import escape

from lxml import etree

from editions.choices import CreditRole
from editions.linked import lasting_id
from editions.models import PublishedArticle
from paper.now import paper_now
from website.feed_page import FeedPage, full_text
from website.feed_xml import NAMESPACES, add, add_picture
from website.structured import absolute

DECLARED = {name: NAMESPACES[name] for name in ("atom", "content", "dc", "media")}


def rss(feed: FeedPage) -> bytes:
    """Return a page of stories as RSS."""
    stories = feed.stories.rows
    root = etree.Element("rss", nsmap=DECLARED, version="2.0")
    channel = add(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", absolute(feed.home))
    add(channel, "description", paper_now().tagline or feed.title)
    add(channel, "language", paper_now().speaks)
    link(channel, "self", feed.path)
    if feed.next_path:
        link(channel, "next", feed.next_path)
    for hub in feed.hubs:
        add(channel, "atom:link", rel="hub", href=hub)
    if stories:
        newest = max(story.modified_at for story in stories)
        add(channel, "lastBuildDate", format_datetime(newest))
    for story in stories:
        add_item(channel, story, feed.title_of(story))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def link(channel: etree._Element, rel: str, path: str) -> None:
    """Add where this document, or the one that goes on from it, stands."""
    add(channel, "atom:link", rel=rel, href=absolute(path), type="application/rss+xml")


def add_item(channel: etree._Element, article: PublishedArticle, title: str) -> None:
    """Add one story with its whole text, people, tags and pictures."""
    story = article.story
    item = add(channel, "item")
    add(item, "title", title)
    add(item, "link", absolute(article.get_absolute_url()))
    add(item, "guid", lasting_id(article.id), isPermaLink="false")
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
