"""What an edition says: the whole story, its address, its times, and what readers are told."""

from datetime import UTC, datetime

from django.utils import timezone

from articles.checks.change_kinds import NamedChange
from articles.door import addresses
from articles.models import Article
from editions.body import plain
from editions.choices import TELLS_READERS, Kind
from editions.content import Content, CorrectionNote
from editions.story import Story

# Kinds by which readers' "changed" does not move.
SILENT_KINDS = {Kind.HOUSEKEEPING, Kind.RESTORATION}


def utc(moment: datetime) -> str:
    """Return a moment as the record writes it: ISO 8601 in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def first_content(article: Article, story: Story, at: datetime, reason: str) -> Content:
    """Return the content of a first edition, with the address the story gets."""
    published_on = timezone.localtime(at).date()
    slug = addresses.take(article, published_on, story)
    return Content(
        story=story,
        published_on=published_on.isoformat(),
        slug=slug,
        first_published_at=utc(at),
        modified_at=utc(at),
        reason=plain(reason),
        known_as=(story.headline,),
    )


def next_content(
    article: Article,
    before: Content,
    story: Story,
    change: NamedChange,
    at: datetime,
) -> Content:
    """Return the content that follows `before`: its times, corrections and headlines go on."""
    kind, note = change.kind, change.note
    assert kind is not None, "a change that goes out is named"
    published_on = datetime.fromisoformat(before.published_on).date()
    number = article.live_edition + 1
    slug = before.slug
    assert before.story is not None, "the content before has a story"
    if story.slug and story.slug != before.story.slug and story.slug != before.slug:
        slug = addresses.take(article, published_on, story)
    corrections = before.corrections
    if kind in TELLS_READERS and note.strip():
        corrections += (CorrectionNote(edition=number, kind=kind, at=utc(at), note=plain(note)),)
    known_as = before.known_as
    if story.headline not in known_as:
        known_as += (story.headline,)
    return Content(
        story=story,
        published_on=before.published_on,
        slug=slug,
        first_published_at=before.first_published_at,
        modified_at=before.modified_at if kind in SILENT_KINDS else utc(at),
        updated_at=utc(at) if kind == Kind.UPDATE else before.updated_at,
        note=plain(note),
        is_note_owed=kind in TELLS_READERS and not note.strip(),
        reason=plain(change.reason),
        corrections=corrections,
        known_as=known_as,
    )


def withdrawn_content(before: Content, reason: str, at: datetime) -> Content:
    """Return the content of a withdrawal: no story, and the reason that its address answers."""
    return Content(
        story=None,
        published_on=before.published_on,
        slug=before.slug,
        first_published_at=before.first_published_at,
        modified_at=utc(at),
        reason=plain(reason),
    )
