"""One Atom document (RFC 4287), whatever characters a headline has."""

from urllib.parse import quote

from lxml import etree

from editions.choices import CreditRole
from editions.linked import lasting_id
from editions.models import PublishedArticle
from paper.now import paper_now
from website.feed_page import FeedPage, full_text
from website.feed_xml import NAMESPACES, add, add_picture, full_name
from website.structured import absolute

TYPE = "application/atom+xml"
# Atom has no feed without a moment; one without a story never changed.
NEVER = "1970-01-01T00:00:00+00:00"
DECLARED = {None: NAMESPACES["atom"], "media": NAMESPACES["media"]}


def atom(feed: FeedPage) -> bytes:
    """Return a page of stories as Atom."""
    paper, stories = paper_now(), feed.stories.rows
    root = etree.Element(full_name("atom:feed"), nsmap=DECLARED)
    root.set(full_name("xml:lang"), paper.speaks)
    add(root, "atom:title", feed.title)
    if paper.tagline:
        add(root, "atom:subtitle", paper.tagline)
    add(root, "atom:id", absolute(feed.address))
    changed = [story.modified_at.isoformat() for story in stories]
    add(root, "atom:updated", max(changed, default=NEVER))
    add(add(root, "atom:author"), "atom:name", paper.name)
    add(root, "atom:link", rel="alternate", href=absolute(feed.home), type="text/html")
    add(root, "atom:link", rel="self", href=absolute(feed.path), type=TYPE)
    if feed.next_path:
        add(root, "atom:link", rel="next", href=absolute(feed.next_path), type=TYPE)
    for hub in feed.hubs:
        add(root, "atom:link", rel="hub", href=hub)
    for story in stories:
        add_entry(root, story, feed.title_of(story))
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def add_entry(root: etree._Element, article: PublishedArticle, title: str) -> None:
    """Add one story with its whole text, people, tags and pictures."""
    story = article.story
    entry = add(root, "atom:entry")
    entry.set(full_name("xml:lang"), story.language)
    add(entry, "atom:title", title)
    add(entry, "atom:id", lasting_id(article.id))
    add(entry, "atom:link", rel="alternate", href=absolute(article.get_absolute_url()))
    add(entry, "atom:published", article.first_published_at.isoformat())
    add(entry, "atom:updated", article.modified_at.isoformat())
    for credit in story.credits:
        is_writer = credit.role == CreditRole.WRITER
        somebody = add(entry, "atom:author" if is_writer else "atom:contributor")
        add(somebody, "atom:name", credit.name)
        add(somebody, "atom:uri", absolute(f"/person/{quote(credit.slug)}/"))
    section = (("section", article.section_name, article.section_slug),)
    for kind, name, slug in (*section, *(("tag", tag.name, tag.slug) for tag in story.tags)):
        add(entry, "atom:category", term=slug, scheme=absolute(f"/{kind}/"), label=name)
    if story.standfirst:
        add(entry, "atom:summary", story.standfirst, type="text")
    for picture in article.shown_pictures:
        add_picture(entry, picture)
    add(entry, "atom:content", full_text(article), type="html")
