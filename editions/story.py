"""A story as it was at one moment: the one form that revisions, editions and comparisons share.

Nothing here knows the desk: sections, people and photos stand by the names readers see, with
the slug or content hash that finds them again. The JSON text is canonical (sorted keys, no
spaces), so that equal stories have equal texts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields, replace
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


FACT = "fact"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What the desk knows of one field of a story.

    `label` is what people call it. `is_word`: its words stand on the story's page, so that a
    change of them must be named (all others are housekeeping). `is_text`: it is one plain text,
    held by a field of the same name on the draft. `is_searched`: stories are found by it.
    `is_prose`: where two people wrote it differently, both texts can stand one behind the other.
    """

    label: str
    is_word: bool = False
    is_text: bool = False
    is_searched: bool = False
    is_prose: bool = False

    @property
    def words(self) -> str:
        """What it is called within a sentence."""
        return f"{self.label[0].lower()}{self.label[1:]}"


def fact(label: str, *, default: object = MISSING, **marks: bool) -> Any:  # noqa: ANN401  # as dataclasses.field
    """Return a dataclass field with what is to be known of it; without `default` it is required."""
    return field(default=default, metadata={FACT: Fact(label=label, **marks)})


@dataclass(frozen=True, kw_only=True)
class Story:
    """Everything that stands on a story's page, without what the door adds (number, times).

    `search_title`, `social_title` and `social_photo` are what search engines and shared links
    show instead of headline and lead picture. `translation_of` is the public id of the story
    that this one translates. A flash says "more follows". A sensitive story neither gets nor
    gives suggestions that nobody accepted.
    """

    kicker: str = fact("Kicker", default="", is_text=True, is_word=True, is_searched=True)
    headline: str = fact("Headline", is_text=True, is_word=True, is_searched=True)
    short_headline: str = fact("Short headline", default="", is_text=True, is_searched=True)
    standfirst: str = fact(
        "Standfirst", default="", is_text=True, is_word=True, is_searched=True, is_prose=True
    )
    credits: tuple[StoryCredit, ...] = fact("Credits", default=(), is_word=True)
    byline_place: str = fact(
        "Byline place", default="", is_text=True, is_word=True, is_searched=True
    )
    source: Named | None = fact("Source", default=None, is_word=True)
    source_time: str = fact("Time on the source’s page", default="", is_word=True)
    dateline: Dateline | None = fact("Dateline", default=None, is_word=True)
    body: str = fact("Body", default="", is_word=True)
    figures: tuple[StoryFigure, ...] = fact("Photos", default=(), is_word=True)
    section: Named | None = fact("Section", default=None)
    tags: tuple[Named, ...] = fact("Tags", default=())
    slug: str = fact("End of the address", default="")
    language: str = fact("Language", default="en")
    search_title: str = fact("Title for search engines", default="", is_text=True, is_searched=True)
    social_title: str = fact("Title for shared links", default="", is_text=True, is_searched=True)
    social_photo: StoryPhoto | None = fact("Picture for shared links", default=None)
    translation_of: str = fact("Translation of", default="")
    is_flash: bool = fact("Flash", default=False, is_word=True)
    is_sensitive: bool = fact("Sensitive", default=False)

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
FACTS: Mapping[str, Fact] = {field.name: field.metadata[FACT] for field in fields(Story)}
# The facts that are one plain text each, typed by people.
TEXTS = tuple(name for name, fact in FACTS.items() if fact.is_text)


def searched_texts(story: Story) -> dict[str, str]:
    """Return the plain texts of a story by whose words it is found, by their names."""
    return {name: getattr(story, name) for name in TEXTS if FACTS[name].is_searched}


def figure_from_dict(row: Mapping[str, Any]) -> StoryFigure:
    """Build a figure from the parsed JSON of one."""
    photo = row.get("photo")
    return StoryFigure(**{**row, "photo": StoryPhoto(**photo) if photo else None})
