"""What can be done to the rows of a front. Each returns other rows, and changes none.

An act names rows and slots by their keys, never by their number: what two editors do at once to
different places both holds.
"""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from editions.front import (
    HEADING_LENGTH,
    LAYOUTS,
    MOST_ROWS,
    Layout,
    Override,
    Row,
    Rule,
    Slot,
)

type Rows = Sequence[Row]

END = "end"


class FrontError(Exception):
    """What cannot be done to a front; the message tells an editor why and what to do."""


def new_key() -> str:
    """Return a key that no row or slot of any front has."""
    return secrets.token_hex(5)


def row_of(rows: Rows, key: str) -> Row:
    """Return the row of this key. Raises `FrontError` where it is no more."""
    row = next((each for each in rows if each.key == key), None)
    if row is None:
        raise FrontError(
            "That row is no more: a colleague took it away. Here is the front as it is."
        )
    return row


def slot_of(rows: Rows, key: str) -> tuple[Row, Slot]:
    """Return the slot of this key, and its row. Raises `FrontError` where it is no more."""
    for row in rows:
        for slot in row.slots:
            if slot.key == key:
                return row, slot
    raise FrontError("That place is no more: a colleague took it away. Here is the front as it is.")


def with_row(rows: Rows, changed: Row) -> list[Row]:
    """Return the rows with this one instead of the one of its key."""
    return [changed if row.key == changed.key else row for row in rows]


# --- Rows -----------------------------------------------------------------------------------------


def add_row(rows: Rows, layout: Layout, *, after: str = "") -> list[Row]:
    """Add an empty row below another, or at the end."""
    if len(rows) >= MOST_ROWS:
        raise FrontError(f"A front has {MOST_ROWS} rows at most. Take one away first.")
    place = rows.index(row_of(rows, after)) + 1 if after else len(rows)
    return [*rows[:place], Row(new_key(), layout), *rows[place:]]


def take_row(rows: Rows, key: str) -> list[Row]:
    """Take a row away, with all that stands in it."""
    gone = row_of(rows, key)
    return [row for row in rows if row is not gone]


def move_row(rows: Rows, key: str, by: int) -> list[Row]:
    """Move a row up (-1) or down (1)."""
    moved = row_of(rows, key)
    others = [row for row in rows if row is not moved]
    place = max(0, rows.index(moved) + by)
    return [*others[:place], moved, *others[place:]]


class Look(NamedTuple):
    """How a row looks: its layout and its heading."""

    layout: Layout
    heading: str


def set_row(rows: Rows, key: str, wanted: Look, seen: Look | None = None) -> list[Row]:
    """Give a row a layout and a heading; what does not fit the layout any more is refused.

    What was left as it was `seen` stays as it is now: a colleague may have changed it meanwhile.
    """
    row = row_of(rows, key)
    seen = seen or Look(row.layout, row.heading)
    layout = row.layout if wanted.layout == seen.layout else wanted.layout
    heading = row.heading if wanted.heading == seen.heading else wanted.heading[:HEADING_LENGTH]
    if heading != row.heading != seen.heading:
        raise FrontError(
            f"A colleague called this row “{row.heading}” meanwhile, and nothing was changed. Give "
            "it your heading again if that is better."
        )
    most = LAYOUTS[layout].most
    if len(row.slots) > most:
        raise FrontError(f"“{LAYOUTS[layout].words}” takes {most} stories. Take some out first.")
    return with_row(rows, replace(row, layout=layout, heading=heading))


# --- What stands in them --------------------------------------------------------------------------


def put_in(rows: Rows, slot: Slot, key: str, *, before: str = "") -> list[Row]:
    """Put a story or a rule in a row, before another (at `END`: at its end), else before its rules.

    A story that stands on the front already is moved there: none stands twice.
    """
    standing = next(
        (s for row in rows for s in row.slots if slot.story and s.story == slot.story), None
    )
    if standing is not None:
        return move_slot(rows, standing.key, key, before=before)
    return settled(rows, slot, key, before)


def move_slot(rows: Rows, key: str, to: str, *, before: str = "") -> list[Row]:
    """Move what stands somewhere to a row, as `put_in` puts it there."""
    row, slot = slot_of(rows, key)
    if before == key:
        return [*rows]
    return settled(with_row(rows, without(row, slot)), slot, to, before)


def settled(rows: Rows, slot: Slot, key: str, before: str) -> list[Row]:
    """Return the rows with a slot where it is wanted; of a full row the last rule makes room."""
    row = row_of(rows, key)
    most = LAYOUTS[row.layout].most
    slots = list(row.slots)
    standing = (n for n, each in enumerate(slots) if each.key == before)
    place = next(standing, first_rule(slots) if not before else len(slots))
    slots.insert(place, slot)
    if len(slots) > most:
        spare = next((each for each in reversed(slots) if each.rule and each is not slot), None)
        if spare is None:
            raise FrontError(f"That row is full: it takes {most} stories. Take one out first.")
        slots.remove(spare)
    return with_row(rows, row.with_slots(slots))


def put_rule(rows: Rows, rule: Rule, key: str, many: int) -> list[Row]:
    """Let a rule take so many places at the end of a row; other rules there make room for it."""
    row = row_of(rows, key)
    most = LAYOUTS[row.layout].most
    by_hand = sum(1 for slot in row.slots if slot.story)
    if by_hand >= most:
        raise FrontError(f"That row is full: it takes {most} stories. Take one out first.")
    new = [Slot(new_key(), rule=rule) for _ in range(min(many, most - by_hand))]
    slots = list(row.slots)
    while len(slots) + len(new) > most:
        slots.remove(next(slot for slot in reversed(slots) if slot.rule))
    return with_row(rows, row.with_slots([*slots, *new]))


def first_rule(slots: Sequence[Slot]) -> int:
    """Return where what is chosen by hand ends, and rules begin."""
    return next((n for n, each in enumerate(slots) if each.rule), len(slots))


def take_out(rows: Rows, key: str) -> list[Row]:
    """Take out what stands in a slot."""
    row, slot = slot_of(rows, key)
    return with_row(rows, without(row, slot))


def step(rows: Rows, key: str, by: int) -> list[Row]:
    """Move what stands in a slot up (-1) or down (1), into the next row at the ends of its own."""
    row, slot = slot_of(rows, key)
    place = row.slots.index(slot) + by
    if 0 <= place < len(row.slots):
        slots = list(without(row, slot).slots)
        slots.insert(place, slot)
        return with_row(rows, row.with_slots(slots))
    at = rows.index(row) + by
    if not 0 <= at < len(rows):
        return [*rows]
    first = rows[at].slots[:1] if by > 0 else ()
    return move_slot(rows, key, rows[at].key, before=first[0].key if first else END)


class WordedMeanwhile(FrontError):
    """A colleague said something else of the same story; nothing was overwritten."""


def word(rows: Rows, key: str, override: Override | None, *, seen: str) -> list[Row]:
    """Say something else of a story in its slot; `seen` marks what the one who asks was shown.

    Raises `WordedMeanwhile` where a colleague has said something else since.
    """
    row, slot = slot_of(rows, key)
    if slot.mark != seen and slot.override != override:
        raise WordedMeanwhile(
            "A colleague worded this story meanwhile. Their words are kept, and yours are in the "
            "form: compare, and keep yours if they are better."
        )
    slots = [replace(each, override=override) if each is slot else each for each in row.slots]
    return with_row(rows, row.with_slots(slots))


def without(row: Row, slot: Slot) -> Row:
    """Return a row without one of its slots."""
    return row.with_slots(each for each in row.slots if each is not slot)
