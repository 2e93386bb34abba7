"""Gathering the stories of a running event in a thread, at once for readers, without publishing."""

from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.draft.revisions import lock
from articles.models import Article
from editions.models import ThreadAct, ThreadChange, ThreadStory
from editions.projection import project_threads
from people.actors import Actor, actor_name, check_may
from people.roles import Act
from taxonomy.models import MOST_PARTS, Thread


@transaction.atomic
def make_thread(
    title: str, slug: str, description: str = "", *, by: Actor, is_series: bool = False
) -> Thread:
    """Begin a thread without stories. Raises `PermissionDenied`."""
    check_may(by, Act.THREAD)
    thread = Thread.objects.create(
        title=title, slug=slug, description=description, is_series=is_series
    )
    note(thread, ThreadAct.MADE, by)
    return thread


@transaction.atomic
def word_thread(
    thread: Thread, title: str, description: str, *, by: Actor, is_series: bool | None = None
) -> None:
    """Call a thread otherwise, on every page that names it, or make a series of it, or none.

    Raises `PermissionDenied`, or `WrongState` where it has too many stories for a series.
    """
    check_may(by, Act.THREAD)
    locked = Thread.objects.select_for_update().get(pk=thread.pk)
    in_order = locked.is_series if is_series is None else is_series
    if (locked.title, locked.description, locked.is_series) == (title, description, in_order):
        return
    if in_order and not locked.is_series:
        check_parts(locked, MOST_PARTS)
    locked.title, locked.description, locked.is_series = title, description, in_order
    locked.save(update_fields=["title", "description", "is_series"])
    note(locked, ThreadAct.CHANGED, by)


def check_parts(thread: Thread, most: int) -> None:
    """Raise `WrongState` where a thread has more stories than that."""
    if ThreadStory.objects.filter(thread_slug=thread.slug).count() > most:
        raise workflow.WrongState(
            f"A series has {MOST_PARTS} parts at most. Begin another for what comes next."
        )


@transaction.atomic
def close_thread(thread: Thread, *, by: Actor, again_open: bool = False) -> None:
    """Say that the event is over, or open the thread again.

    A closed thread stays where readers find it and takes no more stories. Raises
    `PermissionDenied`, or `WrongState` where it is so already.
    """
    check_may(by, Act.THREAD)
    locked = Thread.objects.select_for_update().get(pk=thread.pk)
    if locked.is_closed != again_open:
        raise workflow.WrongState(f"“{locked}” is {'open' if again_open else 'closed'} already.")
    locked.closed_at = None if again_open else timezone.now()
    locked.save(update_fields=["closed_at"])
    note(locked, ThreadAct.OPENED if again_open else ThreadAct.CLOSED, by)


@transaction.atomic
def put_in(article: Article, thread: Thread, *, by: Actor) -> None:
    """Put a story in a thread; readers find it there as long as it is live.

    Raises `PermissionDenied`, or `WrongState` where it stands there already, the thread is closed,
    or is a series that has as many parts as one may have.
    """
    locked = gathered(article, by)
    thread = Thread.objects.select_for_update().get(pk=thread.pk)
    if thread.is_closed:
        raise workflow.WrongState(f"“{thread}” is closed. Open it again first.")
    place = {"thread_slug": thread.slug, "article_id": locked.public_id}
    if ThreadStory.objects.filter(**place).exists():
        raise workflow.WrongState(f"The story stands in “{thread}” already.")
    if thread.is_series:
        check_parts(thread, MOST_PARTS - 1)
    ThreadStory.objects.create(**place)
    project_threads(locked.public_id)
    note(thread, ThreadAct.PUT_IN, by, locked)
    workflow.log(locked, "thread", by, note=thread.title)


@transaction.atomic
def take_out(article: Article, thread: Thread, *, by: Actor) -> None:
    """Take a story out of a thread.

    Raises `PermissionDenied`, or `WrongState` where it does not stand there.
    """
    locked = gathered(article, by)
    place = {"thread_slug": thread.slug, "article_id": locked.public_id}
    if not ThreadStory.objects.filter(**place).delete()[0]:
        raise workflow.WrongState(f"The story does not stand in “{thread}” any more.")
    project_threads(locked.public_id)
    note(thread, ThreadAct.TAKEN_OUT, by, locked)
    workflow.log(locked, "thread no more", by, note=thread.title)


def gathered(article: Article, by: Actor) -> Article:
    """Return the story, locked, for somebody who may gather it. Raises as `put_in` does."""
    locked = lock(article)
    check_may(by, Act.THREAD)
    workflow.check_seen(locked, by)
    return locked


def note(thread: Thread, act: ThreadAct, by: Actor, article: Article | None = None) -> None:
    """Add an act to the log of the threads."""
    text = thread.title
    if act in {ThreadAct.MADE, ThreadAct.CHANGED} and thread.description:
        text = f"{thread.title}: {thread.description}"
    if act in {ThreadAct.MADE, ThreadAct.CHANGED} and thread.is_series:
        text = f"{text} (a series)"
    ThreadChange.objects.create(
        thread_slug=thread.slug,
        act=act,
        article_id=article.public_id if article else "",
        words=text,
        by=actor_name(by),
    )
