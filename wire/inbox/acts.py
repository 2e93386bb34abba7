"""What a desk does with a story of the inbox: take it, give it, set it aside, mark it.

Two may press at once: whoever comes second is told who was first, and nothing is changed. What is
done to a row may be done to all that tell its story: what one takes, the others are background of.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst

from articles import workflow
from articles.acts.colleagues import give
from articles.acts.stages import move
from articles.dates import moment_words
from articles.draft.revisions import lock
from articles.models import Article, Stage
from articles.models.article import Live
from people.actors import actor_name, check_may
from people.models import User
from people.roles import Act
from wire.inbox.families import MOST_IN_FAMILY
from wire.models import InboxStory, Standing
from wire.naming import named_for_all
from wire.ownership import BACKGROUND, WAITS_AGAIN
from wire.pictures import ask_of_channel

NOT_FROM_THE_WIRE = "This story did not come from the wire."


@dataclass(frozen=True)
class Done:
    """What was done, in words, and the other stories of the family that it was done to."""

    words: str
    others: list[Article] = field(default_factory=list)
    is_starred: bool = False


def story_of_inbox(article: Article, by: User) -> tuple[Article, InboxStory]:
    """Return a story, locked, and its row. Raises `PermissionDenied` or `WrongState`."""
    check_may(by, Act.INGEST)
    return with_row(lock(article), by)


def row_of_inbox(article: Article, by: User, *, is_whole: bool) -> tuple[Article, list[Article]]:
    """Return a story, locked, and with the whole row the others of its family that wait.

    All are locked in one order, whichever of them somebody presses on. Raises as `story_of_inbox`.
    """
    if not is_whole:
        return story_of_inbox(article, by)[0], []
    check_may(by, Act.INGEST)
    waiting = InboxStory.objects.filter(standing=Standing.WAITING)
    of_family = waiting.filter(
        family__in=InboxStory.objects.filter(article=article).values("family")
    )
    keys = list(of_family.exclude(article=article).values_list("article", flat=True))
    numbers = [article.pk, *keys[:MOST_IN_FAMILY]]
    stories = Article.objects.filter(pk__in=numbers).select_for_update().order_by("pk")
    locked = {story.pk: story for story in stories}
    own, _ = with_row(locked.pop(article.pk), by)
    # Somebody may have taken one of them before they were locked.
    free = Article.objects.seen_by(by).filter(
        pk__in=waiting.filter(article__in=locked).values("article")
    )
    return own, [locked[key] for key in free.order_by("pk").values_list("pk", flat=True)]


def with_row(locked: Article, by: User) -> tuple[Article, InboxStory]:
    """Return a locked story with its row of the inbox."""
    workflow.check_seen(locked, by)
    row = InboxStory.objects.filter(article=locked).first()
    if row is None:
        raise workflow.WrongState(NOT_FROM_THE_WIRE)
    return locked, row


def check_free(article: Article) -> None:
    """Raise `WrongState`, which says who was first, where somebody has the story already."""
    is_nobodys = article.assigned_to_id is None and article.created_by_id is None
    is_draft = article.stage == Stage.DRAFT and article.live == Live.NOT_YET
    if is_nobodys and is_draft:
        return
    last = article.events.order_by("pk").last()
    if last is None:
        raise workflow.WrongState("Somebody has this story in hand.")
    at = moment_words(last.at)
    if article.stage == Stage.SPIKED:
        raise workflow.WrongState(f"{last.by} spiked this story: {at}. Nothing was changed.")
    whose = article.assigned_to or last.by
    raise workflow.WrongState(f"{whose} has this story already, since {at}. Nothing was changed.")


@transaction.atomic
def take(article: Article, *, by: User, is_whole_row: bool = False) -> Done:
    """Make a story one's own draft; with the whole row its other tellings become background.

    Raises `PermissionDenied`, or `WrongState` where somebody has it already.
    """
    locked, others = row_of_inbox(article, by, is_whole=is_whole_row)
    check_free(locked)
    give(locked, "assign", to=by, by=by)
    ask_of_channel(locked, by)
    note = capfirst(f"{named_for_all(locked)} was taken.")
    for other in others:
        leave(other, Standing.BACKGROUND, by, note=note)
    return Done("Taken. It is your draft now.", others)


@transaction.atomic
def assign(article: Article, *, to: User, by: User) -> Done:
    """Give a story to a colleague, who is told. Raises as `take` and `give` do."""
    locked, _ = story_of_inbox(article, by)
    check_free(locked)
    give(locked, "assign", to=to, by=by)
    ask_of_channel(locked, by)
    return Done(f"It is {to}’s now. They are told.")


@transaction.atomic
def spike(article: Article, *, by: User, is_whole_row: bool = False) -> Done:
    """Set a story aside; with the whole row all of its tellings that nobody has."""

    def set_aside(story: Article) -> None:
        move(story, "spike", by=by)

    return to_row(article, by, is_whole_row, set_aside, "Spiked")


@transaction.atomic
def keep_as_background(article: Article, *, by: User, is_whole_row: bool = False) -> Done:
    """Keep a story as material: it waits no more, and nobody is to finish it."""

    def put_with_material(story: Article) -> None:
        leave(story, Standing.BACKGROUND, by)

    return to_row(article, by, is_whole_row, put_with_material, "Kept as background")


def to_row(
    article: Article,
    by: User,
    is_whole_row: bool,
    act: Callable[[Article], None],
    words: str,
) -> Done:
    """Do something to a story, or to all of its row that nobody has."""
    locked, others = row_of_inbox(article, by, is_whole=is_whole_row)
    check_free(locked)
    act(locked)
    for other in others:
        act(other)
    return Done(f"{words}: {len(others) + 1} stories." if others else f"{words}.", others)


@transaction.atomic
def bring_back(article: Article, *, by: User) -> Done:
    """Let a spiked story, or one kept as background, wait again.

    Raises `WrongState` where it is neither: somebody has it, or it waits.
    """
    locked, row = story_of_inbox(article, by)
    if locked.stage == Stage.SPIKED:
        locked = move(locked, "unspike", by=by)
    elif row.standing != Standing.BACKGROUND:
        raise workflow.WrongState("This story waits already, or somebody has it.")
    leave(locked, Standing.WAITING, by)
    return Done("It waits again.")


@transaction.atomic
def star(article: Article, *, by: User) -> Done:
    """Mark a story for the whole desk, or take its mark away."""
    _, row = story_of_inbox(article, by)
    is_new = row.starred_at is None
    row.starred_at = timezone.now() if is_new else None
    row.starred_by = actor_name(by) if is_new else ""
    row.save(update_fields=["starred_at", "starred_by"])
    return Done("Starred." if is_new else "No star any more.", is_starred=is_new)


def leave(article: Article, left_as: Standing, by: User, note: str = "") -> None:
    """Say what the desk leaves a story as; the caller holds its lock."""
    InboxStory.objects.filter(article=article).update(left_as=left_as)
    action = BACKGROUND if left_as == Standing.BACKGROUND else WAITS_AGAIN
    workflow.log(article, action, by, note=note)
