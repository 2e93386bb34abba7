"""Embargo: a story, or a change of a live one, does not go out before a moment.

What an embargo stops is in `articles/checks/under_embargo.py`.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.dates import moment_words
from articles.draft.revisions import lock
from articles.models import Article
from articles.notices import tell_publishers
from people.actors import Actor, actor_name


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
    locked.save(update_fields=["embargo_until"])
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
