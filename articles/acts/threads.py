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
from taxonomy.models import Thread


@transaction.atomic
def make_thread(title: str, slug: str, description: str = "", *, by: Actor) -> Thread:
    """Begin a thread without stories. Raises `PermissionDenied`."""
    check_may(by, Act.THREAD)
    thread = Thread.objects.create(title=title, slug=slug, description=description)
    note(thread, ThreadAct.MADE, by)
    return thread


@transaction.atomic
def word_thread(thread: Thread, title: str, description: str, *, by: Actor) -> None:
    """Call a thread otherwise, on every page that names it. Raises `PermissionDenied`."""
    check_may(by, Act.THREAD)
    locked = Thread.objects.select_for_update().get(pk=thread.pk)
    if (locked.title, locked.description) == (title, description):
        return
    locked.title, locked.description = title, description
    locked.save(update_fields=["title", "description"])
    note(locked, ThreadAct.CHANGED, by)


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

    Raises `PermissionDenied`, or `WrongState` where it stands there already or the thread is
    closed.
    """
    locked = gathered(article, by)
    thread = Thread.objects.select_for_update().get(pk=thread.pk)
    if thread.is_closed:
        raise workflow.WrongState(f"“{thread}” is closed. Open it again first.")
    place = {"thread_slug": thread.slug, "article_id": locked.public_id}
    if ThreadStory.objects.filter(**place).exists():
        raise workflow.WrongState(f"The story stands in “{thread}” already.")
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
    ThreadChange.objects.create(
        thread_slug=thread.slug,
        act=act,
        article_id=article.public_id if article else "",
        words=text,
        by=actor_name(by),
    )
