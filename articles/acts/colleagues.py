"""Whose a story is, and what colleagues say about it: assigning, handing over, notes."""

from datetime import date

from django.db import transaction

from articles import workflow
from articles.dates import day_words
from articles.draft.revisions import lock
from articles.models import Article, Note
from articles.notices import tell, tell_whose
from people.actors import Actor, account_of, actor_name, check_may
from people.models import User
from people.roles import Act, may

MOST_LETTERS = 2000


@transaction.atomic
def give(
    article: Article,
    action_name: str,
    *,
    to: User,
    by: Actor,
    note: str = "",
    until: date | None = None,
) -> None:
    """Give a story to a colleague (`assign` or `hand_over`), who is told; `until` is the day by
    which it is expected, and handing over changes none.

    Raises `PermissionDenied`, or `WrongState` where they cannot write, have it already, or are
    not named for its hold.
    """
    locked = lock(article)
    workflow.check(locked, action_name, by)
    if not may(to, Act.WRITE, own=True):
        raise workflow.WrongState(f"{to} does not write stories. Choose somebody else.")
    if action_name != "assign":
        until = locked.due_on
    if locked.assigned_to_id == to.pk and locked.due_on == until:
        raise workflow.WrongState(f"{to} has this story already.")
    if not Article.objects.seen_by(to).filter(pk=locked.pk).exists():
        raise workflow.WrongState(
            f"The story is on hold, and {to} is not named for it. Choose one of those named, or "
            "take it off hold and put it on hold again with them."
        )
    locked.assigned_to, locked.due_on = to, until
    locked.save(update_fields=["assigned_to", "due_on"])
    by_day = f", until {day_words(until)}" if until else ""
    workflow.log(locked, action_name, by, note=f"To {to}{by_day}. {note}".strip())
    if to != account_of(by):
        words = f"{actor_name(by)} gave you “{locked}”{by_day}"
        tell(to, f"{words}: {note}" if note.strip() else f"{words}.", locked)
    article.refresh_from_db()


@transaction.atomic
def add_note(article: Article, words: str, *, by: Actor) -> Note:
    """Leave a note on a story, for the desk; whose story it is is told.

    Notes are only added, never changed. Raises `PermissionDenied`, or `WrongState` where it is
    empty or too long.
    """
    locked = lock(article)
    account = account_of(by)
    check_may(by, Act.NOTE, own=account is not None and locked.is_own(account))
    workflow.check_seen(locked, by)
    text = words.replace("\r\n", "\n").strip()
    if not text:
        raise workflow.WrongState("Write the note first.")
    if len(text) > MOST_LETTERS:
        raise workflow.WrongState(f"A note has {MOST_LETTERS:,} letters at most.")
    note = Note.objects.create(article=locked, by=actor_name(by), words=text)
    tell_whose(f"{actor_name(by)} left a note on “{locked}”: {text}", locked, by=by)
    return note
