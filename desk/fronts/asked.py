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
    LAYOUTS,
    PUBLIC_ID,
    Layout,
    Override,
    Row,
    Slot,
    fits,
)
from editions.models import PublishedArticle
from fronts import rows as acts
from fronts.rows import FrontError, new_key
from paging.numbers import whole_number
from people.models import User

type Act = Callable[[Sequence[Row]], Sequence[Row]]

NOT_UNDERSTOOD = "That was not understood, and nothing was changed. Load the page again."
# The fields of its forms that somebody types into.
TYPED = ("headline", "kicker", "standfirst", "heading", "name")
CROPS = {"start": 2, "middle": 5, "end": 8}


def act_asked(values: QueryDict, user: User) -> tuple[Act, str]:
    """Return what to do, and the key of what it is done to. Raises `FrontError`.

    A story that this user may not know of is none.
    """
    name, _, key = values.get("do", "").partition(" ")
    if key and not fits(PUBLIC_ID if name == "put" else KEY, key):
        raise FrontError(NOT_UNDERSTOOD)
    made = MAKERS.get(name)
    if made is None:
        raise FrontError(NOT_UNDERSTOOD)
    if name == "put" and not is_known(key, user):
        raise FrontError("There is no such story.")
    return made(values, key), key


def is_known(public_id: str, user: User) -> bool:
    """Say whether a story is one that readers or this user may know of."""
    live = PublishedArticle.objects.filter(pk=public_id)
    return live.exists() or Article.objects.seen_by(user).filter(public_id=public_id).exists()


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
    wanted = acts.Look(layout_asked(values), plain(values.get("heading", "")))
    layout, heading = values.get("seen_layout", ""), values.get("seen_heading", "")
    seen = acts.Look(Layout(layout), heading) if layout in LAYOUTS else None
    return lambda rows: acts.set_row(rows, key, wanted, seen)


def put_story(values: QueryDict, key: str) -> Act:
    """A story into a row; `key` is its public id."""
    row, before = key_asked(values, "row"), key_asked(values, "before")
    if not row:
        raise FrontError("The front has no row yet. Add one first.")
    slot = Slot(new_key(), key)
    return lambda rows: acts.put_in(rows, slot, row, before=before)


def put_rule(values: QueryDict, key: str) -> Act:
    """A rule into a row, so many times."""
    rule = rule_named(values.get("kind", ""), values.get("name", ""))
    if rule is None:
        raise FrontError("Nothing is called so. Write the name as it stands in its list.")
    many = whole_number(values.get("many", "1")) or 1
    return lambda rows: acts.put_rule(rows, rule, key, many)


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


def words_typed(values: QueryDict) -> list[str]:
    """Return the words in a form, for whoever typed them where they could not be kept."""
    typed = (plain(values.get(name, "")) for name in TYPED)
    return [words for words in typed if words]


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
