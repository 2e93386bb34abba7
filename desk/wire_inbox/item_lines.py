"""What an item said besides its story, in the newsroom's words: shown beside it, for the desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wire.models import WireItem

MOST_ROWS = 200

FACTS = (
    ("format", "Came as"),
    ("item_id", "Its source’s own name of it"),
    ("version", "Version"),
    ("status", "Status"),
    ("kind", "Kind"),
    ("urgency", "Urgency"),
    ("slugline", "Slugline"),
    ("language", "Language"),
    ("kicker", "Kicker"),
    ("short_headline", "Short headline"),
    ("summary", "Summary"),
)


@dataclass(frozen=True)
class ItemLine:
    """One thing that an item said: what it is called, and the words; `href` where it leads."""

    label: str
    words: str
    href: str = ""


def said_by(item: WireItem) -> list[ItemLine]:
    """Return all that a reading brought beside the words of its story, and what rules did."""
    rows = [*by_rules(item), *(row for row in rows_of(item.told) if row.words)]
    more = len(rows) - MOST_ROWS
    if more > 0:
        last = ItemLine("And more", f"{more} lines; they are kept with the item")
        return [*rows[:MOST_ROWS], last]
    return rows


def by_rules(item: WireItem) -> Iterator[ItemLine]:
    """Yield what rules of the wire did with it, a row a rule."""
    routed = getattr(item, "routed", None)
    for name, deed in routed.lines if routed else ():
        yield ItemLine(f"By the rule “{name}”", deed)


def rows_of(item: dict[str, Any]) -> Iterator[ItemLine]:
    """Yield what is kept of an item, a row each."""
    for name, label in FACTS:
        yield ItemLine(label, str(item.get(name) or ""))
    for subject in item.get("subjects", ()):
        yield ItemLine("Subject", joined(subject["name"], subject["code"]))
    for link in item.get("links", ()):
        line = joined(link["rel"], link["title"], link["to"])
        yield ItemLine("Link", line, web_address(link["to"]))
    for number, picture in enumerate(item.get("pictures", ()), 1):
        for line in (picture["item_id"], *picture["rights"]):
            yield ItemLine(f"Picture {number}", line)
        for file in picture["renditions"]:
            size = f"{file['width']} × {file['height']}" if file["width"] else ""
            line = joined(file["name"], file["kind"], size, file["href"])
            yield ItemLine(f"Picture {number}", line, web_address(file["href"]))
    for name, line in item.get("kept", ()):
        yield ItemLine(name, line)


def joined(*parts: str) -> str:
    """Return the parts that say something, as one line."""
    return " · ".join(part for part in parts if part)


def web_address(written: str) -> str:
    """Return an address that a browser opens, '' for any other name."""
    return written if written.startswith(("https://", "http://")) else ""
