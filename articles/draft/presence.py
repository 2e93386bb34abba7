"""Who is at which story now: each open page tells of itself every few seconds."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article, Presence
from people.models import User

# Rows of pages that were closed without a word go after this long.
FORGOTTEN = timedelta(days=1)
MOST = 30


def note_presence(article: Article, user: User, *, is_writing: bool) -> None:
    """Note that somebody has a story open, and whether they changed something in it.

    Who was writing in one window goes on writing while another of theirs only looks.
    """
    now = timezone.now()
    changed = {"seen_at": now, "is_writing": True} if is_writing else {"seen_at": now}
    rows = Presence.objects.filter(article=article, user=user)
    if rows.here().update(**changed):
        return
    values = {"since": now, "seen_at": now, "is_writing": is_writing}
    Presence.objects.update_or_create(article=article, user=user, defaults=values)
    Presence.objects.filter(seen_at__lt=now - FORGOTTEN).delete()


def stop_writing(article: Article, user: User) -> None:
    """Note that somebody saved: they look, until they change something again."""
    Presence.objects.filter(article=article, user=user).update(is_writing=False)


def leave(article: Article, user: User) -> None:
    """Note that somebody closed a story."""
    Presence.objects.filter(article=article, user=user).delete()


def others_at(article: Article, user: User) -> list[Presence]:
    """Return who else has a story open, in the order in which they came."""
    rows = Presence.objects.here().filter(article=article).exclude(user=user)
    return list(rows.select_related("user").order_by("since", "pk")[:MOST])
