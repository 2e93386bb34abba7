"""Settling what a fix of the live text and the draft both changed (rule 5)."""

from django.db import transaction

from articles.draft.revisions import add_revision, lock, save_revision
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article
from articles.workflow import WrongState, log
from editions.story import Story
from people.actors import Actor, account_of, check_may
from people.roles import Act


@transaction.atomic
def settle_conflict(article: Article, field: str, *, takes_live: bool, by: Actor) -> None:
    """Settle one field: the draft takes the live words, or keeps its own.

    A scheduled revision that was approved with the old words takes the live ones as well.
    Raises `PermissionDenied`, or `WrongState` where there is nothing to settle in this field.
    """
    locked = lock(article)
    account = account_of(by)
    check_may(by, Act.WRITE, own=account is not None and locked.is_own(account))
    conflict = next((row for row in locked.merge_conflicts if row["field"] == field), None)
    if conflict is None:
        raise WrongState("This was settled already.")
    if takes_live:
        approved = locked.approved_revision
        if locked.is_scheduled and approved:
            fixed = with_field(approved.story, field, conflict["live"])
            locked.approved_revision = add_revision(locked, fixed, by)
        apply_story(locked, with_field(story_of(locked), field, conflict["live"]))
    locked.merge_conflicts = [row for row in locked.merge_conflicts if row["field"] != field]
    locked.save()
    save_revision(locked, by)
    log(locked, "settle", by, note=f"{field}: {'live words' if takes_live else 'draft kept'}")
    article.refresh_from_db()


def with_field(story: Story, field: str, value: object) -> Story:
    """Return the story with one field as the record has it."""
    return Story.from_dict({**story.to_dict(), field: value})
