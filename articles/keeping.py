"""What keeps a story from going out: an embargo until its time, and a hold until it is named."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from articles import workflow
from articles.models import Article, Hold
from articles.models.article import CLOCK_FIELDS
from articles.notices import tell_publishers
from articles.revisions import lock
from people.actors import Actor, account_of, actor_name
from people.models import User
from people.roles import Act, may
from search.words import folded


class KeptBack(workflow.DoorError):
    """The story is embargoed or on hold."""


def moment_words(moment: datetime) -> str:
    """Return a moment in the paper's zone as sentences say it: `25 November 2026, 09:00`."""
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def day_words(day: date) -> str:
    """Return a day as sentences say it: `25 November 2026`."""
    return date_format(day)


def typed_name(name: str) -> str:
    """Return the form in which two ways to type a hold's name are equal."""
    return "".join(folded(name).split()) or "".join(name.split())


# --- Embargo ------------------------------------------------------------------------------------


@transaction.atomic
def embargo(article: Article, *, until: datetime, by: Actor, note: str = "") -> None:
    """Keep a story, or a change of a live one, from going out before a moment.

    A story that would go out by the clock before that is taken off the clock. The live text can
    still be corrected. Raises `PermissionDenied`, or `WrongState` where the moment has passed.
    """
    locked = lock(article)
    workflow.check(locked, "embargo", by)
    if until <= timezone.now():
        raise workflow.WrongState("That time has passed. Choose a later one.")
    locked.embargo_until = until
    if locked.publish_at and locked.publish_at < until:
        locked.leave_the_clock()
        workflow.log(locked, "unschedule", by, note="The embargo ends later.")
    locked.save(update_fields=["embargo_until", *CLOCK_FIELDS])
    words = f"Until {moment_words(until)}. {note}".strip()
    workflow.log(locked, "embargo", by, note=words)
    article.refresh_from_db()


@transaction.atomic
def release(article: Article, *, by: Actor, note: str) -> None:
    """End an embargo before its time, with a reason; publishers are told at once.

    Raises `PermissionDenied`, or `WrongState` without a reason or where there is no embargo.
    """
    locked = lock(article)
    workflow.check(locked, "release", by, note=note)
    assert locked.embargo_until is not None, "only an embargoed story is released"
    until = moment_words(locked.embargo_until)
    locked.embargo_until = None
    locked.save(update_fields=["embargo_until"])
    workflow.log(locked, "release", by, note=note)
    tell_publishers(
        f"{actor_name(by)} released the embargo of “{locked}” (it ran until {until}): {note}",
        locked,
        by=by,
    )
    article.refresh_from_db()


# --- Hold ---------------------------------------------------------------------------------------


@transaction.atomic
def hold(
    article: Article, *, name: str, people: Iterable[User], look_again_on: date, by: Actor
) -> Hold:
    """Hide a prepared story from all but the people named, and keep it from going out by a slip.

    Whoever puts it on hold is always named. It is taken off the clock. Raises
    `PermissionDenied`, or `WrongState` where the name is empty, the day has passed or somebody
    named does not read the desk.
    """
    locked = lock(article)
    workflow.check(locked, "hold", by)
    if not typed_name(name):
        raise workflow.WrongState("Give the hold a short name, such as the person's.")
    if look_again_on <= timezone.localdate():
        raise workflow.WrongState("Choose a later day on which somebody looks at it again.")
    named = set(people)
    for user in named:
        if not may(user, Act.READ_DESK):
            raise workflow.WrongState(f"{user} does not read the desk's stories.")
    account = account_of(by)
    if account is not None:
        named.add(account)
    placed = Hold.objects.create(
        article=locked,
        name=" ".join(name.split()),
        look_again_on=look_again_on,
        placed_by=account,
    )
    placed.people.set(named)
    if locked.publish_at:
        locked.leave_the_clock()
        locked.save(update_fields=CLOCK_FIELDS)
        workflow.log(locked, "unschedule", by, note="It is on hold.")
    workflow.log(locked, "hold", by, note=f"As “{placed}”, for {names_words(placed)}.")
    article.refresh_from_db()
    return placed


@transaction.atomic
def unhold(article: Article, *, by: Actor, note: str = "") -> None:
    """Take a story off hold: everybody at the desk sees it again, and it can go out.

    Raises `PermissionDenied`, or `WrongState` where it is not on hold.
    """
    locked = lock(article)
    workflow.check(locked, "unhold", by)
    lift_hold(locked, by, note)
    article.refresh_from_db()


def lift_hold(locked: Article, by: Actor, note: str = "") -> None:
    """End the hold of a story whose lock the caller has."""
    name = locked.hold.name
    locked.hold.delete()
    workflow.log(locked, "unhold", by, note=note or f"It was on hold as “{name}”.")


def names_words(placed: Hold) -> str:
    """Return who is named for a hold."""
    names = [str(user) for user in placed.people.order_by("first_name", "pk")]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


# --- At the door --------------------------------------------------------------------------------


def why_kept(article: Article) -> list[str]:
    """Return the sentences that say what keeps a story from going out now."""
    found = []
    if article.is_embargoed:
        assert article.embargo_until is not None, "an embargo has an end"
        until = moment_words(article.embargo_until)
        found.append(f"Embargoed until {until}: release it first, or schedule it for then.")
    return found


def check_free(article: Article, hold_name: str) -> None:
    """Raise `KeptBack` while a story is embargoed, or on hold and its name was not typed."""
    for words in why_kept(article):
        raise KeptBack(words)
    if article.is_on_hold and typed_name(hold_name) != typed_name(article.hold.name):
        raise KeptBack(
            "This story is on hold. To let it out, type the name of its hold on the page that "
            "publishes it, or take it off hold first."
        )


def check_clock_may(article: Article, at: datetime) -> None:
    """Raise `KeptBack` where a story may not go out by the clock at this moment."""
    if article.is_on_hold:
        raise KeptBack("This story is on hold. Take it off hold first.")
    if article.embargo_until and at < article.embargo_until:
        until = moment_words(article.embargo_until)
        raise KeptBack(f"Embargoed until {until}: choose that time or a later one.")
