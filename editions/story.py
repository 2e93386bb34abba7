"""A story as it was at one moment: the one form that revisions, editions and comparisons share.

Nothing here knows the desk: sections, people and photos stand by the names readers see, with
the slug or content hash that finds them again. The JSON text is canonical (sorted keys, no
spaces), so that equal stories have equal texts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any, Self


def canonical_json(value: object) -> str:
    """Return the one JSON text of a value: keys sorted, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, kw_only=True)
class Named:
    """A section, tag or source: the name readers see and the end of its address."""

    name: str
    slug: str


@dataclass(frozen=True, kw_only=True)
class StoryCredit:
    """A person in a role (writer, web_editor, translator), in the order printed."""

    role: str
    name: str
    slug: str


@dataclass(frozen=True, kw_only=True)
class Dateline:
    """The place, date and agency that open the text; `date` is ISO 8601 or empty.

    `date_text` are the words as printed, kept where the year is not known.
    """

    place: str
    date: str = ""
    date_text: str = ""
    agency: str = ""


@dataclass(frozen=True, kw_only=True)
class StoryPhoto:
    """A picture by its content hash, with its size in pixels and its focal point (0 to 1).

    `digital_source_type` says how it was made, where it is known (`media.choices`).
    """

    hash: str
    width_px: int
    height_px: int
    focal_x: float = 0.5
    focal_y: float = 0.4
    digital_source_type: str = ""
    licence_page: str = ""


@dataclass(frozen=True, kw_only=True)
class StoryFigure:
    """A picture placed in the story, or a caption that still waits for its picture."""

    photo: StoryPhoto | None
    caption: str
    credit: str
    alt: str
    agency: str = ""
    photographer: str = ""
    photographer_slug: str = ""
    copyright_notice: str = ""


@dataclass(frozen=True, kw_only=True)
class Story:
    """Everything that stands on a story's page, without what the door adds (number, times).

    `search_title`, `social_title` and `social_photo` are what search engines and shared links
    show instead of headline and lead picture. `translation_of` is the public id of the story
    that this one translates. A flash says "more follows". A sensitive story neither gets nor
    gives suggestions that nobody accepted.
    """

    headline: str
    short_headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    slug: str = ""
    language: str = "en"
    section: Named | None = None
    source: Named | None = None
    source_time: str = ""
    byline_place: str = ""
    dateline: Dateline | None = None
    body: str = ""
    credits: tuple[StoryCredit, ...] = ()
    figures: tuple[StoryFigure, ...] = ()
    tags: tuple[Named, ...] = ()
    search_title: str = ""
    social_title: str = ""
    social_photo: StoryPhoto | None = None
    translation_of: str = ""
    is_flash: bool = False
    is_sensitive: bool = False

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build a story from the parsed JSON of one. Raises `TypeError` on unknown fields."""
        values = dict(data)
        for name in ("section", "source"):
            values[name] = Named(**values[name]) if values.get(name) else None
        values["dateline"] = Dateline(**values["dateline"]) if values.get("dateline") else None
        values["credits"] = tuple(StoryCredit(**row) for row in values.get("credits", ()))
        values["figures"] = tuple(figure_from_dict(row) for row in values.get("figures", ()))
        values["tags"] = tuple(Named(**row) for row in values.get("tags", ()))
        social_photo = values.get("social_photo")
        values["social_photo"] = StoryPhoto(**social_photo) if social_photo else None
        return cls(**values)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Build a story from its canonical text."""
        return cls.from_dict(json.loads(text))

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, as they stand in the record."""
        return asdict(self)

    def to_json(self) -> str:
        """Return the canonical text."""
        return canonical_json(self.to_dict())

    def with_changes(self, patch: Mapping[str, Any]) -> Self:
        """Return the story with some fields replaced; values are those of the fields' types."""
        return replace(self, **patch)

    @property
    def shown_figures(self) -> tuple[StoryFigure, ...]:
        """The figures that readers see: those that have their picture."""
        return tuple(figure for figure in self.figures if figure.photo)

    def credited(self, role: str) -> tuple[StoryCredit, ...]:
        """The people credited in one role, in order."""
        return tuple(credit for credit in self.credits if credit.role == role)

    @property
    def source_moment(self) -> datetime | None:
        """The time the source put on its page, in its own zone."""
        return datetime.fromisoformat(self.source_time) if self.source_time else None


STORY_FIELDS = tuple(field.name for field in fields(Story))


def figure_from_dict(row: Mapping[str, Any]) -> StoryFigure:
    """Build a figure from the parsed JSON of one."""
    photo = row.get("photo")
    return StoryFigure(**{**row, "photo": StoryPhoto(**photo) if photo else None})
