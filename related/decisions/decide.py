"""Deciding what stands under a story: pin, ban, put in order, accept, reset, take back.

Each act is one transaction: it locks the lists it touches, changes their links, and keeps in the
log who changed what. It is live at once and publishes nothing. What somebody decided meanwhile
stays: where both touched the same, nothing is written and `Overtaken` says what came before.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.utils import timezone

from editions.models import PublishedArticle
from people.actors import actor_name
from related.decisions.link_changes import WHOLE, LinkChanges, is_same
from related.decisions.models import Decision, Did
from related.decisions.transaction import (
    Decider,
    DecisionResult,
    NotDecided,
    Target,
    newest_to_undo,
    open_decision,
)
from related.lists.also_like import Entry
from related.lists.models import EVERYWHERE, LinkKind, RelatedLink

# --- The acts -----------------------------------------------------------------------------------


def pin(
    decider: Decider,
    target: Target,
    *,
    both: bool = False,
    ends_on: date | None = None,
    note: str = "",
) -> DecisionResult:
    """Pin a story, a headline or a page elsewhere behind the other pins; `both`: there too.

    Raises `NotDecided` for the story itself and for one that is banned everywhere.
    """
    check_target(decider, target)
    others = [target.id] if both and target.id else []
    with open_decision(decider, Did.PINNED, target, other_id="".join(others), lists=others) as (
        links,
        outcome,
    ):
        if target.id and (EVERYWHERE, target.id) in links.after:
            raise NotDecided("It is banned everywhere. Allow it again first.")
        end_and_note = {"ends_on": ends_on.isoformat() if ends_on else None, "note": note}
        set_kind(links, decider, decider.article_id, target, LinkKind.PINNED, **end_and_note)
        for article_id in others:
            set_kind_there(links, decider, article_id, LinkKind.PINNED, **end_and_note)
    return outcome


def accept(decider: Decider, target: Target) -> DecisionResult:
    """Accept one suggestion: it may stand there though one of the two is sensitive."""
    check_target(decider, target)
    with open_decision(decider, Did.ACCEPTED, target, lists=[]) as (links, outcome):
        set_kind(links, decider, decider.article_id, target, LinkKind.ACCEPTED)
    return outcome


def ban(decider: Decider, target: Target, *, both: bool = False) -> DecisionResult:
    """Let a story never stand under this one; `both`: nor this one under that."""
    check_target(decider, target)
    others = [target.id] if both else []
    with open_decision(decider, Did.BANNED, target, other_id="".join(others), lists=others) as (
        links,
        outcome,
    ):
        set_kind(links, decider, decider.article_id, target, LinkKind.BANNED)
        for article_id in others:
            set_kind_there(links, decider, article_id, LinkKind.BANNED)
    return outcome


def ban_everywhere(decider: Decider, target: Target) -> DecisionResult:
    """Let a story stand under no other, even where it was pinned."""
    with open_decision(
        decider, Did.BANNED_EVERYWHERE, target, other_id=other(decider, target), lists=[EVERYWHERE]
    ) as (links, outcome):
        set_kind(links, decider, EVERYWHERE, target, LinkKind.BANNED)
    return outcome


def allow(decider: Decider, target: Target, *, everywhere: bool = False) -> DecisionResult:
    """Take back what was decided about one link: a pin, a ban, or the ban everywhere."""
    list_id = EVERYWHERE if everywhere else decider.article_id
    with open_decision(
        decider,
        Did.ALLOWED,
        target,
        other_id=other(decider, target) if everywhere else "",
        lists=[list_id],
    ) as (links, outcome):
        links.remove_link(list_id, target.key)
    return outcome


def allow_key(decider: Decider, key: str) -> DecisionResult:
    """Take back what was decided about a link of this list, known by its key."""
    return allow(decider, linked(decider.article_id, key))


def reword(decider: Decider, wanted: Mapping[str, tuple[date | None, str]]) -> DecisionResult:
    """Set the last day and the note of links, by their keys."""
    one = linked(decider.article_id, next(iter(wanted))) if len(wanted) == 1 else None
    with open_decision(decider, Did.REWORDED, one, lists=[]) as (links, outcome):
        for key, (ends_on, note) in wanted.items():
            if (decider.article_id, key) in links.after:
                day = ends_on.isoformat() if ends_on else None
                links.set_link(
                    decider.article_id, key, actor_name(decider.by), ends_on=day, note=note.strip()
                )
    return outcome


def put_in_order(decider: Decider, entries: Sequence[Entry], moved: str) -> DecisionResult:
    """Put what stands in a list in this order; what stands above `moved` is pinned with it.

    Pins stand first: nothing could stay where it was put below what only is suggested.
    """
    keys = [entry.key for entry in entries]
    pinned = [at for at, entry in enumerate(entries) if entry.link_id or entry.key == moved]
    if moved not in keys:
        raise NotDecided("It is not in the list any more.")
    target = Target(id=moved) if entries[keys.index(moved)].story else None
    with open_decision(decider, Did.ORDERED, target, lists=[]) as (links, outcome):
        for position, entry in enumerate(entries[: pinned[-1] + 1]):
            key = links.key_of(entry.link_id) if entry.link_id else entry.key
            if entry.link_id and not key:
                continue
            values = {} if entry.link_id else {"target_id": entry.id}
            links.set_link(
                decider.article_id,
                key,
                actor_name(decider.by),
                kind=LinkKind.PINNED.value,
                position=position,
                **values,
            )
    return outcome


def accept_all(decider: Decider, keys: Sequence[str]) -> DecisionResult:
    """Say that a list is right as it stands; `keys` are what somebody saw there.

    What only was suggested is accepted; what was accepted before, is live and was overtaken is
    so no more. The list leaves the queue until it changes.
    """
    with open_decision(decider, Did.ACCEPTED_ALL, lists=[]) as (links, outcome):
        for key, state in links.of_list(decider.article_id, LinkKind.ACCEPTED).items():
            if key not in keys and PublishedArticle.objects.filter(pk=state["target_id"]).exists():
                links.remove_link(decider.article_id, key)
        shown = PublishedArticle.objects.filter(pk__in=keys).values_list("pk", flat=True)
        for target_id in [key for key in keys if key in set(shown)]:
            if (decider.article_id, target_id) not in links.after:
                set_kind(links, decider, decider.article_id, Target(target_id), LinkKind.ACCEPTED)
        links.after[(decider.article_id, WHOLE)] = {
            "accepted": list(keys),
            "accepted_at": timezone.now().isoformat(),
            "accepted_by": actor_name(decider.by),
        }
    return outcome


def reset(decider: Decider) -> DecisionResult:
    """Take back every decision about a list: it is what is suggested again."""
    with open_decision(decider, Did.RESET, lists=[]) as (links, outcome):
        for list_id, key in list(links.after):
            if list_id == decider.article_id:
                links.remove_link(list_id, key)
    return outcome


def undo(decider: Decider, number: int) -> DecisionResult:
    """Take back the newest decision about a list, everything it changed at once.

    Raises `NotDecided` where it is not the newest any more, or something it changed was changed
    again under another story.
    """
    newest = newest_to_undo(decider.article_id)
    if newest is None or newest.pk != number:
        raise NotDecided("That is not the last decision any more. Look at the list again.")
    reached = {change["list"] for change in newest.changes} - {decider.article_id}
    target = Target(id=newest.target_id, headline=newest.headline)
    with open_decision(
        decider, Did.UNDONE, target, other_id=reached_besides(decider, newest), lists=reached
    ) as (links, outcome):
        for change in newest.changes:
            link_key = (change["list"], change["key"])
            if not is_same(links.after.get(link_key), change["after"]):
                raise NotDecided(
                    "What it changed was changed again under another story. Decide anew instead."
                )
            if change["before"] is None:
                links.after.pop(link_key, None)
            else:
                links.after[link_key] = change["before"]
        outcome.decision = Decision(did=Did.UNDONE, undoes=newest)
    return outcome


# --- Their parts --------------------------------------------------------------------------------


def check_target(decider: Decider, target: Target) -> None:
    """Raise `NotDecided` for what leads nowhere or to the story itself."""
    if not target.key:
        raise NotDecided("Choose a story, or give a headline or an address.")
    if target.id == decider.article_id:
        raise NotDecided("A story does not stand under itself.")


def set_kind(
    links: LinkChanges,
    decider: Decider,
    article_id: str,
    target: Target,
    kind: LinkKind,
    **values: object,
) -> None:
    """Let a link be of this kind, behind the others of it where it is new there."""
    old = links.after.get((article_id, target.key))
    is_there = old is not None and old["kind"] == kind
    position = old["position"] if old and is_there else links.next_position(article_id, kind)
    if is_there and not any(values.values()):
        return
    links.set_link(
        article_id,
        target.key,
        actor_name(decider.by),
        **{**target.fields, "kind": kind.value, "position": position, **values},
    )


def linked(article_id: str, key: str) -> Target:
    """Return what a link of a list leads to, by its key.

    Raises `NotDecided` where there is none: somebody took it back meanwhile.
    """
    by_key = Q(target_id=key) | Q(url=key) | Q(headline_key=key, url="")
    found = RelatedLink.objects.filter(by_key, article_id=article_id)
    row = next((row for row in found if row.key == key), None)
    if row is None:
        raise NotDecided("It is not in the list any more.")
    return Target(row.target_id, row.headline, row.url, row.source)


def set_kind_there(
    links: LinkChanges, decider: Decider, article_id: str, kind: LinkKind, **values: object
) -> None:
    """Let this list's story be so in the other list too, which nobody looked at.

    Raises `NotDecided` where somebody decided the opposite there.
    """
    old = links.after.get((article_id, decider.article_id))
    if old and LinkKind.BANNED in {old["kind"], kind} and old["kind"] != kind:
        raise NotDecided(
            f"Under the other story {old['by']} decided the opposite. Decide there, or do it here "
            "alone."
        )
    if kind == LinkKind.PINNED and (EVERYWHERE, decider.article_id) in links.after:
        raise NotDecided("This story is banned everywhere. Allow it again first.")
    set_kind(links, decider, article_id, Target(decider.article_id), kind, **values)


def other(decider: Decider, target: Target) -> str:
    """Return the story beside that of the list, if it is another."""
    return target.id if target.id != decider.article_id else ""


def reached_besides(decider: Decider, decision: Decision) -> str:
    """Return the other of the two lists that a decision is kept under."""
    both = {decision.article_id, decision.other_id} - {decider.article_id}
    return "".join(both)
