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
def end_breaking(*, by: Actor) -> None:
    """Take the strip from every page. Raises `PermissionDenied`, or `WrongState` where none is."""
    check_may(by, Act.BREAK)
    if breaking_now() is None:
        raise workflow.WrongState("No page says so any more.")
    Breaking.objects.create(ends_at=timezone.now(), by=actor_name(by))
