"""Making a decision: the lists it touches are locked, what it changed is logged, others are met.

The acts themselves are in `related/decisions/decide.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from editions.wording import wording_key
from people.actors import Actor, actor_name, check_may
from people.roles import Act
from related.decisions.link_changes import WHOLE, LinkChanges, State, changed_fields, is_same
from related.decisions.models import Decision, Did
from related.lists.list_health import check_list, mark_dirty_where_it_stands
from related.lists.models import EVERYWHERE, RelatedList
from related.suggestions.editors import is_chosen
from related.suggestions.indexing import mark_stale_around

MOST_MEANWHILE = 50
OF_LIST = f"""
SELECT id FROM {Decision._meta.db_table} WHERE article_id = %s
UNION ALL SELECT id FROM {Decision._meta.db_table} WHERE other_id = %s AND other_id > ''
"""


class NotDecided(Exception):
    """A decision that cannot be; the message says why and what to do."""


class Overtaken(NotDecided):
    """Somebody decided about the same meanwhile. `decisions` are theirs, newest first."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self.decisions = list(decisions)
        who = " and ".join(dict.fromkeys(one.by for one in self.decisions))
        super().__init__(f"{who} decided about the same meanwhile. Nothing was changed.")


@dataclass(frozen=True)
class Target:
    """What a link leads to: a story, a headline to wait for, or a page of another house."""

    id: str = ""
    headline: str = ""
    url: str = ""
    source: str = ""

    @property
    def key(self) -> str:
        """As `RelatedLink.key`."""
        return self.id or self.url or wording_key(self.headline)[:300]

    @property
    def fields(self) -> dict[str, str]:
        """As the link keeps them."""
        return {
            "target_id": self.id,
            "headline": "" if self.id else self.headline,
            "url": self.url,
            "source": self.source,
        }


@dataclass(frozen=True)
class Decider:
    """Who decides about which list, and the version of it that they saw."""

    article_id: str
    by: Actor
    seen: int


@dataclass
class DecisionResult:
    """What came of an act: none where nothing changed; `meanwhile` is what others did."""

    decision: Decision | None = None
    meanwhile: list[Decision] = field(default_factory=list)


def decisions_of(article_id: str) -> QuerySet[Decision]:
    """Return what was decided about a list, newest first.

    Two looks into two indexes: an OR would be a walk through all decisions from the newest.
    """
    return Decision.objects.filter(pk__in=RawSQL(OF_LIST, [article_id, article_id]))


def version_of(article_id: str) -> int:
    """Return the version of a list: the number of the newest decision about it, 0 before any."""
    return decisions_of(article_id).values_list("pk", flat=True).first() or 0


def newest_to_undo(article_id: str) -> Decision | None:
    """Return the newest decision about a list that nobody took back."""
    return decisions_of(article_id).filter(undoes=None, undone_by=None).first()


@contextmanager
def open_decision(
    decider: Decider,
    did: Did,
    target: Target | None = None,
    *,
    other_id: str = "",
    lists: Iterable[str],
) -> Iterator[tuple[LinkChanges, DecisionResult]]:
    """Open the links of some lists, and write and log what was changed in them.

    Raises `PermissionDenied`, or `Overtaken`.
    """
    check_may(decider.by, Act.LINK)
    touched = sorted({decider.article_id, *lists})
    with transaction.atomic():
        lock(touched)
        links = LinkChanges(
            touched, everywhere=[decider.article_id, *([target.id] if target else [])]
        )
        outcome = DecisionResult(meanwhile=meanwhile(decider))
        yield links, outcome
        changes = links.changes()
        if not changes:
            return
        if overtaking := [one for one in outcome.meanwhile if collides(one, changes)]:
            raise Overtaken(overtaking)
        links.write()
        decision = outcome.decision or Decision(did=did)
        decision.article_id, decision.other_id = decider.article_id, other_id
        if target:
            decision.target_id = target.id
            decision.headline = "" if target.id else target.headline
        decision.changes, decision.by = changes, actor_name(decider.by)
        decision.save()
        outcome.decision = decision
        mark_stale_around(linked_otherwise(changes))
        for article_id in touched:
            if article_id != EVERYWHERE:
                check_list(article_id)
        if EVERYWHERE in touched:
            mark_dirty_where_it_stands(target.id if target else decider.article_id)


def linked_otherwise(changes: list[State]) -> set[str]:
    """Return the stories at both ends of the links that editors made or took back."""
    return {
        end
        for change in changes
        if change["key"] != WHOLE and is_chosen(change["before"]) != is_chosen(change["after"])
        for end in (change["list"], change["key"])
    }


def lock(lists: Iterable[str]) -> None:
    """Let nobody else decide about these lists until this transaction ends."""
    for article_id in lists:
        RelatedList.objects.get_or_create(pk=article_id)
        RelatedList.objects.select_for_update().get(pk=article_id)


def meanwhile(decider: Decider) -> list[Decision]:
    """Return what was decided about a list after the version that somebody saw."""
    return list(decisions_of(decider.article_id).filter(pk__gt=decider.seen)[:MOST_MEANWHILE])


def collides(decision: Decision, changes: list[State]) -> bool:
    """Say whether a decision changed the same fields to something else than these changes do."""
    theirs = {(change["list"], change["key"]): change for change in decision.changes}
    for mine in changes:
        their = theirs.get((mine["list"], mine["key"]))
        if their is None or mine["key"] == WHOLE or is_same(their["after"], mine["after"]):
            continue
        if changed_fields(their) & changed_fields(mine):
            return True
    return False
