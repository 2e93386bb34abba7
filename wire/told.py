"""What a format says of a story beside what stands on a printed page.

A page of text has none of it. Files of agencies number their items, rank them, tell what they are
about, who may use them, and which item they follow. What the desk has a field for goes there; all
else is `kept`, word for word, and shown beside the story.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

USABLE, WITHHELD, CANCELED = "usable", "withheld", "canceled"
"""What an item's source says of it (IPTC's `pubStatus`)."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a story is about: a code such as `medtop:20000523`, a name, or both."""

    code: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ItemLink:
    """Another item that this one names, and what it is to it (`replaces`, `derivedFrom` …)."""

    rel: str
    to: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture, as its source offers it."""

    href: str
    name: str = ""
    kind: str = ""
    width: str = ""
    height: str = ""


@dataclass(frozen=True, slots=True)
class ToldPicture:
    """What is known of the picture of a caption beside its words, in the order of the captions."""

    item_id: str = ""
    rights: tuple[str, ...] = ()
    renditions: tuple[Rendition, ...] = ()


@dataclass(frozen=True, slots=True)
class Embargo:
    """That a story may not go out yet; `until` is None where no time is given."""

    until: datetime | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that a format says of a story and a printed page cannot.

    `item_id` is the source's own name of it, the same for all its versions. `markup` is the text
    as HTML, where the format has one. `kept` has (name, words) of what no field was found for.
    `kicker` and `translators` only a story of ours has (`wire/own.py`).
    """

    format: str = ""
    item_id: str = ""
    version: str = ""
    status: str = ""
    kind: str = ""
    urgency: int | None = None
    language: str = ""
    summary: str = ""
    short_headline: str = ""
    kicker: str = ""
    translators: tuple[str, ...] = ()
    slugline: str = ""
    subjects: tuple[Subject, ...] = ()
    embargo: Embargo | None = None
    links: tuple[ItemLink, ...] = ()
    pictures: tuple[ToldPicture, ...] = ()
    markup: str = ""
    kept: tuple[tuple[str, str], ...] = ()

    def as_kept(self) -> dict[str, Any]:
        """Return what is kept with a reading: all of it but the text, empty parts left out."""
        values = {name: value for name, value in asdict(self).items() if value not in LEFT_OUT}
        values.pop("markup", None)
        if self.embargo:
            until = self.embargo.until
            values["embargo"] = {
                "until": until.isoformat() if until else "",
                "words": self.embargo.words,
            }
        return values


LEFT_OUT: tuple[object, ...] = ("", None, ())
NOTHING = Told()
