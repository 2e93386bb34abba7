"""Feeds: RSS 2.0 and JSON Feed 1.1, with the whole text and the facts that stand on the page."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from lxml import html

from addresses.models import Kind
from editions.choices import CreditRole
from editions.models import PublishedArticle
from editions.printed import source_line
from editions.render import dateline_words
from paging.keyset import moment_cursor
from website import queries
from website.caching import for_readers
from website.context import menu
from website.history import notes_of
from website.pages import moved_on
from website.rss import lasting_id, rss
from website.structured import absolute, corrections, known

FEED_JSON = "https://jsonfeed.org/version/1.1"


@for_readers
def newest_rss(request: HttpRequest) -> HttpResponse:
    """The newest stories of the paper as RSS."""
    page = queries.listed(queries.live_with_text(), moment_cursor(request))
    return xml(rss(page, settings.SITE_NAME, "/", request.get_full_path(), full_texts(page)))


@for_readers
def section_rss(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest stories of one section as RSS."""
    stories = queries.live_with_text().filter(section_slug=slug)
    page = queries.listed(stories, moment_cursor(request))
    name = dict(menu()).get(slug) or (page.rows[0].section_name if page.rows else "")
    if not name:
        return moved_on(request, Kind.SECTION, slug, "section_feed")
    title = f"{settings.SITE_NAME}: {name}"
    path = f"/section/{slug}/"
    return xml(rss(page, title, path, request.get_full_path(), full_texts(page)))


@for_readers
def newest_json(request: HttpRequest) -> HttpResponse:
    """The newest stories of the paper as JSON Feed."""
    page = queries.listed(queries.live_with_text(), moment_cursor(request))
    feed = {
        "version": FEED_JSON,
        "title": settings.SITE_NAME,
        "description": settings.SITE_TAGLINE,
        "home_page_url": absolute("/"),
        "feed_url": absolute("/feed.json"),
        "next_url": absolute(f"/feed.json?{page.more}") if page.after else None,
        "language": settings.PAPER_LANGUAGE,
        "items": [json_item(story) for story in page.rows],
    }
    body = json.dumps({k: v for k, v in feed.items() if v or k == "items"}, ensure_ascii=False)
    return HttpResponse(body, content_type="application/feed+json; charset=utf-8")


def xml(document: bytes) -> HttpResponse:
    """Answer with a feed."""
    return HttpResponse(document, content_type="application/rss+xml; charset=utf-8")


def full_texts(page: queries.Stories) -> list[str]:
    """Return the whole text of each story of a page."""
    return [full_text(story) for story in page.rows]


def full_text(article: PublishedArticle) -> str:
    """Return all that stands on a story's page as HTML with full addresses."""
    context = {
        "article": article,
        "story": article.story,
        "corrections": notes_of(article),
    }
    root = html.fragment_fromstring(
        render_to_string("website/_feed_text.html", context), create_parent="div"
    )
    for gallery in root.find_class("gallery"):
        # A reader of feeds has none of our styles: its pictures one after the other.
        for figure in list(gallery.iter("figure")):
            gallery.addprevious(figure)
        gallery.drop_tree()
    for element in root.iter("a", "img", "source"):
        for name in ("href", "src"):
            if element.get(name, "").startswith("/"):
                element.set(name, absolute(element.get(name, "")))
        if element.get("srcset"):
            element.set("srcset", element.get("srcset", "").replace("/photo/", absolute("/photo/")))
    return "".join(html.tostring(child, encoding="unicode").strip() for child in root)


def json_item(article: PublishedArticle) -> dict[str, Any]:
    """Return a story as an item of a JSON feed; what the format has no name for is ours."""
    story = article.story
    picture = article.lead.largest if article.lead else None
    item = {
        "id": lasting_id(article),
        "url": absolute(article.get_absolute_url()),
        "title": story.headline,
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
