"""Breaking news: one press makes a strip on every page, which ends by itself."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles import workflow
from articles.draft.revisions import lock
from articles.models import Article
from editions.models import Breaking, PublishedArticle, breaking_now
from people.actors import Actor, actor_name, check_may
from people.roles import Act


@transaction.atomic
def break_news(article: Article, *, by: Actor) -> Breaking:
    """Let every page say a live story's headline at its top, in place of any other.

    Raises `PermissionDenied`, or `WrongState` where readers do not see the story, or where it is
    there already.
    """
    check_may(by, Act.BREAK)
    locked = lock(article)
    shown = PublishedArticle.objects.filter(pk=locked.public_id).first()
    if shown is None:
        raise workflow.WrongState("Readers do not see this story yet. Publish it first.")
    now = breaking_now()
    if now and now.article_id == shown.id and now.words == shown.headline:
        raise workflow.WrongState("Every page says so already.")
    ends_at = timezone.now() + timedelta(minutes=settings.BREAKING_MIN)
    words, name = shown.headline, actor_name(by)
    strip = Breaking.objects.create(words=words, article_id=shown.id, ends_at=ends_at, by=name)
    workflow.log(locked, "breaking", by)
    return strip


@transaction.atomic
def end_breaking(number: int, *, by: Actor) -> None:
    """Take the strip of this number from every page.

    Raises `PermissionDenied`, or `WrongState` where it is there no more: a colleague may have made
    another, which whoever asks has not seen.
    """
    check_may(by, Act.BREAK)
    now = breaking_now()
    if now is None:
        raise workflow.WrongState("No page says so any more.")
    if now.pk != number:
        raise workflow.WrongState(
            f"Every page says something else by now: “{now.words}”. It stays there; look at it."
        )
    Breaking.objects.create(ends_at=timezone.now(), by=actor_name(by))
