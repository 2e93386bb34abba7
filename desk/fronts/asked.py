"""What a press of a button asks of a front, as an act on its rows (`fronts/rows.py`).

A button says what and of which row or slot: `up-slot 1a2b3c`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.http import QueryDict

from articles.models import Article
from desk.fronts.rules import rule_named
from editions.body import plain
from editions.front import (
    HASH,
    KEY,
    PUBLIC_ID,
    Layout,
    Override,
    Row,
    Slot,
    fits,
)
from fronts import rows as acts
from fronts.rows import FrontError, new_key
from paging.numbers import whole_number

type Act = Callable[[Sequence[Row]], Sequence[Row]]

NOT_UNDERSTOOD = "That was not understood, and nothing was changed. Load the page again."
CROPS = {"start": 2, "middle": 5, "end": 8}


def act_asked(values: QueryDict) -> tuple[Act, str]:
    """Return what to do, and the key of what it is done to. Raises `FrontError`."""
    name, _, key = values.get("do", "").partition(" ")
    if key and not fits(PUBLIC_ID if name == "put" else KEY, key):
        raise FrontError(NOT_UNDERSTOOD)
    made = MAKERS.get(name)
    if made is None:
        raise FrontError(NOT_UNDERSTOOD)
    return made(values, key), key


def layout_asked(values: QueryDict) -> Layout:
    """Return the layout that is asked for."""
    try:
        return Layout(values.get("layout", ""))
    except ValueError as error:
        raise FrontError("Choose a layout for the row.") from error


def key_asked(values: QueryDict, name: str) -> str:
    """Return the key of a row or slot that is named beside the act; '' where none is."""
    key = values.get(name, "")
    if key and not fits(KEY, key):
        raise FrontError(NOT_UNDERSTOOD)
    return key


def add_row(values: QueryDict, key: str) -> Act:
    """A row more, at the end."""
    layout = layout_asked(values)
    return lambda rows: acts.add_row(rows, layout, after=key)


def set_row(values: QueryDict, key: str) -> Act:
    """Another layout or heading."""
    layout, heading = layout_asked(values), plain(values.get("heading", ""))
    return lambda rows: acts.set_row(rows, key, layout, heading)


def put_story(values: QueryDict, key: str) -> Act:
    """A story into a row; `key` is its public id."""
    row, before = key_asked(values, "row"), key_asked(values, "before")
    if not row:
        raise FrontError("The front has no row yet. Add one first.")
    if not Article.objects.filter(public_id=key).exists():
        raise FrontError("There is no such story.")
    slot = Slot(new_key(), key)
    return lambda rows: acts.put_in(rows, slot, row, before=before)


def put_rule(values: QueryDict, key: str) -> Act:
    """A rule into a row, so many times."""
    rule = rule_named(values.get("kind", ""), values.get("name", ""))
    if rule is None:
        raise FrontError("Nothing is called so. Write the name as it stands in its list.")
    many = min(whole_number(values.get("many", "1")) or 1, 8)

    def put(rows: Sequence[Row]) -> Sequence[Row]:
        for _ in range(many):
            rows = acts.settled(rows, Slot(new_key(), rule=rule), key, acts.END)
        return rows

    return put


def move_slot(values: QueryDict, key: str) -> Act:
    """What stands in a slot to another place: a drag says so."""
    row, before = key_asked(values, "row"), key_asked(values, "before")
    return lambda rows: acts.move_slot(rows, key, row, before=before or acts.END)


def word(values: QueryDict, key: str) -> Act:
    """Other words, another picture or crop for a story."""
    override = override_typed(values)
    seen = values.get("seen", "")
    return lambda rows: acts.word(rows, key, override, seen=seen)


def override_typed(values: QueryDict) -> Override | None:
    """Return what a form says of a story; none where it says nothing of its own."""
    across, down = (CROPS.get(values.get(name, "")) for name in ("across", "down"))
    has_crop = across is not None or down is not None
    picture = values.get("picture", "")
    override = Override(
        over=values.get("over", ""),
        headline=plain(values.get("headline", "")),
        kicker=plain(values.get("kicker", "")),
        standfirst=plain(values.get("standfirst", "")),
        picture=picture if fits(HASH, picture) else "",
        focal_x=(across if across is not None else 5) if has_crop else None,
        focal_y=(down if down is not None else 5) if has_crop else None,
    )
    says_nothing = override == replace(Override(""), over=override.over)
    return None if says_nothing else override


MAKERS: dict[str, Callable[[QueryDict, str], Act]] = {
    "add-row": add_row,
    "set-row": set_row,
    "take-row": lambda values, key: lambda rows: acts.take_row(rows, key),
    "up-row": lambda values, key: lambda rows: acts.move_row(rows, key, -1),
    "down-row": lambda values, key: lambda rows: acts.move_row(rows, key, 1),
    "put": put_story,
    "put-rule": put_rule,
    "take-slot": lambda values, key: lambda rows: acts.take_out(rows, key),
    "up-slot": lambda values, key: lambda rows: acts.step(rows, key, -1),
    "down-slot": lambda values, key: lambda rows: acts.step(rows, key, 1),
    "move-slot": move_slot,
    "word": word,
}
