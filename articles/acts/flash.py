"""A flash: headline, one sentence and section go out at once, and more follows."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.html import escape

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import publish
from articles.draft.revisions import save_revision
from articles.models import Article
from articles.workflow import DoorError
from editions.body import plain
from paper.now import paper_now
from people.actors import Actor, account_of, check_may
from people.models import User
from people.roles import Act
from taxonomy.models import Section

# Whoever presses twice in this time means one flash.
PRESSED_TWICE = timedelta(minutes=5)


def send_flash(
    *, headline: str, sentence: str, section: Section, by: Actor, reason: str = ""
) -> tuple[Article, str]:
    """Make a flash and publish it in one step; return it, and '' or why it stayed a draft.

    The same headline pressed twice is one flash. Raises `PermissionDenied`.
    """
    check_may(by, Act.PUBLISH, own=True)
    with transaction.atomic():
        article = sent_already(headline, by) or write_flash(headline, sentence, section, by)
    if article.live_edition:
        return article, ""
    try:
        publish(article, NamedChange(reason=reason), by=by)
    except DoorError as error:
        return article, str(error)
    return article, ""


def sent_already(headline: str, by: Actor) -> Article | None:
    """Return the flash that this person made of the same headline a moment ago."""
    account = account_of(by)
    if account is None:
        return None
    # One press waits for the other here.
    User.objects.select_for_update().get(pk=account.pk)
    since = timezone.now() - PRESSED_TWICE
    mine = Article.objects.filter(created_by=account, is_flash=True, created_at__gt=since)
    return mine.filter(headline=plain(headline)).order_by("pk").last()


def write_flash(headline: str, sentence: str, section: Section, by: Actor) -> Article:
    """Keep the flash as a draft."""
    article = Article.objects.create(
        headline=plain(headline),
        body=f"<p>{escape(plain(sentence))}</p>",
        section=section,
        language=paper_now().speaks,
        is_flash=True,
        created_by=account_of(by),
    )
    save_revision(article, by)
    return article
