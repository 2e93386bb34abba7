"""A story that is probably the next take of another: somebody says, and its words go there."""

from django.db import transaction

from articles import workflow
from articles.acts.stages import move
from articles.draft.revisions import add_revision, lock, save_revision
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article
from articles.models.article import Live
from editions.story import Story
from people.actors import Actor, check_may
from people.roles import Act
from wire.inbox.noting import leave_inbox
from wire.models import WireItem
from wire.naming import named_for_all
from wire.ownership import IS_ANOTHER, OFFERED, READ_AGAIN, edited_by_desk
from wire.recognition import newest_of, take_turns
from wire.story_from_page import FROM_THE_PAGE, merged_figures


def asked_take(article: Article) -> WireItem | None:
    """Return the reading of a story that is probably of another one, while nobody has said."""
    return WireItem.objects.filter(article=article, update_of__isnull=False).last()


def why_asked(article: Article) -> str:
    """Return why a story must not go out beside the one that it is probably a take of, or ''."""
    item = asked_take(article)
    if item is None:
        return ""
    assert item.update_of is not None, "it is asked for"
    older = item.update_of
    return (
        f"Probably an update of “{older}” ({older.public_id}). Say at the desk whether it is one."
    )


@transaction.atomic
def join_take(article: Article, *, by: Actor) -> Article:
    """Bring the words of a story to the one that it is the next take of, and set it aside.

    They are that story's next draft, or an offer beside it where an editor has been at work: as
    if the wire had known it. Later takes are known by it from now on. Returns that story. Raises
    `PermissionDenied`, or `WrongState` where nobody has to say, or where it went out already.
    """
    check_may(by, Act.INGEST)
    take_turns()
    own, item = lock(article), asked_take(article)
    if item is None or item.update_of is None:
        raise workflow.WrongState("Nobody has to say whether this story is an update any more.")
    if own.live != Live.NOT_YET:
        raise workflow.WrongState("This story went out already. Withdraw it there, if it is one.")
    older = lock(item.update_of)
    for story in (own, older):
        workflow.check_seen(story, by)
    draft = story_of(older)
    wanted = with_take(draft, story_of(own))
    newest = newest_of(WireItem.objects.filter(article=older).first())
    number = newest.revision_number if newest else 0
    is_offered = wanted != draft and (newest is None or edited_by_desk(older, draft, newest))
    if is_offered:
        number = add_revision(older, wanted, by, is_proposal=True).number
        workflow.log(older, OFFERED, by, note=item.path)
    elif wanted != draft:
        from_stage = older.stage
        apply_story(older, wanted)
        number = save_revision(older, by).number
        workflow.log(older, READ_AGAIN, by, from_stage=from_stage, note=item.path)
    WireItem.objects.filter(article=own).update(
        article=older, update_of=None, revision_number=number, is_settled=not is_offered
    )
    leave_inbox(own, to=older)
    move(own, "spike", by=by, note=f"It is an update of {named_for_all(older)}.")
    article.refresh_from_db()
    return older


@transaction.atomic
def set_apart(article: Article, *, by: Actor) -> None:
    """Say that a story is another one than that which it looked like an update of.

    Raises `PermissionDenied`, or `WrongState` where nobody has to say.
    """
    check_may(by, Act.INGEST)
    own, item = lock(article), asked_take(article)
    workflow.check_seen(own, by)
    if item is None:
        raise workflow.WrongState("Nobody has to say whether this story is an update any more.")
    WireItem.objects.filter(article=own).update(update_of=None)
    older = named_for_all(item.update_of) if item.update_of else "another"
    workflow.log(own, IS_ANOTHER, by, note=f"It is no update of {older}.")


def with_take(base: Story, take: Story) -> Story:
    """Return a story saying what its next take says; what no page can say stays as it is."""
    kept = [credit for credit in base.credits if credit.role not in FROM_THE_PAGE]
    printed = [credit for credit in take.credits if credit.role in FROM_THE_PAGE]
    return base.with_changes(
        {
            "headline": take.headline,
            "source": take.source,
            "source_time": take.source_time,
            "byline_place": take.byline_place,
            "dateline": take.dateline,
            "body": take.body,
            "credits": (*printed, *kept),
            "figures": merged_figures(base.figures, take.figures),
        }
    )
