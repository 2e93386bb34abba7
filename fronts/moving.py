"""Fronts go along when a section, tag, person or source gets another address, or is made another.

A front is named by the address of its section, and its rules name what they take from by theirs.
"""

from dataclasses import replace

from django.db import transaction
from django.db.models import F, Max

from addresses.models import FormerAddress, Kind
from editions.front import Row, RuleKind, Slot, front_json, rows_of_json
from editions.models import FrontVersion, fronts_shown
from fronts.models import FrontDraft, FrontPlan

# The kinds of rules are called as the kinds of pages are.
KINDS = {RuleKind(kind.value): kind for kind in Kind}


@transaction.atomic
def follow(kind: Kind, old: str, new: str) -> None:
    """Let what readers see, drafts and planned fronts have what stood at an address at another.

    Former versions stay as they are; one that is shown again follows then (`rows_of_now`).
    """
    if kind == Kind.SECTION:
        take_along(old, new)
    for front in (*fronts_shown(), *FrontDraft.objects.all(), *FrontPlan.objects.waiting()):
        if f'"{old}"' in front.rows:
            front.rows = front_json(
                [with_rules(row, {(kind, old): new}) for row in rows_of_json(front.rows)]
            )
            front.save(update_fields=["rows"])


def take_along(old: str, new: str) -> None:
    """Let the front of a section be the front at its new address, with all its versions."""
    FrontDraft.objects.filter(place=new).delete()
    FrontDraft.objects.filter(place=old).update(place=new)
    FrontPlan.objects.filter(place=old).update(place=new)
    # A section that was deleted may have left some there.
    there = FrontVersion.objects.filter(place=new).aggregate(last=Max("number"))["last"] or 0
    FrontVersion.objects.filter(place=old).update(place=new, number=F("number") + there)


def rows_of_now(rows: str) -> str:
    """Return the rows of an earlier version with the addresses of today in its rules."""
    parsed = rows_of_json(rows)
    rules = [slot.rule for row in parsed for slot in row.slots if slot.rule]
    moved: dict[tuple[Kind, str], str] = {}
    for kind in {KINDS[rule.kind] for rule in rules if rule.kind in KINDS}:
        now = FormerAddress.objects.now_of(kind, {rule.slug for rule in rules})
        moved |= {(kind, slug): leads_to for slug, leads_to in now.items()}
    return front_json([with_rules(row, moved) for row in parsed]) if moved else rows


def with_rules(row: Row, moved: dict[tuple[Kind, str], str]) -> Row:
    """Return a row whose rules name pages by where those stand now."""
    return row.with_slots([with_rule(slot, moved) for slot in row.slots])


def with_rule(slot: Slot, moved: dict[tuple[Kind, str], str]) -> Slot:
    """Return a slot whose rule names a page by where that stands now."""
    rule = slot.rule
    kind = KINDS.get(rule.kind) if rule else None
    if rule is None or kind is None or (kind, rule.slug) not in moved:
        return slot
    return replace(slot, rule=replace(rule, slug=moved[kind, rule.slug]))
