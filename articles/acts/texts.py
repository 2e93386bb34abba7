"""What the paper says of itself: written as a draft, published by whoever answers for the paper.

It goes the way of stories: every save stays, what went out is added to a record that never changes,
and readers' pages read that record alone.
"""

from dataclasses import replace

from django.db import transaction

from articles.draft.merging import merge
from articles.models import TextSave
from articles.proxy import taken_from_readers
from articles.workflow import WrongState
from editions.body import clean_body, plain, without_figures
from editions.choices import TextKind
from editions.difference import Change, story_difference
from editions.models import TextEdition, newest_text
from editions.story import Story
from people.actors import Actor, actor_name, check_may
from people.roles import Act


class TextConflict(WrongState):
    """Somebody saved meanwhile and changed the same words; `newest` is what they saved."""

    def __init__(self, newest: TextSave) -> None:
        super().__init__(
            f"{newest.by} saved meanwhile and changed the same words. Yours stand here; below is "
            "what differs. Saving again puts yours in place of theirs, which stay in the history."
        )
        self.newest = newest


def as_story(text: TextSave | TextEdition | None) -> Story:
    """Return a text in the form in which texts are compared and merged."""
    return Story(headline=text.title, body=text.body) if text else Story(headline="")


def text_difference(old: Story, new: Story) -> list[Change]:
    """Return what changed between two versions of a text, in its own words."""
    names = {"headline": "Title", "body": "Text"}
    return [
        replace(change, label=names.get(change.field, change.label))
        for change in story_difference(old, new)
    ]


def draft_of(kind: TextKind) -> TextSave | None:
    """Return the newest save of a text; none where nobody wrote it yet."""
    return TextSave.objects.filter(kind=kind).order_by("-number").first()


@transaction.atomic
def save_text(kind: TextKind, title: str, body: str, *, opened: int, by: Actor) -> TextSave:
    """Save what became of the draft that was opened as this number.

    What somebody saved meanwhile elsewhere in the text is merged with it. Raises
    `PermissionDenied`, `TextConflict` where both changed the same, `WrongState` without a title.
    """
    check_may(by, Act.WRITE_TEXTS)
    title, body = plain(title), without_figures(clean_body(body))
    if not title:
        raise WrongState("Give it a title: the page and the foot of every page are called so.")
    newest = locked_draft(kind)
    mine = Story(headline=title, body=body)
    if newest and newest.number != opened:
        base = TextSave.objects.filter(kind=kind, number=opened).first()
        merged = merge(as_story(base), as_story(newest), mine)
        if merged.open:
            raise TextConflict(newest)
        mine = merged.story
    if newest and as_story(newest) == mine:
        return newest
    saved, is_new = TextSave.objects.get_or_create(
        kind=kind,
        number=newest.number + 1 if newest else 1,
        defaults={"title": mine.headline, "body": mine.body, "by": actor_name(by)},
    )
    if not is_new:
        # The very first save has nothing to lock: a colleague's came in this moment.
        raise TextConflict(saved)
    return saved


@transaction.atomic
def publish_text(kind: TextKind, *, number: int, by: Actor) -> TextEdition:
    """Send exactly this save out to readers. Raises `PermissionDenied`, or `WrongState` where it is
    not the newest, says nothing, or is what readers have already.
    """
    check_may(by, Act.PUBLISH_TEXTS)
    draft = locked_draft(kind)
    if draft is None or draft.number != number:
        raise WrongState("Somebody saved meanwhile. Look at the newest words before they go out.")
    if not draft.body:
        raise WrongState("It says nothing yet. Write the text first.")
    live = newest_text(kind)
    if live and (live.title, live.body) == (draft.title, draft.body):
        raise WrongState("Readers see exactly this already.")
    return add_edition(kind, draft.title, draft.body, by)


@transaction.atomic
def withdraw_text(kind: TextKind, *, by: Actor) -> TextEdition:
    """Take a text from readers; its draft stays. Raises `PermissionDenied` or `WrongState`."""
    check_may(by, Act.PUBLISH_TEXTS)
    locked_draft(kind)
    live = newest_text(kind)
    if live is None or live.is_withdrawal:
        raise WrongState("Readers have no page of it.")
    taken_from_readers()
    return add_edition(kind, "", "", by)


def locked_draft(kind: TextKind) -> TextSave | None:
    """Return the newest save, locked: whoever else saves or publishes it waits.

    Whoever waited looks again: what was newest before may not be so any more.
    """
    newest = draft_of(kind)
    while newest is not None:
        TextSave.objects.select_for_update().get(pk=newest.pk)
        locked, newest = newest, draft_of(kind)
        if newest == locked:
            return locked
    return None


def add_edition(kind: TextKind, title: str, body: str, by: Actor) -> TextEdition:
    """Add to the record what readers see from now on."""
    before = newest_text(kind)
    return TextEdition.objects.create(
        kind=kind,
        number=before.number + 1 if before else 1,
        title=title,
        body=body,
        by=actor_name(by),
    )
