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
type LinkKey = tuple[str, str]
# What a link is, beside the list it stands in.
FIELDS = (
    "target_id", "headline", "url", "source", "kind", "position", "ends_on", "note", "by",
    "made_at",
)  # fmt: skip
# Who made it and when follows from the rest.
COMPARED = tuple(name for name in FIELDS if name not in {"by", "made_at"})
# What stands for the acceptance of a whole list, beside the keys of its links.
WHOLE = ""


class LinkChanges:
    """The links of some lists, by (list, key). Of the list that is everywhere: some stories."""

    def __init__(self, lists: Iterable[str], everywhere: Iterable[str] = ()) -> None:
        wanted = Q(article_id__in=set(lists) - {EVERYWHERE})
        wanted |= Q(article_id=EVERYWHERE, target_id__in=set(everywhere))
        self.links = {(row.article_id, row.key): row for row in RelatedLink.objects.filter(wanted)}
        self.before: dict[LinkKey, State] = {
            link_key: state_of(row) for link_key, row in self.links.items()
        }
        for row in RelatedList.objects.filter(pk__in=set(lists), accepted_at__isnull=False):
            self.before[(row.pk, WHOLE)] = acceptance_of(row)
        self.after: dict[LinkKey, State] = {
            link_key: dict(state) for link_key, state in self.before.items()
        }

    def key_of(self, link_id: int) -> str:
        """Return the key of a link by its number; '' where it is gone."""
        return next((key for (_, key), row in self.links.items() if row.pk == link_id), "")

    def of_list(self, article_id: str, kind: LinkKind) -> dict[str, State]:
        """Return the links of one kind in a list by their keys, in their order."""
        links = {
            key: state
            for (list_id, key), state in self.after.items()
            if list_id == article_id and key != WHOLE and state["kind"] == kind
        }
        return dict(sorted(links.items(), key=lambda item: item[1]["position"]))

    def next_position(self, article_id: str, kind: LinkKind) -> int:
        """Return the position behind all links of one kind."""
        positions = [state["position"] for state in self.of_list(article_id, kind).values()]
        return max(positions, default=-1) + 1

    def set_link(self, article_id: str, key: str, by: str, **values: Any) -> None:
        """Let a link be so; what is not said stays as it was, or is nothing."""
        nothing = {**dict.fromkeys(COMPARED, ""), "position": 0, "ends_on": None}
        old = self.after.get((article_id, key), nothing)
        new = {**old, **values}
        if any(new[name] != old[name] for name in COMPARED):
            new |= {"by": by, "made_at": timezone.now().isoformat()}
            self.after[(article_id, key)] = new

    def remove_link(self, article_id: str, key: str) -> None:
        """Let a link be no more."""
        self.after.pop((article_id, key), None)

    def changes(self) -> list[State]:
        """Return what differs: the list, the key, and what stood there before and after."""
        link_keys = dict.fromkeys([*self.before, *self.after])
        return [
            {
                "list": link_key[0],
                "key": link_key[1],
                "before": self.before.get(link_key),
                "after": self.after.get(link_key),
            }
            for link_key in link_keys
            if self.before.get(link_key) != self.after.get(link_key)
        ]

    def write(self) -> None:
        """Write what differs."""
        for change in self.changes():
            link_key, after = (change["list"], change["key"]), change["after"]
            if link_key[1] == WHOLE:
                accepted = after or {"accepted": [], "accepted_at": None, "accepted_by": ""}
                RelatedList.objects.filter(pk=link_key[0]).update(**as_values(accepted))
            elif after is None:
                self.links[link_key].delete()
            else:
                row = self.links.get(link_key) or RelatedLink(article_id=link_key[0])
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


def changed_fields(change: State) -> set[str]:
    """Return which fields of a link a change changed; all of them where it came or went."""
    before, after = change["before"], change["after"]
    if before is None or after is None or change["key"] == WHOLE:
        return set(COMPARED)
    return {name for name in COMPARED if before[name] != after[name]}


def is_same(state: State | None, other: State | None) -> bool:
    """Say whether two states of a link say the same, whoever made them."""
    if state is None or other is None:
        return state is other
    return all(state.get(name) == other.get(name) for name in COMPARED)
