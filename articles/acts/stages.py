"""The actions that move a draft and show readers nothing: review, approval, clock, spike."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from articles import workflow
from articles.checks.four_eyes import check_other_eyes
from articles.checks.gate import GoingOut, check_gate
from articles.draft.revisions import lock, save_revision
from articles.models import Article, Stage
from articles.models.article import CLOCK_FIELDS
from articles.notices import RETURN, forget_return, tell_whose
from editions.markup import without_controls
from people.actors import Actor, actor_name


@transaction.atomic
def move(article: Article, action_name: str, *, by: Actor, note: str = "") -> Article:
    """Take one of the actions that only change the stage of the draft.

    Raises `PermissionDenied`, `WrongState` where the stage or a missing note forbids it, and
    `NeedsOtherEyes` where somebody would approve what they saved themselves.
    """
    locked = lock(article)
    action = workflow.check(locked, action_name, by, note=note)
    assert action.to_stage is not None, "an action of this kind leads to a stage"
    from_stage = locked.stage
    revision = save_revision(locked, by)
    locked.stage = action.to_stage
    if action_name == "approve":
        check_other_eyes(revision, by, note)
        locked.approved_revision = revision
    if action.to_stage == Stage.SPIKED:
        locked.leave_the_clock()
    forget_return(locked)
    if action_name == RETURN:
        locked.return_note = without_controls(note).strip()
    locked.save(update_fields=["stage", "approved_revision", "return_note"])
    workflow.log(locked, action_name, by, from_stage=from_stage, note=note)
    if action_name == RETURN:
        told = f"{actor_name(by)} returned “{locked}”: {note.strip()}"
        tell_whose(told, locked, by=by, action=RETURN)
    article.refresh_from_db()
    return locked


@transaction.atomic
def schedule(article: Article, *, at: datetime, by: Actor, reason: str = "") -> None:
    """Let exactly the approved revision go out at this moment.

    The `reason` answers for photos whose rights are in question at that moment, as they stand
    now; a right that ends differently meanwhile stops the story at its time.

    Raises `PermissionDenied`, `WrongState` where the moment has passed or nothing is approved,
    `KeptBack` where it is on hold or embargoed until later, `NotReady` where the story could not
    go out, and `NeedsReason`.
    """
    locked = lock(article)
    workflow.check(locked, "schedule", by)
    if at <= timezone.now():
        raise workflow.WrongState("That time has passed. Choose a later one, or publish now.")
    if locked.approved_revision is None:
        raise workflow.WrongState("Approve the story first.")
    going = GoingOut(locked, locked.approved_revision.story, at, is_by_clock=True)
    limits = check_gate(going, reason)
    locked.publish_at = at
    locked.publish_problem = ""
    locked.rights_accepted = {"reason": reason.strip(), "limits": limits} if limits else {}
    locked.save(update_fields=CLOCK_FIELDS)
    moment = date_format(timezone.localtime(at), "d F Y, H:i")
    said = " · ".join(words for words in (moment, reason.strip()) if words)
    workflow.log(locked, "schedule", by, note=said)
    article.refresh_from_db()


@transaction.atomic
def approve_and_schedule(article: Article, *, at: datetime, by: Actor, reason: str = "") -> None:
    """Approve what stands in the draft, where nobody did, and let exactly that go out at a moment.

    The `reason` answers for a second pair of eyes too. Raises what `move` and `schedule` do.
    """
    if article.stage != Stage.APPROVED:
        move(article, "approve", by=by, note=reason)
    schedule(article, at=at, by=by, reason=reason)


@transaction.atomic
def unschedule(article: Article, *, by: Actor) -> None:
    """Let the story not go out by the clock; it stays approved."""
    locked = lock(article)
    workflow.check(locked, "unschedule", by)
    locked.leave_the_clock()
    workflow.log(locked, "unschedule", by)
    article.refresh_from_db()
