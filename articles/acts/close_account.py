"""Somebody leaves the paper: the account is closed and the unfinished stories go to another.

Nothing is deleted. The record and the timelines go on naming the one who left, and what they
typed and had not saved can still be read and taken over.
"""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from articles.models import Article, Event, Hold, Stage
from articles.models.article import ArticleQuerySet, Live
from articles.notices import tell
from articles.timeline import add_acts
from articles.workflow import DoorError
from people.actors import Actor, account_of, actor_name, check_may
from people.audit import record
from people.colleagues import of_roles
from people.models import AuditEntry, User
from people.roles import Act, Role, may

BATCH = 500


class CannotLeave(DoorError):
    """The account cannot be closed like this; the message says what to do."""


def unfinished(user: User) -> ArticleQuerySet:
    """Return the stories that are somebody's, in nobody else's hands, and not done.

    A live story is done, though its draft says "approved", unless a change of it was approved
    and has not gone out, or goes out by the clock.
    """
    closed = User.objects.filter(is_active=False).values("pk")
    nobody_else = Q(assigned_to=None) | Q(assigned_to__in=closed)
    theirs = Q(assigned_to=user) | (Q(created_by=user) & nobody_else)
    went_out = Event.objects.filter(article=OuterRef("article"), action__startswith="publish")
    approved_since = Event.objects.filter(
        article=OuterRef("pk"),
        action="approve",
        pk__gt=Subquery(went_out.order_by("-pk").values("pk")[:1]),
    )
    waits = (
        Q(stage__in=[Stage.DRAFT, Stage.IN_REVIEW])
        | Q(stage=Stage.APPROVED, live=Live.NOT_YET)
        | Q(publish_at__isnull=False)
        | (Q(stage=Stage.APPROVED, live=Live.LIVE) & Exists(approved_since))
    )
    return Article.objects.filter(theirs).filter(waits)


def holds_of(user: User) -> QuerySet[Hold]:
    """Return the holds that name somebody."""
    return Hold.objects.filter(people=user)


def check_may_manage(user: User, by: Actor) -> None:
    """Raise `PermissionDenied` unless this actor may close and open this account."""
    check_may(by, Act.RUN_THE_PAPER)
    account = account_of(by)
    if user.is_superuser and account is not None and not account.is_superuser:
        raise PermissionDenied


@transaction.atomic
def close_account(user: User, *, successor: User | None, by: Actor) -> int:
    """Close an account, hand its unfinished stories over, and say how many.

    Told, and kept in the audit, is the number of those that whoever closes it may know of.

    1. Whoever runs the paper is locked, so that two cannot close each other at once.
    2. Each unfinished story is given to the successor, with an act in its timeline.
    3. The successor is named for every hold that names the one who leaves.
    4. The account is closed, and every session of it ends.
    5. The successor is told.

    Raises `PermissionDenied`, or `CannotLeave` with what to do.
    """
    check_may_manage(user, by)
    leaver = lock_accounts(user)
    check_can_leave(leaver, successor, by)
    count = named = known = 0
    if successor is not None:
        known = known_unfinished(leaver, by)
        count = hand_over(leaver, successor, by)
        named = name_for_holds(leaver, successor)
    leaver.is_active = False
    leaver.save(update_fields=["is_active"])
    leaver.end_sessions()
    note = (
        f"{stories_words(known)} handed over to {successor}"
        if successor
        else "Nothing to hand over"
    )
    record(AuditEntry.Kind.CLOSED, leaver, by=account_of(by), note=note)
    if successor is not None and successor != account_of(by) and (count or named):
        tell(successor, told_words(leaver, count, named, by))
    user.refresh_from_db()
    return known


def known_unfinished(leaver: User, by: Actor) -> int:
    """Return how many unfinished stories of somebody this actor may know of."""
    account = account_of(by)
    stories = unfinished(leaver)
    return (stories.seen_by(account) if account else stories).count()


def lock_accounts(user: User) -> User:
    """Lock whoever can run the paper, and the one who leaves; return the latter."""
    running = of_roles(Role.PUBLISHER).values("pk")
    wanted = Q(pk=user.pk) | Q(is_superuser=True) | Q(pk__in=running)
    locked = User.objects.select_for_update().filter(wanted).order_by("pk")
    return next(account for account in locked if account.pk == user.pk)


def check_can_leave(leaver: User, successor: User | None, by: Actor) -> None:
    """Raise `CannotLeave` where closing would do harm."""
    if not leaver.is_active:
        raise CannotLeave("This account is closed already.")
    if leaver == account_of(by):
        raise CannotLeave("You cannot close your own account. Ask another publisher to.")
    others = User.objects.exclude(pk=leaver.pk)
    if leaver.is_superuser and not others.filter(is_superuser=True, is_active=True).exists():
        raise CannotLeave("This is the last superuser. Make another one first.")
    is_publisher = of_roles(Role.PUBLISHER).filter(pk=leaver.pk).exists()
    if is_publisher and not of_roles(Role.PUBLISHER).exclude(pk=leaver.pk).exists():
        raise CannotLeave("This is the last publisher. Make somebody else one first.")
    if successor is None:
        if unfinished(leaver).exists() or holds_of(leaver).exists():
            raise CannotLeave("Choose who takes over what is unfinished.")
        return
    if successor == leaver or not may(successor, Act.WRITE, own=True):
        raise CannotLeave(f"{successor} cannot take stories over. Choose somebody who writes.")


def batches(keys: list[int]) -> Iterator[list[int]]:
    """Yield the keys some hundreds at a time: a database takes only so many at once."""
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def hand_over(leaver: User, successor: User, by: Actor) -> int:
    """Give every unfinished story to the successor, and say how many there were."""
    note = f"To {successor}: the account of {leaver} is closed."
    now = timezone.now()
    keys = list(unfinished(leaver).values_list("pk", flat=True))
    for some in batches(keys):
        stories = list(
            Article.objects.select_for_update()
            .filter(pk__in=some)
            .only("pk", "stage", "public_id", "approved_revision")
            .order_by("pk")
        )
        Article.objects.filter(pk__in=some).update(assigned_to=successor)
        add_acts(
            [
                Event(
                    article=story,
                    at=now,
                    actor=account_of(by),
                    by=actor_name(by),
                    action="hand_over",
                    from_stage=story.stage,
                    to_stage=story.stage,
                    note=note,
                )
                for story in stories
            ]
        )
    return len(keys)


def name_for_holds(leaver: User, successor: User) -> int:
    """Let the successor see what only the one who leaves and others named may see."""
    through = Hold.people.through
    keys = list(holds_of(leaver).values_list("pk", flat=True))
    for some in batches(keys):
        rows = [through(hold_id=key, user_id=successor.pk) for key in some]
        through.objects.bulk_create(rows, ignore_conflicts=True)
    return len(keys)


@transaction.atomic
def open_account(user: User, *, by: Actor) -> None:
    """Open a closed account again, with the roles it had. What was handed over stays where it is.

    Raises `PermissionDenied`, or `CannotLeave` where it is open.
    """
    check_may_manage(user, by)
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_active:
        raise CannotLeave("This account is open already.")
    locked.is_active = True
    locked.save(update_fields=["is_active"])
    record(AuditEntry.Kind.OPENED, locked, by=account_of(by), note="Again")
    user.refresh_from_db()


def stories_words(count: int) -> str:
    """Return a number of stories in words."""
    return "1 story" if count == 1 else f"{count:,} stories"


def told_words(leaver: User, count: int, named: int, by: Actor) -> str:
    """Return what the successor is told."""
    theirs = f"You have {stories_words(count)} of theirs now"
    if named:
        theirs += f", and are named for {stories_words(named)} on hold that named them"
    return f"{actor_name(by)} closed the account of {leaver}. {theirs}."
