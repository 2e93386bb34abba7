"""What is looked for in the inbox, as its address says it, and the words that change it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf.locale import LANG_INFO
from django.http import HttpRequest

from articles.draft.search import MOST_FOUND, found_ids
from desk.frame.powers import user_of
from editions.body import plain
from paging.numbers import whole_number
from people.models import Organisation
from search.words import LONGEST_QUERY
from wire.inbox.listing import Sought, hidden_from, lately
from wire.models import Channel, Standing

ALL = "all"
MOST_CHOICES = 12
EMBARGOES = {"on": "Not over yet", "any": "Had one"}
STANDINGS = {
    Standing.WAITING.value: "Waits",
    Standing.TAKEN.value: "Taken",
    Standing.BACKGROUND.value: "Background",
    Standing.SPIKED.value: "Spiked",
    Standing.DRAFTS.value: "Among the drafts",
    ALL: "All",
}
# In the order in which they stand over the list; the search beside them is `q`.
NAMES = (
    "standing", "house", "subject", "urgency", "language", "place", "kind", "embargo", "star",
    "channel", "q",
)  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """A word to press: where it leads, and whether it is what is looked for now."""

    words: str
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Menu:
    """One thing to look for by; `chosen` is what is looked for now, '' where that is nothing."""

    name: str
    chosen: str
    choices: list[Choice]


@dataclass(frozen=True)
class InboxQuery:
    """What an address asks for: the values as they stand in it, and what they mean."""

    values: dict[str, str]
    sought: Sought
    is_capped: bool = False

    @property
    def query(self) -> str:
        """The part of an address that asks for the same."""
        return urlencode(self.values)

    @property
    def is_filtered(self) -> bool:
        """Whether anything but those that wait is looked for."""
        return bool(self.values)

    def with_value(self, name: str, value: str) -> str:
        """Return the address of the list with another value for this; '' for none."""
        values = {**self.values, name: value}
        return "?" + urlencode({key: words for key, words in values.items() if words})


def asked_of(request: HttpRequest) -> InboxQuery:
    """Return what is looked for; what no page of ours asks finds nothing, or is left out."""
    given = request.GET
    values = {name: plain(given.get(name, ""))[:LONGEST_QUERY] for name in NAMES}
    values = {name: value for name, value in values.items() if value}
    if values.get("standing") == Standing.WAITING or values.get("standing") not in STANDINGS:
        values.pop("standing", None)
    standing = values.get("standing", Standing.WAITING.value)
    keys = tuple(found_ids(values["q"])) if "q" in values else None
    sought = Sought(
        standing=None if standing == ALL else Standing(standing),
        house=number_of(values, "house"),
        channel=number_of(values, "channel"),
        urgency=number_of(values, "urgency", most=9),
        language=values.get("language", ""),
        kind=values.get("kind", ""),
        place=values.get("place", "").upper(),
        subject=values.get("subject", "").casefold(),
        embargo=values.get("embargo", "") if values.get("embargo") in EMBARGOES else "",
        is_starred="star" in values,
        keys=keys,
        hidden=hidden_from(user_of(request)),
    )
    return InboxQuery(values, sought, keys is not None and len(keys) >= MOST_FOUND)


def number_of(values: dict[str, str], name: str, **bounds: int) -> int | None:
    """Return a number that is asked for; what is none is a number that nothing has."""
    if name not in values:
        return None
    number = whole_number(values[name], **bounds)
    return -1 if number is None else number


def menus(asked: InboxQuery) -> list[Menu]:
    """Return what one can look for by, with what came in lately to choose among."""
    sought = asked.sought
    new = lately(sought.standing, MOST_CHOICES)
    named(new.houses, Organisation, sought.house)
    named(new.channels, Channel, sought.channel)
    texts = {"language": language_name, "kind": str.capitalize, "place": str.title}
    return [
        menu(asked, "Source", "house", new.houses.items()),
        menu(asked, "Subject", "subject", with_own(new.subjects, sought.subject).items()),
        menu(asked, "Urgency", "urgency", ((n, f"{n}") for n in new.urgencies)),
        *(
            menu(asked, name.capitalize(), name, ((value, words(value)) for value in values))
            for (name, words), values in zip(
                texts.items(), (new.languages, new.kinds, new.places), strict=True
            )
        ),
        menu(asked, "Embargo", "embargo", EMBARGOES.items()),
        menu(asked, "Star", "star", [("yes", "Starred")]),
        menu(asked, "Channel", "channel", new.channels.items()),
    ]


def menu(asked: InboxQuery, label: str, name: str, choices: Iterable[tuple[Any, str]]) -> Menu:
    """Return one thing to look for by; what is looked for now is always among its words."""
    value = asked.values.get(name, "")
    known = {str(key): words for key, words in choices}
    if value and value not in known:
        known = {value: value, **known}
    shown = [
        Choice(words, asked.with_value(name, key), key == value) for key, words in known.items()
    ]
    return Menu(label, known.get(value, ""), shown)


def named(names: dict[int, str], model: type[Organisation | Channel], key: int | None) -> None:
    """Add the name of the one that is looked for, where it is not among the newest."""
    if key and key not in names and (row := model._default_manager.filter(pk=key).first()):
        names[key] = str(row)


def with_own(subjects: dict[str, str], code: str) -> dict[str, str]:
    """Return the subjects with the one that is looked for."""
    return {**({code: code} if code else {}), **subjects}


def language_name(code: str) -> str:
    """Return what a language is called, as the desk says it."""
    info: dict[str, Any] = LANG_INFO.get(code, {})
    return str(info.get("name", code))


def standings(asked: InboxQuery) -> list[Choice]:
    """Return where stories stand, as words to press."""
    now = asked.values.get("standing", Standing.WAITING.value)
    return [
        Choice(
            words, asked.with_value("standing", "" if key == Standing.WAITING else key), key == now
        )
        for key, words in STANDINGS.items()
    ]
