"""One JSON Feed 1.1 document; what the format has no name for is ours."""

import json
from typing import Any

from editions.choices import CreditRole
from editions.linked import lasting_id
from editions.models import PublishedArticle
from editions.printed import source_line
from editions.render import dateline_words
from paper.now import paper_now
from website.feed_page import FeedPage, full_text
from website.structured import absolute, corrections, known

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: FeedPage) -> bytes:
    """Return a page of stories as JSON Feed."""
    document = {
        "version": VERSION,
        "title": feed.title,
        "description": paper_now().tagline,
        "home_page_url": absolute(feed.home),
        "feed_url": absolute(feed.address),
        "next_url": absolute(feed.next_path) if feed.next_path else None,
        "language": paper_now().speaks,
        "hubs": [{"type": "WebSub", "url": hub} for hub in feed.hubs],
        "items": [json_item(story, feed.title_of(story)) for story in feed.stories.rows],
    }
    told = {name: value for name, value in document.items() if value or name == "items"}
    return json.dumps(told, ensure_ascii=False).encode()


def json_item(article: PublishedArticle, title: str) -> dict[str, Any]:
    """Return a story as an item of the feed."""
    story = article.story
    picture = article.lead.largest if article.lead else None
    item = {
        "id": lasting_id(article.id),
        "url": absolute(article.get_absolute_url()),
        "title": title,
        "summary": story.standfirst,
        "content_html": full_text(article),
        "image": absolute(picture.url) if picture else "",
        "date_published": article.first_published_at.isoformat(),
        "date_modified": article.modified_at.isoformat(),
        "authors": [
            {"name": credit.name, "url": absolute(f"/person/{credit.slug}/")}
            for credit in story.credited(CreditRole.WRITER)
        ],
        "tags": [tag.name for tag in story.tags],
        "language": story.language,
        "_newsroom": known(
            {
                "section": article.section_name,
                "source": article.source_name,
                "source_line": source_line(
                    article.source_name, story.source_moment, story.language
                ),
                "dateline": dateline_words(story.dateline) if story.dateline else "",
                "web_editors": [c.name for c in story.credited(CreditRole.WEB_EDITOR)],
                "translators": [c.name for c in story.credited(CreditRole.TRANSLATOR)],
                "edition": article.edition_number,
                "corrections": corrections(article),
                "photos": [
                    known({"caption": p.caption, "credit": p.credit, "alt": p.alt})
                    for p in article.shown_pictures
                ],
            }
        ),
    }
    return known(item)
