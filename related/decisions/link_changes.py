"""The links that a decision may touch, as they were and as they are to be.

A decision says what it wants in plain dicts; what differs in the end is written, and kept in the
log with what stood there before, so that it can be taken back.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from related.lists.models import EVERYWHERE, LinkKind, RelatedLink, RelatedList

type State = dict[str, Any]
type Place = tuple[str, str]
# What a link is, beside the list it stands in.
FIELDS = (
    "target_id", "headline", "url", "source", "kind", "position", "ends_on", "note", "by",
    "made_at",
)  # fmt: skip
# Who made it and when follows from the rest.
FACTS = tuple(name for name in FIELDS if name not in {"by", "made_at"})
# What stands for the acceptance of a whole list, beside the keys of its links.
WHOLE = ""


class Book:
    """The links of some lists, by (list, key). Of the list that is everywhere: some stories."""

    def __init__(self, lists: Iterable[str], everywhere: Iterable[str] = ()) -> None:
        wanted = Q(article_id__in=set(lists) - {EVERYWHERE})
        wanted |= Q(article_id=EVERYWHERE, target_id__in=set(everywhere))
        self.links = {(row.article_id, row.key): row for row in RelatedLink.objects.filter(wanted)}
        self.before: dict[Place, State] = {
            place: state_of(row) for place, row in self.links.items()
        }
        for row in RelatedList.objects.filter(pk__in=set(lists), accepted_at__isnull=False):
            self.before[(row.pk, WHOLE)] = acceptance_of(row)
        self.after: dict[Place, State] = {place: dict(one) for place, one in self.before.items()}

    def key_of(self, link_id: int) -> str:
        """Return the key of a link by its number; '' where it is gone."""
        return next((key for (_, key), row in self.links.items() if row.pk == link_id), "")

    def of_list(self, article_id: str, kind: LinkKind) -> dict[str, State]:
        """Return the links of one kind in a list by their keys, in their order."""
        found = {
            key: state
            for (list_id, key), state in self.after.items()
            if list_id == article_id and key != WHOLE and state["kind"] == kind
        }
        return dict(sorted(found.items(), key=lambda item: item[1]["position"]))

    def last_place(self, article_id: str, kind: LinkKind) -> int:
        """Return the place behind all links of one kind."""
        places = [state["position"] for state in self.of_list(article_id, kind).values()]
        return max(places, default=-1) + 1

    def put(self, article_id: str, key: str, by: str, **facts: Any) -> None:
        """Let a link be so; what is not said stays as it was, or is nothing."""
        nothing = {**dict.fromkeys(FACTS, ""), "position": 0, "ends_on": None}
        old = self.after.get((article_id, key), nothing)
        new = {**old, **facts}
        if any(new[name] != old[name] for name in FACTS):
            new |= {"by": by, "made_at": timezone.now().isoformat()}
            self.after[(article_id, key)] = new

    def drop(self, article_id: str, key: str) -> None:
        """Let a link be no more."""
        self.after.pop((article_id, key), None)

    def changes(self) -> list[State]:
        """Return what differs: the list, the key, and what stood there before and after."""
        places = dict.fromkeys([*self.before, *self.after])
        return [
            {
                "list": place[0],
                "key": place[1],
                "before": self.before.get(place),
                "after": self.after.get(place),
            }
            for place in places
            if self.before.get(place) != self.after.get(place)
        ]

    def write(self) -> None:
        """Write what differs."""
        for change in self.changes():
            place, after = (change["list"], change["key"]), change["after"]
            if place[1] == WHOLE:
                accepted = after or {"accepted": [], "accepted_at": None, "accepted_by": ""}
                RelatedList.objects.filter(pk=place[0]).update(**as_values(accepted))
            elif after is None:
                self.links[place].delete()
            else:
                row = self.links.get(place) or RelatedLink(article_id=place[0])
                for name, value in as_values(after).items():
                    setattr(row, name, value)
                row.is_over = False
                row.save()


def state_of(row: RelatedLink) -> State:
    """Return a link as the log keeps it."""
    state = {name: getattr(row, name) for name in FIELDS}
    ends_on = row.ends_on.isoformat() if row.ends_on else None
    return {**state, "ends_on": ends_on, "made_at": row.made_at.isoformat()}


def acceptance_of(row: RelatedList) -> State:
    """Return the acceptance of a list as the log keeps it."""
    at = row.accepted_at.isoformat() if row.accepted_at else None
    return {"accepted": row.accepted, "accepted_at": at, "accepted_by": row.accepted_by}


def as_values(state: State) -> State:
    """Return what the log keeps as the database takes it."""
    values = dict(state)
    if values.get("ends_on"):
        values["ends_on"] = date.fromisoformat(values["ends_on"])
    for name in ("made_at", "accepted_at"):
        if values.get(name):
            values[name] = datetime.fromisoformat(values[name])
    return values


def facts_changed(change: State) -> set[str]:
    """Return which facts of a link a change changed; all of them where it came or went."""
    before, after = change["before"], change["after"]
    if before is None or after is None or change["key"] == WHOLE:
        return set(FACTS)
    return {name for name in FACTS if before[name] != after[name]}


def is_same(one: State | None, other: State | None) -> bool:
    """Say whether two states of a link say the same, whoever made them."""
    if one is None or other is None:
        return one is other
    return all(one.get(name) == other.get(name) for name in FACTS)
