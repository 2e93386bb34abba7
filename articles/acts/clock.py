"""Stories that go out by the clock. A scheduled story is data: nothing is lost with a worker."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.checks.change_kinds import UNNAMED, NamedChange, NothingChanged
from articles.door.publishing import publish_approved
from articles.models import Article, ClockLook, Event
from articles.notices import tell
from articles.timeline import is_as_approved
from articles.workflow import DoorError, WrongState
from editions.choices import Kind
from editions.models import Edition
from people.actors import CLOCK
from people.models import User

# A look at the clock is kept so often at most: workers look every two seconds, each of them.
KEPT_EVERY = timedelta(seconds=5)
# A minute, and what cron may be late: it looks once a minute where no worker runs.
STANDS_STILL = timedelta(seconds=75)
# So long a fault of the site (a full disk, say) is tried again before an editor is told.
TRIED_FOR = timedelta(minutes=10)
FAULT = (
    "Something went wrong at the site, again and again. Tell whoever runs it, then schedule anew."
)
logger = logging.getLogger(__name__)


def publish_due(at: datetime | None = None) -> Iterator[tuple[Article, Edition | None]]:
    """Publish what is due, and yield each story with its edition, or none where it could not.

    However many workers run this, each story goes out once: the story is locked, and looked at
    again under the lock. What stops one story is noted on it and stops no other.
    """
    note_look()
    for pk in list(Article.objects.due(at).order_by("publish_at").values_list("pk", flat=True)):
        try:
            done = send_out(pk, at)
        except Exception:
            # It stays due and is tried again; whatever ails one story stops no other.
            logger.exception("A scheduled story (row %s) could not be published.", pk)
            done = give_up(pk)
        if done:
            yield done


@transaction.atomic
def send_out(pk: int, at: datetime | None) -> tuple[Article, Edition | None] | None:
    """Publish one story, or note on it why it could not; none where another worker was first."""
    article = Article.objects.due(at).select_for_update().filter(pk=pk).first()
    if article is None:
        return None
    change = NamedChange(Kind.UPDATE) if article.is_live else UNNAMED
    try:
        check_as_approved(article)
        edition = publish_approved(article, change, by=CLOCK)
    except NothingChanged:
        article.leave_the_clock()
        return article, None
    except (DoorError, PermissionDenied) as error:
        fail(article, str(error) or "It may not go out now.")
        return article, None
    return article, edition


def check_as_approved(article: Article) -> None:
    """Raise `WrongState` where the approved save is not word for word what was approved."""
    revision = article.approved_revision
    if revision is None or not is_as_approved(revision):
        raise WrongState(
            "The approved text was changed since it was approved, and not at the desk. Nothing "
            "went out. Compare it, approve it anew, and tell whoever runs the site."
        )


@transaction.atomic
def give_up(pk: int) -> tuple[Article, Edition | None] | None:
    """Let a story that only met faults for ten minutes fail, so that its editor hears of it."""
    overdue = Article.objects.due(timezone.now() - TRIED_FOR)
    article = overdue.select_for_update().filter(pk=pk).first()
    if article is None:
        return None
    fail(article, FAULT)
    return article, None


def fail(article: Article, problem: str) -> None:
    """Keep on a story that it should have gone out and why it did not, and tell its editor.

    It is tried no more until somebody schedules it anew. The caller holds the lock.
    """
    assert article.publish_at is not None, "only a scheduled story can fail"
    article.publish_problem = problem[:500]
    article.save(update_fields=["publish_problem"])
    workflow.log(article, "could not go out", CLOCK, note=problem)
    editor = who_scheduled(article) or article.created_by
    if editor:
        due = timezone.localtime(article.publish_at)
        words = f"“{article}” did not go out at {due:%H:%M}. {problem}"
        tell(editor, words[:1000], article=article, is_urgent=True)


def who_scheduled(article: Article) -> User | None:
    """Return whoever scheduled the story last, if it was a person."""
    acts = Event.objects.filter(article=article, action="schedule").select_related("actor")
    act = acts.order_by("-pk").first()
    return act.actor if act else None


def note_look() -> None:
    """Keep that the clock was looked at now; not oftener than every few seconds."""
    now = timezone.now()
    if not ClockLook.objects.filter(at__gt=now - KEPT_EVERY).exists():
        ClockLook.objects.update_or_create(pk=1, defaults={"at": now})


def clock_stands_still(at: datetime | None = None) -> str:
    """Say that nothing goes out by itself, where nobody looks at the clock; else ''."""
    now = at or timezone.now()
    look = ClockLook.objects.first()
    if look and now - look.at < STANDS_STILL:
        return ""
    since = "yet"
    if look:
        minutes = int((now - look.at).total_seconds() // 60)
        since = f"for {minutes} minute{'' if minutes == 1 else 's'}"
        if minutes >= 120:
            since = f"for {minutes // 60} hours"
    return (
        f"No worker has looked at the clock {since}: nothing goes out by itself. "
        "Tell whoever runs the site."
    )
