"""What one edition says: the story, and what the door adds to it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from editions.story import Story, canonical_json


@dataclass(frozen=True, kw_only=True)
class CorrectionNote:
    """What readers are told about a change: its kind, moment (ISO 8601) and one sentence."""

    edition: int
    kind: str
    at: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Content:
    """The content of an edition.

    `story` is none in a withdrawal, where `reason` is what readers are told. `reason` of other
    kinds is for the desk. Times are ISO 8601 in UTC; `first_published_at` is the door's clock
    (the source's, for an archive read in as dated); `modified_at` moves with every change of
    words, `updated_at` with new facts. `known_as` are the headlines it went out under, newest
    last, so that a link waiting for one of them finds it.
    """

    story: Story | None
    published_on: str
    slug: str
    first_published_at: str
    modified_at: str
    updated_at: str = ""
    note: str = ""
    is_note_owed: bool = False
    reason: str = ""
    corrections: tuple[CorrectionNote, ...] = ()
    known_as: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Build the content from its canonical text."""
        data: dict[str, Any] = json.loads(text)
        data["story"] = Story.from_dict(data["story"]) if data["story"] else None
        data["corrections"] = tuple(CorrectionNote(**row) for row in data["corrections"])
        data["known_as"] = tuple(data["known_as"])
        return cls(**data)

    def to_json(self) -> str:
        """Return the canonical text, which is what the record keeps and hashes."""
        return canonical_json(asdict(self))

    @property
    def path(self) -> str:
        """The address of the story's page, from the root."""
        year, month, day = self.published_on.split("-")
        return f"/{year}/{month}/{day}/{self.slug}/"
