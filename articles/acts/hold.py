"""Hold: a prepared story, such as an obituary, that only those named see and that waits.

What a hold stops is in `articles/checks/on_hold.py`.
"""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.checks.on_hold import typed_name
from articles.door.endings import lift_hold
from articles.draft.revisions import lock
from articles.models import Article, Hold
from people.actors import Actor, account_of
from people.models import User
from people.roles import Act, may


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


def names_words(placed: Hold) -> str:
    """Return who is named for a hold."""
    names = [str(user) for user in placed.people.order_by("first_name", "pk")]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
