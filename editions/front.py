"""What a front is made of: rows, each with a layout, and slots that stories stand in.

A draft of a front and a published one are the same JSON. What is not understood in it (a layout
that is no more, say) is left out when it is read, so that a front always shows what it can.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

MOST_ROWS = 24
HEADING_LENGTH = 80
KEY = re.compile(r"[a-z0-9-]{1,24}")
PUBLIC_ID = re.compile(r"[A-Za-z0-9]{1,12}")
HASH = re.compile(r"[0-9a-f]{1,32}")
SLUG = re.compile(r"[^/]{1,100}")


class Layout(StrEnum):
    """How the stories of a row stand."""

    SECONDS = "seconds"
    BELOW = "below"
    THREE = "three"
    FOUR = "four"
    TIMES = "times"
    OPINION = "opinion"
    PICTURES = "pictures"
    NUMBERED = "numbered"


class LayoutLook(NamedTuple):
    """What an editor reads of a layout, and how many stories it takes."""

    words: str
    most: int
    has_lead: bool = False


LAYOUTS = MappingProxyType(
    {
        Layout.SECONDS: LayoutLook("A lead, and seconds beside it", 5, has_lead=True),
        Layout.BELOW: LayoutLook("A lead, and pictures below it", 4, has_lead=True),
        Layout.THREE: LayoutLook("Three of equal weight", 6),
        Layout.FOUR: LayoutLook("Four of equal weight", 8),
        Layout.TIMES: LayoutLook("A list with times", 8),
        Layout.OPINION: LayoutLook("A strip of opinion", 4),
        Layout.PICTURES: LayoutLook("Pictures", 4),
        Layout.NUMBERED: LayoutLook("A list with numbers, as of what is read most", 10),
    }
)
MOST_SLOTS = max(look.most for look in LAYOUTS.values())


class RuleKind(StrEnum):
    """Of what a slot takes the newest story, or that it takes what is read most."""

    PAPER = "paper"
    SECTION = "section"
    TAG = "tag"
    THREAD = "thread"
    SOURCE = "source"
    PERSON = "person"
    MOST_READ = "most read"

    @property
    def has_slug(self) -> bool:
        """Whether it is of something: of the whole paper it is of nothing else."""
        return self not in {RuleKind.PAPER, RuleKind.MOST_READ}


@dataclass(frozen=True)
class Rule:
    """That a slot takes the first story of a kind; where the kind `has_slug`, of what is there."""

    kind: RuleKind
    slug: str = ""


@dataclass(frozen=True)
class Override:
    """What a front says of a story in one slot instead of what the story says.

    It was written over the headline `over`: under any other it says nothing. `picture` is the
    content hash of a picture of the story; `focal_x` and `focal_y` say in tenths where to crop.
    """

    over: str
    headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    picture: str = ""
    focal_x: int | None = None
    focal_y: int | None = None

    @property
    def has_picture(self) -> bool:
        """Whether it says which picture is shown, or where it is cropped."""
        return bool(self.picture) or self.focal_x is not None


@dataclass(frozen=True)
class Slot:
    """A place in a row: a story put there by hand (its public id), or a rule."""

    key: str
    story: str = ""
    rule: Rule | None = None
    override: Override | None = None

    @property
    def mark(self) -> str:
        """What tells apart what is said of the story in it from anything else said of it."""
        said = json.dumps(asdict(self.override)) if self.override else ""
        return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Row:
    """A row of a front."""

    key: str
    layout: Layout
    heading: str = ""
    slots: tuple[Slot, ...] = field(default_factory=tuple)

    def with_slots(self, slots: Iterable[Slot]) -> "Row":
        """Return the row with these slots instead."""
        return replace(self, slots=tuple(slots))


def front_json(rows: Sequence[Row]) -> str:
    """Return rows as JSON."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, separators=(",", ":"))


def rows_of_json(text: str) -> tuple[Row, ...]:
    """Return the rows that JSON says, without what is not understood."""
    try:
        parsed = json.loads(text or "[]")
    except ValueError:
        return ()
    rows = (row_said(each) for each in parsed) if isinstance(parsed, list) else ()
    return tuple(row for row in rows if row)[:MOST_ROWS]


def row_said(said: object) -> Row | None:
    """Return one row, or none where it is not understood."""
    if not isinstance(said, dict) or not fits(KEY, said.get("key")):
        return None
    try:
        layout = Layout(said.get("layout", ""))
    except ValueError:
        return None
    slots = said.get("slots")
    understood = (slot_said(each) for each in slots) if isinstance(slots, list) else ()
    kept = tuple(slot for slot in understood if slot)[:MOST_SLOTS]
    return Row(said["key"], layout, text_said(said, "heading", HEADING_LENGTH), kept)


def slot_said(said: object) -> Slot | None:
    """Return one slot, or none where it is not understood."""
    if not isinstance(said, dict) or not fits(KEY, said.get("key")):
        return None
    if fits(PUBLIC_ID, said.get("story")):
        return Slot(said["key"], said["story"], override=override_said(said.get("override")))
    rule = rule_said(said.get("rule"))
    return Slot(said["key"], rule=rule) if rule else None


def rule_said(said: object) -> Rule | None:
    """Return a rule, or none where it is not understood."""
    if not isinstance(said, dict):
        return None
    try:
        kind = RuleKind(said.get("kind", ""))
    except ValueError:
        return None
    if not kind.has_slug:
        return Rule(kind)
    slug = said.get("slug")
    return Rule(kind, str(slug)) if fits(SLUG, slug) and str(slug).isprintable() else None


def override_said(said: object) -> Override | None:
    """Return what stands over a story, or none where nothing does."""
    if not isinstance(said, dict):
        return None
    picture = said.get("picture")
    focal = [tenths_said(said.get(name)) for name in ("focal_x", "focal_y")]
    has_focus = None not in focal
    override = Override(
        over=text_said(said, "over", 300),
        headline=text_said(said, "headline", 300),
        kicker=text_said(said, "kicker", 80),
        standfirst=text_said(said, "standfirst", 1_000),
        picture=str(picture) if fits(HASH, picture) else "",
        focal_x=focal[0] if has_focus else None,
        focal_y=focal[1] if has_focus else None,
    )
    says_something = override.headline or override.kicker or override.standfirst
    return override if says_something or override.has_picture else None


def fits(form: re.Pattern[str], said: object) -> bool:
    """Say whether something is a text of this form."""
    return isinstance(said, str) and form.fullmatch(said) is not None


def text_said(said: dict[str, object], name: str, most: int) -> str:
    """Return one of the texts of a row or an override."""
    text = said.get(name)
    return text[:most] if isinstance(text, str) else ""


def tenths_said(said: object) -> int | None:
    """Return a place in tenths of a picture, where it is one."""
    if isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= 10:
        return said
    return None
