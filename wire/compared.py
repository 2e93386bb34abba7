"""What a house changed in a story since our draft last took its words, beside what we have.

A row a field, caption or place of the text. Only what a page or file says itself is compared: the
section, the tags, the address and the pictures are the desk's.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from articles.draft.merging import block_markup
from articles.draft.pairing import figure_keys
from articles.models import Article
from editions.body import clean_body, plain
from editions.choices import CreditRole
from editions.difference import figure_words, names, source_words
from editions.render import dateline_words
from editions.story import FACTS, Story, StoryFigure
from wire.three_texts import Blocks, TextRow, as_put_in, is_taken, text_rows, text_with

# What a format says in a field of its own, and the fact of a story that it fills.
TOLD = {"summary": "standfirst", "kicker": "kicker", "short_headline": "short_headline"}
# The words of a figure, which are the house's; picture, alt text and crop are the desk's.
CAPTION_PARTS = ("caption", "credit", "agency", "photographer", "photographer_slug")


@dataclass(frozen=True)
class FieldRow:
    """A field or a caption that a house changed: three times its words, and what taking it does.

    `old` is none where nobody knows it.
    """

    label: str
    old: str | None
    new: str
    ours: str
    keys: Blocks
    is_ticked: bool
    take: Callable[[Story], Story]


@dataclass(frozen=True)
class Field:
    """A field that every page says: its words, and the facts of a story that it is."""

    label: str
    words: Callable[[Story], str]
    facts: tuple[str, ...] = ()
    role: CreditRole | None = None

    def value(self, story: Story) -> object:
        """Return what the field says."""
        if self.role:
            return story.credited(self.role)
        return tuple(getattr(story, name) for name in self.facts)

    def taken(self, ours: Story, new: Story) -> Story:
        """Return our story with what the new one says here."""
        if self.role is None:
            return ours.with_changes({name: getattr(new, name) for name in self.facts})
        others = [credit for credit in ours.credits if credit.role != self.role]
        at = next((i for i, one in enumerate(ours.credits) if one.role == self.role), None)
        if at is None:
            at = 0 if self.role is CreditRole.WRITER else len(others)
        others[at:at] = new.credited(self.role)
        return ours.with_changes({"credits": tuple(others)})


def of_one(name: str) -> Field:
    """Return the field that is one text."""
    return Field(FACTS[name].label, lambda story: str(getattr(story, name)), (name,))


FIELDS = (
    of_one("headline"),
    Field("By", lambda story: names(story, CreditRole.WRITER), role=CreditRole.WRITER),
    of_one("byline_place"),
    Field(FACTS["source"].label, source_words, ("source", "source_time")),
    Field(
        FACTS["dateline"].label,
        lambda story: dateline_words(story.dateline) if story.dateline else "",
        ("dateline",),
    ),
    Field(
        "Web editors", lambda story: names(story, CreditRole.WEB_EDITOR), role=CreditRole.WEB_EDITOR
    ),
)


@dataclass(frozen=True)
class Compared:
    """A story's draft beside two versions of its house; `old` is none where nobody knows it.

    `told` is what both versions said in fields of their own. `is_put_in`: only some paragraphs of
    what the house sent stand in our story.
    """

    old: Story | None
    new: Story
    ours: Story
    told: tuple[Mapping[str, Any], Mapping[str, Any]] = ({}, {})
    is_put_in: bool = False

    @cached_property
    def fields(self) -> list[FieldRow]:
        """What can be taken outside the text, in the order of the page."""
        if self.is_put_in:
            return []
        rows = [row for field in FIELDS if (row := self.field_row(field))]
        rows[1:1] = [row for told in TOLD if (row := self.told_row(told))]
        return [*rows, *self.captions()]

    @cached_property
    def text(self) -> list[TextRow]:
        """The text, place by place."""
        old = block_markup(self.old.body) if self.old else None
        new, ours = block_markup(self.new.body), block_markup(self.ours.body)
        if self.is_put_in:
            before, after = as_put_in(old or [], new, ours)
            rows = text_rows(before, after, ours, is_put_in=True)
            # Whoever chose paragraphs once chooses again among those that came later.
            return [replace(row, is_ticked=row.is_ticked and bool(row.old)) for row in rows]
        return list(text_rows(old, new, ours))

    @property
    def rows(self) -> Iterator[FieldRow | TextRow]:
        """Everything, in the order of the page."""
        yield from self.fields
        yield from self.text

    @property
    def ticked(self) -> frozenset[str]:
        """What is taken unless somebody says otherwise."""
        return frozenset(key for row in self.rows if row.is_ticked for key in row.keys)

    @property
    def has_choice(self) -> bool:
        """Whether there is anything to take."""
        return any(row.keys for row in self.rows)

    def taken(self, ticked: frozenset[str]) -> Story:
        """Return our story with what is ticked of theirs."""
        story = self.ours
        for row in self.fields:
            if is_taken(row.keys, ticked):
                story = row.take(story)
        if any(is_taken(row.keys, ticked) for row in self.text):
            story = story.with_changes({"body": clean_body("".join(text_with(self.text, ticked)))})
        return story

    def field_row(self, field: Field) -> FieldRow | None:
        """Return a field that the house changed and we do not have so."""
        values = [field.value(story) if story else None for story in (self.old, self.new)]
        if values[0] == values[1] or values[1] == field.value(self.ours):
            return None
        old = field.words(self.old) if self.old else None
        words = (old, field.words(self.new), field.words(self.ours))
        return row_of(field.label, words, lambda story: field.taken(story, self.new))

    def told_row(self, told: str) -> FieldRow | None:
        """Return what a format said in a field of its own, where that changed."""
        fact = TOLD[told]
        before, now = (str(side.get(told) or "") for side in self.told)
        old = before if self.old else None
        ours = getattr(self.ours, fact)
        if not now or plain(now) == ours or now == old or not fits(fact, now):
            return None
        words = (old, now, ours)
        return row_of(
            FACTS[fact].label, words, lambda story: story.with_changes({fact: plain(now)})
        )

    def captions(self) -> list[FieldRow]:
        """Return the captions that came, changed or went."""
        base = self.old.figures if self.old else ()
        was = dict(zip(figure_keys(base, base), base, strict=True))
        now = dict(zip(figure_keys(base, self.new.figures), self.new.figures, strict=True))
        here = dict(zip(figure_keys(base, self.ours.figures), self.ours.figures, strict=True))
        rows = []
        for at, key in enumerate({**now, **was}, start=1):
            sides = (was.get(key), now.get(key), here.get(key))
            row = caption_row(f"Caption {at}", sides, is_known=self.old is not None)
            if row:
                rows.append(row)
        return rows


def fits(fact: str, words: str) -> bool:
    """Say whether words fit into the field of this fact."""
    most = getattr(Article._meta.get_field(fact), "max_length", None)
    return most is None or len(words) <= most


def row_of(
    label: str, words: tuple[str | None, str, str], take: Callable[[Story], Story]
) -> FieldRow:
    """Return a row with the name by which a tick on it is known again."""
    old, new, ours = words
    key = sha256(f"{label}\n{old}\n{new}".encode()).hexdigest()[:12]
    return FieldRow(label, old, new, ours, (key,), old == ours, take)


def caption_row(
    label: str, sides: tuple[StoryFigure | None, ...], *, is_known: bool
) -> FieldRow | None:
    """Return a caption that a house changed and we do not have so; its picture stays ours.

    `sides` are what it was there, what it is there, and what we have.
    """
    old, new, ours = sides
    if said(new) in (said(old), said(ours)):
        return None
    if new is None:
        # A picture that the desk found stays, whatever becomes of its caption.
        is_theirs = ours is not None and ours.photo is None
    elif old is None:
        # What has a picture already the desk put there.
        is_theirs = new.photo is None
    else:
        # What the desk took out stays out.
        is_theirs = ours is not None
    if not is_theirs:
        return None
    was, now, here = (figure_words(figure) if figure else "" for figure in sides)
    words = (was if is_known else None, now, here)
    return row_of(label, words, lambda story: with_caption(story, ours, new))


def said(figure: StoryFigure | None) -> tuple[str, ...]:
    """Return the words of a figure that are its house's."""
    return tuple(getattr(figure, name) for name in CAPTION_PARTS) if figure else ()


def with_caption(story: Story, ours: StoryFigure | None, new: StoryFigure | None) -> Story:
    """Return a story with the words of a caption that a house changed, brought or took out."""
    figures: list[StoryFigure] = list(story.figures)
    if ours is None and new:
        figures.append(new)
    elif ours in figures:
        at = figures.index(ours)
        parts = {name: getattr(new, name) for name in CAPTION_PARTS}
        figures[at : at + 1] = [replace(ours, **parts)] if new else []
    return story.with_changes({"figures": tuple(figures)})
