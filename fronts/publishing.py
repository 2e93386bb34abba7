"""How a front goes out: at once, by the clock, or as it was before. Each way adds a version.

A version is never changed. Stories on it that are not live are shown to nobody until they are.
"""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from editions.front import front_json
from editions.models import FrontVersion, Lead, front_of
from fronts.beginning import first_rows
from fronts.drafting import lock
from fronts.models import FrontDraft, FrontPlan
from fronts.moving import rows_of_now
from fronts.rows import FrontError
from people.actors import Actor, actor_name, check_may
from people.roles import Act

MEANWHILE = (
    "A colleague changed this front since you looked at it, and nothing went out. Here it is as it "
    "is now: look at it and publish again."
)


@transaction.atomic
def publish(place: str, *, version: int | None = None, by: Actor) -> FrontVersion:
    """Show readers the draft of a front. `version` is the one that was looked at.

    Raises `PermissionDenied`, or `FrontError` where somebody changed it meanwhile, or where
    readers see exactly this already.
    """
    draft = looked_at(place, version, by)
    shown = front_of(place)
    if shown and shown.rows == draft.rows and not led_since(shown):
        raise FrontError("Readers see exactly this already.")
    return taken_up(draft, add_version(place, draft.rows, by))


def led_since(shown: FrontVersion) -> str:
    """Return the story that was chosen to lead after a front went out, and still does, or ''.

    It stands before all that is in that front.
    """
    newest = Lead.objects.filter(place=shown.place, at__gt=shown.at).first()
    return newest.article_id if newest else ""


def looked_at(place: str, version: int | None, by: Actor) -> FrontDraft:
    """Return the locked draft, where it is still the one that was looked at, and has rows."""
    check_may(by, Act.EDIT_FRONTS)
    draft = lock(place)
    if version is not None and draft.version != version:
        raise FrontError(MEANWHILE)
    if not any(row.slots for row in draft.parsed):
        raise FrontError("Nothing stands in it. Put a story or a rule in a row first.")
    return draft


@transaction.atomic
def fill_itself(place: str, *, by: Actor) -> FrontVersion:
    """Let a front fill itself again. A draft without changes of its own begins anew.

    Raises as `publish` does.
    """
    check_may(by, Act.EDIT_FRONTS)
    draft = lock(place)
    shown = front_of(place)
    if shown is None or not shown.rows:
        raise FrontError("It fills itself already.")
    version = add_version(place, "", by, note="fills itself again")
    draft.published = version.number
    if not draft.has_news:
        draft.rows = front_json(first_rows(place))
        draft.version += 1
    draft.save()
    return version


@transaction.atomic
def publish_again(place: str, number: int, *, by: Actor) -> FrontVersion:
    """Show readers an earlier version again. A draft with changes of its own stays as it is.

    Raises as `publish` does.
    """
    check_may(by, Act.EDIT_FRONTS)
    draft = lock(place)
    earlier = FrontVersion.objects.filter(place=place, number=number).first()
    if earlier is None:
        raise FrontError("There is no such version.")
    shown, rows = front_of(place), rows_of_now(earlier.rows)
    if shown and shown.rows == rows and not led_since(shown):
        raise FrontError("Readers see exactly this already.")
    version = add_version(place, rows, by, note=f"version {number} again")
    if not draft.has_news and rows:
        draft.rows = rows
        draft.version += 1
        return taken_up(draft, version)
    return version


@transaction.atomic
def plan(place: str, goes_out_at: datetime, *, version: int | None = None, by: Actor) -> FrontPlan:
    """Let the draft as it is now go out by the clock. Raises as `publish` does."""
    draft = looked_at(place, version, by)
    if goes_out_at <= timezone.now():
        raise FrontError("That time has passed. Name a later one, or publish it now.")
    return FrontPlan.objects.create(
        place=place, rows=draft.rows, goes_out_at=goes_out_at, by=actor_name(by)
    )


@transaction.atomic
def unplan(pk: int, *, by: Actor) -> FrontPlan:
    """Take a planned front off the clock. Raises `FrontError` where it is too late."""
    check_may(by, Act.EDIT_FRONTS)
    waiting = FrontPlan.objects.waiting().select_for_update().filter(pk=pk).first()
    if waiting is None:
        raise FrontError("It went out already, or was taken off the clock.")
    waiting.ended_by = actor_name(by)
    waiting.save(update_fields=["ended_by"])
    return waiting


def publish_planned(at: datetime | None = None) -> Iterator[FrontVersion]:
    """Show readers the planned fronts whose time has come; each once, however many workers ask."""
    due = FrontPlan.objects.waiting().filter(goes_out_at__lte=at or timezone.now())
    for pk in list(due.values_list("pk", flat=True)):
        with transaction.atomic():
            planned = due.select_for_update().filter(pk=pk).first()
            if planned is None:
                continue
            draft = lock(planned.place)
            version = next_version(planned.place, planned.rows, planned.by, "by the clock")
            planned.went_out = version.number
            planned.save(update_fields=["went_out"])
            if draft.rows == planned.rows:
                taken_up(draft, version)
        yield version


def add_version(place: str, rows: str, by: Actor, note: str = "") -> FrontVersion:
    """Add a version of a front; the caller has locked its draft."""
    return next_version(place, rows, actor_name(by), note)


def next_version(place: str, rows: str, by: str, note: str) -> FrontVersion:
    """Add a version in somebody's name."""
    newest = front_of(place)
    number = newest.number + 1 if newest else 1
    return FrontVersion.objects.create(place=place, number=number, rows=rows, by=by, note=note)


def taken_up(draft: FrontDraft, version: FrontVersion) -> FrontVersion:
    """Note on a locked draft that readers see the same."""
    draft.published, draft.has_news = version.number, False
    draft.save()
    return version
