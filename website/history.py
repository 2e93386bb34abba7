"""The versions of a story as readers may see them, and what changed from one to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext

from editions.choices import TELLS_READERS, Kind
from editions.content import Content
from editions.difference import Change, story_difference
from editions.models import Edition, PublishedArticle
from editions.story import Story

VERSIONS_A_PAGE = 20
# Enough to find what the last one shown is compared with, were some between taken out.
LOOK_BACK = 20
TOLD_KINDS = {*TELLS_READERS, Kind.UPDATE}


@dataclass(frozen=True, kw_only=True)
class Version:
    """One edition in a story's history.

    `taken_out` says why a version has no words here. `is_whole` is true for one that has a page
    of its own. `is_compared` is false for the first one
    that readers may see; `changes` may be empty where only what is not printed differs.
    """

    number: int
    kind: str
    at: datetime
    note: str = ""
    is_note_owed: bool = False
    taken_out: str = ""
    is_compared: bool = False
    is_whole: bool = False
    changes: Sequence[Change] = ()


class Note(NamedTuple):
    """What a story's readers were told of a mistake: what it is called, when, and the sentence."""

    kind: str
    at: datetime
    note: str


def notes_of(article: PublishedArticle) -> list[Note]:
    """Return the corrections and clarifications of a live story, newest first."""
    return [
        Note(gettext(Kind(note.kind).label), datetime.fromisoformat(note.at), note.note)
        for note in reversed(article.parsed.corrections)
    ]


def versions(editions: Sequence[Edition]) -> list[Version]:
    """Return a page of versions, newest first, of editions that go on `LOOK_BACK` further.

    Each is compared with the one before it that readers may see; hidden and removed ones are
    named but give no word.
    """
    said = [visible_content(edition) for edition in editions]
    return [
        version(edition, said[at], next(with_story(said[at + 1 :]), None))
        for at, edition in enumerate(editions[:VERSIONS_A_PAGE])
    ]


def with_story(said: Sequence[Content | None]) -> Iterator[Content]:
    """Yield the contents that show a story."""
    return (content for content in said if content and content.story)


def visible_content(edition: Edition) -> Content | None:
    """Return what an edition says, or none where it was hidden or removed."""
    if hasattr(edition, "hidden") or hasattr(edition, "removal"):
        return None
    return edition.parsed


def captions_of(story: Story) -> list[str]:
    """Return what stood under the pictures of a version, without the pictures: of an old version
    their files are given to nobody.
    """
    shown = [figure for figure in story.figures if figure.photo]
    words = (" · ".join(filter(None, (figure.caption, figure.credit))) for figure in shown)
    return [caption for caption in words if caption]


def version(edition: Edition, content: Content | None, before: Content | None) -> Version:
    """Return one line of the history."""
    kind = gettext(Kind(edition.kind).label)
    if content is None:
        is_removed = hasattr(edition, "removal")
        return Version(
            number=edition.number,
            kind=kind,
            at=edition.published_at,
            taken_out=gettext("This version was removed by order.")
            if is_removed
            else gettext("This version was taken out."),
        )
    if content.story is None:
        return Version(
            number=edition.number, kind=kind, at=edition.published_at, note=content.reason
        )
    is_compared = before is not None and before.story is not None
    # An archive's story was first published when its source says, not when it was read in.
    is_first = edition.kind == Kind.FIRST
    at = datetime.fromisoformat(content.first_published_at) if is_first else edition.published_at
    return Version(
        number=edition.number,
        kind=kind,
        at=at,
        note=content.note if edition.kind in TOLD_KINDS else "",
        is_note_owed=content.is_note_owed,
        is_compared=is_compared,
        is_whole=True,
        changes=story_difference(before.story, content.story) if before and before.story else (),
    )
