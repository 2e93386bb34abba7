"""Notes at a passage of a story: left, answered, resolved, taken up again."""

from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.draft.passages import Passage
from articles.draft.revisions import lock
from articles.models import Article, PassageNote
from articles.models.passages import LONGEST_CONTEXT, LONGEST_PASSAGE
from articles.notices import tell, tell_whose
from editions.markup import without_controls
from people.actors import Actor, account_of, actor_name, check_may
from people.models import User
from people.roles import Act

MOST_LETTERS = 2000


@transaction.atomic
def add_passage_note(article: Article, passage: Passage, words: str, *, by: Actor) -> PassageNote:
    """Leave a note at a passage, for the desk; whose story it is is told.

    Raises `PermissionDenied`, or `WrongState` where no words are marked, or too many, or none said.
    """
    locked = checked(article, by)
    exact = one_line(passage.exact)
    if not exact:
        raise workflow.WrongState("Mark the words first that the note is about.")
    if len(exact) > LONGEST_PASSAGE:
        raise workflow.WrongState(f"Mark {LONGEST_PASSAGE:,} letters at most: a sentence or two.")
    note = PassageNote.objects.create(
        article=locked,
        exact=exact,
        before=context(passage.before)[-LONGEST_CONTEXT:],
        after=context(passage.after)[:LONGEST_CONTEXT],
        **said(words, by),
    )
    tell_whose(f"{actor_name(by)} left a note in “{locked}”: {note.words}", locked, by=by)
    return note


@transaction.atomic
def answer(note: PassageNote, words: str, *, by: Actor) -> PassageNote:
    """Answer a note at a passage; whose story it is is told, and who wrote in its thread.

    A thread that was resolved is open again. Raises as `add_passage_note`.
    """
    locked = checked(note.article, by)
    reply = PassageNote.objects.create(article=locked, answers=note, **said(words, by))
    PassageNote.objects.filter(pk=note.pk).update(resolved_at=None, resolved_by="")
    notice = f"{actor_name(by)} answered a note in “{locked}”: {reply.words}"
    tell_whose(notice, locked, by=by)
    thread = PassageNote.objects.filter(pk=note.pk) | PassageNote.objects.filter(answers=note)
    writers = User.objects.filter(pk__in=thread.values("author"), is_active=True)
    # Whose story it is and who answers have been told, or know.
    know = {locked.created_by, locked.assigned_to, account_of(by)}
    for user in writers.order_by("pk"):
        if user not in know:
            tell(user, notice, locked)
    return reply


@transaction.atomic
def resolve(note: PassageNote, *, by: Actor, is_resolved: bool = True) -> None:
    """Say that what a note asks is seen to, or take it up again. Raises `PermissionDenied`."""
    checked(note.article, by)
    moment = timezone.now() if is_resolved else None
    name = actor_name(by) if is_resolved else ""
    PassageNote.objects.filter(pk=note.pk).update(resolved_at=moment, resolved_by=name)


def checked(article: Article, by: Actor) -> Article:
    """Return the story, locked, for one who may leave notes on it. Raises `PermissionDenied`."""
    locked = lock(article)
    account = account_of(by)
    check_may(by, Act.NOTE, own=account is not None and locked.is_own(account))
    workflow.check_seen(locked, by)
    return locked


def said(words: str, by: Actor) -> dict[str, object]:
    """Return what somebody said, and who. Raises `WrongState` where it is nothing or too long."""
    text = without_controls(words.replace("\r\n", "\n")).strip()
    if not text:
        raise workflow.WrongState("Write the note first.")
    if len(text) > MOST_LETTERS:
        raise workflow.WrongState(f"A note has {MOST_LETTERS:,} letters at most.")
    return {"words": text, "by": actor_name(by), "author": account_of(by)}


def one_line(words: str) -> str:
    """Return words as `running_text` has them."""
    return " ".join(without_controls(words).split())


def context(words: str) -> str:
    """Return words beside a passage as `running_text` has them; a space at an end is one."""
    return " ".join(without_controls(f"|{words}|").split())[1:-1]
