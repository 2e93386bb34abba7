"""The paper's own settings: saved as a draft, and let count by whoever answers for the paper."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from articles.proxy import taken_from_readers
from articles.workflow import WrongState
from paper.contrast import unreadable
from paper.facts import PaperFacts
from paper.models import Logo, PaperSave, PaperVersion
from people.actors import Actor, actor_name, check_may
from people.roles import Act
from taxonomy.models import Section


class PaperConflict(WrongState):
    """Somebody saved meanwhile and set the same; `names` are the fields that both changed."""

    def __init__(self, newest: PaperSave, names: list[str]) -> None:
        super().__init__(
            f"{newest.by} saved meanwhile and changed the same. What you typed stands here: look "
            "at what differs, and save again to put yours in its place."
        )
        self.newest = newest
        self.names = names


def draft_values() -> dict[str, Any]:
    """Return what the draft says: the newest save, else what counts now."""
    save = PaperSave.objects.order_by("-number").first()
    newest = PaperVersion.objects.order_by("-pk").first()
    values = save.values if save else newest.values if newest else {}
    return without_given_order(values, newest)


def without_given_order(values: dict[str, Any], newest: PaperVersion | None) -> dict[str, Any]:
    """Return values without an order of the sections that was given to them already.

    Somebody may have given them another since, which nobody undoes with a new tagline.
    """
    if newest is None or values.get("order") != newest.values.get("order"):
        return values
    return {name: value for name, value in values.items() if name != "order"}


def whole(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return all that values say, with the server's own where they say nothing."""
    return PaperFacts.from_values(values).as_values()


@transaction.atomic
def save_paper(values: Mapping[str, Any], *, opened: int, by: Actor) -> PaperSave:
    """Save the draft that was opened as this number with these values in place of its own.

    What somebody else set meanwhile stays, where these do not change it. Raises
    `PermissionDenied`, or `PaperConflict` where both changed the same.
    """
    check_may(by, Act.RUN_THE_PAPER)
    newest = locked_save()
    before = draft_values()
    now, base = whole(before), whole(before)
    if newest and newest.number != opened:
        opened_as = PaperSave.objects.filter(number=opened).first()
        counts = PaperVersion.objects.order_by("-pk").first()
        base = whole(without_given_order(opened_as.values, counts) if opened_as else {})
    # What was never set stays the server's own.
    changes = {name: value for name, value in values.items() if value != base[name]}
    both = [name for name, value in changes.items() if now[name] not in (base[name], value)]
    if newest and both:
        raise PaperConflict(newest, both)
    wanted = {**before, **changes}
    if newest and before == wanted:
        return newest
    number = newest.number + 1 if newest else 1
    saved, is_new = PaperSave.objects.get_or_create(
        number=number, defaults={"values": wanted, "by": actor_name(by)}
    )
    if not is_new:
        # The very first save has nothing to lock: a colleague's came in this moment.
        raise PaperConflict(saved, [*changes])
    return saved


def locked_save() -> PaperSave | None:
    """Return the newest save, locked: whoever else saves or publishes it waits, and looks again."""
    newest = PaperSave.objects.order_by("-number").first()
    while newest is not None:
        PaperSave.objects.select_for_update().get(pk=newest.pk)
        locked, newest = newest, PaperSave.objects.order_by("-number").first()
        if newest == locked:
            return locked
    return None


@transaction.atomic
def publish_paper(*, number: int, by: Actor) -> PaperVersion:
    """Let exactly this save count, on every page at once.

    Raises `PermissionDenied`, or `WrongState` where it is not the newest, counts already, or has
    colours that nobody could read.
    """
    check_may(by, Act.RUN_THE_PAPER)
    save = locked_save()
    if save is None or save.number != number:
        raise WrongState("Somebody saved meanwhile. Look at the newest before it counts.")
    newest = PaperVersion.objects.order_by("-pk").first()
    if newest and newest.values == save.values:
        raise WrongState("The paper is exactly so already.")
    facts = PaperFacts.from_values(save.values)
    for _, words in unreadable(facts.colours):
        raise WrongState(words)
    for place, key in enumerate(without_given_order(save.values, newest).get("order", ())):
        Section.objects.filter(pk=key).exclude(position=place).update(position=place)
    # A proxy keeps a page for a second only, but no old name beside a new one.
    taken_from_readers()
    return PaperVersion.objects.create(values=save.values, by=actor_name(by))


def take_back(version: PaperVersion, *, by: Actor) -> PaperSave:
    """Give the draft what an earlier version said. Raises `PermissionDenied`."""
    newest = PaperSave.objects.order_by("-number").first()
    return save_paper(whole(version.values), opened=newest.number if newest else 0, by=by)


def keep_logo(digest: str, png: bytes, size: tuple[int, int], *, by: Actor) -> Logo:
    """Keep a logo that the darkroom drew; readers get it once it counts."""
    check_may(by, Act.RUN_THE_PAPER)
    measures = {"png": png, "width_px": size[0], "height_px": size[1]}
    return Logo.objects.get_or_create(pk=digest, defaults=measures)[0]
