"""The stages of a story and every action on it: the one table.

Who may take an action is in `people/roles.py`, by the act named here. Buttons, views, bulk
actions, commands, the door and the tests read these two; there is no other copy. It is a finite
state machine.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles.models import Article, Event, Stage
from articles.models.article import Live
from articles.timeline import add_acts
from editions.body import plain
from editions.markup import without_controls
from people.actors import Actor, account_of, actor_name, check_may
from people.models import User
from people.roles import Act, may


class DoorError(Exception):
    """An act that cannot be done now; the message tells an editor why and what to do."""


class WrongState(DoorError):
    """The story is not in a stage from which this can be done."""


@dataclass(frozen=True)
class Action:
    """One action on a story.

    `stages`, `live` and `when` say from where; `to_stage` is where it leads, none where the
    stage stays. `verb` is what the button says, `past` what the timeline says afterwards,
    `refusal` what is said where it cannot be done.
    """

    name: str
    verb: str
    past: str
    act: Act
    refusal: str
    stages: frozenset[Stage]
    live: frozenset[Live] = frozenset(Live)
    to_stage: Stage | None = None
    when: Callable[[Article], bool] = lambda article: True
    needs_note: bool = False


def stages(*names: Stage) -> frozenset[Stage]:
    """Name some of the stages: those that an action starts from, or that show its button large."""
    return frozenset(names)


WORKING = stages(Stage.DRAFT, Stage.IN_REVIEW, Stage.APPROVED)
ONLINE = frozenset({Live.LIVE})
# Live or not, but not withdrawn: a withdrawn story is restored first.
OPEN = frozenset({Live.NOT_YET, Live.LIVE})

ACTIONS: dict[str, Action] = {
    action.name: action
    for action in (
        Action(
            "submit",
            "Send for review",
            "Sent for review",
            Act.SUBMIT,
            "Only a draft can be sent for review.",
            stages(Stage.DRAFT),
            to_stage=Stage.IN_REVIEW,
        ),
        Action(
            "return",
            "Return with a note",
            "Returned",
            Act.RETURN,
            "Only a story in review or approved can be returned.",
            stages(Stage.IN_REVIEW, Stage.APPROVED),
            to_stage=Stage.DRAFT,
            needs_note=True,
        ),
        Action(
            "approve",
            "Approve",
            "Approved",
            Act.APPROVE,
            "A spiked story cannot be approved. Take it back up first.",
            stages(Stage.DRAFT, Stage.IN_REVIEW),
            to_stage=Stage.APPROVED,
        ),
        Action(
            "schedule",
            "Schedule…",
            "Scheduled",
            Act.SCHEDULE,
            "Approve the story first; a withdrawn one is restored first.",
            stages(Stage.APPROVED),
            live=OPEN,
        ),
        Action(
            "unschedule",
            "Do not send by the clock",
            "Taken off the clock",
            Act.SCHEDULE,
            "The story is not scheduled.",
            WORKING,
            when=lambda article: article.is_scheduled,
        ),
        Action(
            "publish",
            "Publish…",
            "Published",
            Act.PUBLISH,
            "A spiked story is taken back up first; a withdrawn one is restored first.",
            WORKING,
            live=OPEN,
            to_stage=Stage.APPROVED,
        ),
        Action(
            "embargo",
            "Embargo…",
            "Embargoed",
            Act.EMBARGO,
            "A spiked story needs no embargo; a withdrawn one is restored first.",
            WORKING,
            live=OPEN,
        ),
        Action(
            "release",
            "Release the embargo…",
            "Embargo released",
            Act.RELEASE,
            "The story is not embargoed.",
            WORKING,
            when=lambda article: article.is_embargoed,
            needs_note=True,
        ),
        Action(
            "hold",
            "Put on hold…",
            "Put on hold",
            Act.HOLD,
            "Only a story that never went out, and is not on hold, can be put on hold.",
            WORKING,
            live=frozenset({Live.NOT_YET}),
            when=lambda article: not article.is_on_hold,
        ),
        Action(
            "unhold",
            "Take off hold…",
            "Taken off hold",
            Act.HOLD,
            "The story is not on hold.",
            WORKING,
            when=lambda article: article.is_on_hold,
        ),
        Action(
            "assign",
            "Assign…",
            "Assigned",
            Act.ASSIGN,
            "A spiked story is taken back up first.",
            WORKING,
        ),
        Action(
            "hand_over",
            "Hand over…",
            "Handed over",
            Act.HAND_OVER,
            "A spiked story is taken back up first.",
            WORKING,
        ),
        Action(
            "lead",
            "Let it lead…",
            "Chosen to lead",
            Act.LEAD,
            "Only a story that readers see can lead.",
            frozenset(Stage),
            live=ONLINE,
        ),
        Action(
            "correct",
            "Correct the live text…",
            "Live text changed",
            Act.CORRECT,
            "Readers see no version of this story.",
            frozenset(Stage),
            live=ONLINE,
        ),
        Action(
            "withdraw",
            "Withdraw…",
            "Withdrawn",
            Act.WITHDRAW,
            "Readers see no version of this story.",
            frozenset(Stage),
            live=ONLINE,
            needs_note=True,
        ),
        Action(
            "restore",
            "Restore",
            "Restored",
            Act.RESTORE,
            "Only a withdrawn story can be restored.",
            frozenset(Stage),
            live=frozenset({Live.WITHDRAWN}),
        ),
        Action(
            "spike",
            "Spike",
            "Set aside",
            Act.SPIKE,
            "Only a story that readers do not see can be spiked; withdraw it first.",
            WORKING,
            live=frozenset({Live.NOT_YET, Live.WITHDRAWN}),
            to_stage=Stage.SPIKED,
        ),
        Action(
            "unspike",
            "Take back up",
            "Taken back up",
            Act.UNSPIKE,
            "Only a spiked story can be taken back up.",
            stages(Stage.SPIKED),
            to_stage=Stage.DRAFT,
        ),
    )
}


def is_possible(article: Article, action: Action) -> bool:
    """Say whether the story's own state allows the action, whoever asks."""
    return article.stage in action.stages and article.live in action.live and action.when(article)


def available(article: Article, user: User) -> Iterator[Action]:
    """Yield the actions this user may take on this story now."""
    own = article.is_own(user)
    for action in ACTIONS.values():
        if is_possible(article, action) and may(user, action.act, own=own):
            yield action


def check(article: Article, name: str, by: Actor, note: str = "") -> Action:
    """Return the action, or raise where it may not or cannot be taken.

    Raises `PermissionDenied` where this actor may not, `WrongState` where the story's state
    does not allow it or the note it needs is missing. The permission comes first, so that a
    refusal tells a stranger nothing about the story.
    """
    action = ACTIONS[name]
    account = account_of(by)
    check_may(by, action.act, own=account is not None and article.is_own(account))
    check_seen(article, by)
    if not is_possible(article, action):
        raise WrongState(action.refusal)
    if action.needs_note and not plain(note):
        raise WrongState("Say why, in one sentence.")
    return action


def check_seen(article: Article, by: Actor) -> None:
    """Raise `PermissionDenied` where a story is on hold and this person is not named for it."""
    account = account_of(by)
    if account is None or not article.is_on_hold:
        return
    if not Article.objects.seen_by(account).filter(pk=article.pk).exists():
        raise PermissionDenied


def log(
    article: Article,
    action: str,
    by: Actor,
    *,
    from_stage: str = "",
    note: str = "",
    at: datetime | None = None,
) -> Event:
    """Add an act to the story's timeline, now or at the moment the record has for it."""
    act = act_of(article, action, by, from_stage=from_stage, note=note, at=at)
    add_acts([act])
    return act


def act_of(
    article: Article,
    action: str,
    by: Actor,
    *,
    from_stage: str = "",
    note: str = "",
    at: datetime | None = None,
) -> Event:
    """Return an act that is about to be added to a story's timeline."""
    return Event(
        article=article,
        actor=account_of(by),
        by=actor_name(by),
        action=action,
        from_stage=from_stage or article.stage,
        to_stage=article.stage,
        note=without_controls(note),
        at=at or timezone.now(),
    )
