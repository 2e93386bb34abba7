"""What the API tells of stories: in ninjs 3.1, as `syndication/` writes it for every house."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from editions.models import Correction, Edition, PublishedArticle, PublishedPhoto
from editions.printed import in_the_language_of_readers
from freshness.making import reads
from freshness.subjects import About
from paging.keyset import Cursor
from syndication.ninjs import item_of, picture_of
from syndication.outgoing import MIME, Outgoing, absolute
from website import queries
from website.api.problems import Refused, gone, not_there
from website.history import version, visible_content
from website.models import StoryChange

type Facts = dict[str, Any]

# A photo stands in so many stories of which it is asked what is said of it.
STORIES_OF_PHOTO = 20


def address(name: str, *args: str | int, **query: str | int) -> str:
    """Return the whole address of something of the API."""
    path = reverse(f"api:{name}", args=args)
    return f"{settings.SITE_URL}{path}{f'?{urlencode(query)}' if query else ''}"


def moment(at: datetime) -> str:
    """Return a moment as the API writes it: RFC 3339, in UTC."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def story_item(article: PublishedArticle) -> Facts:
    """Return a live story as an item of ninjs, what is printed of it in its readers' language."""
    with in_the_language_of_readers(article.language):
        return item_of(Outgoing(article))


def live_story(story_id: str) -> PublishedArticle:
    """Return a live story. Raises `Refused`, which says of one withdrawn no more than that."""
    reads(About.STORY, story_id)
    article = PublishedArticle.objects.filter(pk=story_id).first()
    if article is None:
        raise why_not(story_id)
    return article


def why_not(story_id: str) -> Refused:
    """Return what is said of a story that is not live: a draft is not known here."""
    newest = Edition.objects.filter(article_id=story_id).order_by("-number")
    edition = newest.select_related("content", "hidden").first()
    if edition is None or not edition.is_withdrawal:
        return not_there("There is no such story.")
    is_out = hasattr(edition, "hidden") or not edition.content.text
    reason = "" if is_out else edition.parsed.reason
    if not reason:
        return gone("This story is not there any more.")
    return gone("This story was withdrawn.", reason=reason, at=moment(edition.published_at))


def history_of(article: PublishedArticle, cursor: Cursor[int] | None, limit: int) -> list[Facts]:
    """Return versions of a story, the newest first, one more than asked for where there is one."""
    editions = queries.editions_of(article.id, cursor, limit + 1)
    return [version_item(article, edition) for edition in editions]


def version_item(article: PublishedArticle, edition: Edition) -> Facts:
    """Return a version as far as readers may see it: of one taken out that there was one."""
    content = visible_content(edition)
    line = version(edition, content, None)
    page = f"{article.get_absolute_url()}history/{edition.number}/"
    item: Facts = {
        "number": edition.number,
        "kind": edition.kind,
        "at": moment(line.at),
        "isTakenOut": content is None,
        "digest": edition.digest,
        "previousDigest": edition.previous_digest,
    }
    if line.note:
        item["note"] = line.note
    if content and content.story:
        item |= {"headline": content.story.headline, "page": absolute(page)}
    return item


def photo_item(content_hash: str) -> Facts:
    """Return a photo that a live story shows: its words, rights, and files of every format.

    Raises `Refused` where none does.
    """
    reads(About.LIVE)
    rows = PublishedPhoto.objects.filter(content_hash=content_hash).select_related("article")
    for row in rows.order_by("-pk")[:STORIES_OF_PHOTO]:
        for picture in Outgoing(row.article).pictures:
            shown = picture.shown
            if shown and shown.hash == content_hash:
                files = [
                    {
                        "name": f"{file.width_px}w-{file.format}",
                        "href": absolute(file.url),
                        "contentType": MIME[file.format],
                        "width": file.width_px,
                        "height": file.height_px,
                    }
                    for file in shown.files
                ]
                item = {**picture_of(picture), "renditions": files}
                item["associations"] = [{"name": "story", "uri": Outgoing(row.article).uri}]
                return {**item, "licence": shown.licence_page}
    if queries.is_gone(content_hash):
        raise gone("This photo is not shown any more.")
    raise not_there("No live story shows such a photo.")


def correction_item(row: Correction) -> Facts:
    """Return what readers were told of a mistake in a live story."""
    return {
        "story": address("story", row.article_id),
        "page": absolute(row.article.get_absolute_url()),
        "headline": row.article.headline,
        "kind": row.kind,
        "at": moment(row.corrected_at),
        "edition": row.edition_number,
        "note": row.note,
    }


def change_item(row: StoryChange) -> Facts:
    """Return what became of a story."""
    assert row.changed_at is not None, "it was numbered"
    return {
        "id": row.article_id,
        "what": row.what,
        "at": moment(row.changed_at),
        "edition": row.edition,
        "story": address("story", row.article_id),
    }
