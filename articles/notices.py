"""Telling colleagues: a row for each, which their first page shows and the worker sends.

What is told of a story on hold reaches only those who are named for it, and no webhook.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from articles.models import Article, Notice, Presence
from editions.markup import without_controls
from people.actors import Actor, account_of
from people.colleagues import of_roles
from people.models import User
from people.roles import Role
from search.words import shortened

MOST_LETTERS = 1000
RETURN = "return"
# Whoever had a story open within so long is at work.
AT_WORK = timedelta(minutes=30)


def tell(
    user: User,
    words: str,
    article: Article | None = None,
    *,
    is_urgent: bool = False,
    action: str = "",
) -> Notice | None:
    """Tell one colleague something, unless it is of a story that they may not know of."""
    if article is not None and not Article.objects.seen_by(user).filter(pk=article.pk).exists():
        return None
    return add_notice(user, words, article, is_urgent, action)


def tell_publishers(words: str, article: Article | None = None, *, by: Actor) -> list[Notice]:
    """Tell every publisher but the one who acts, urgently, and the paper's webhook.

    Raises nothing: an act at night must not fail for want of somebody to tell.
    """
    return tell_urgently(of_roles(Role.PUBLISHER).order_by("pk"), words, article, by=by)


def tell_on_shift(words: str, article: Article, *, by: Actor, action: str = "") -> list[Notice]:
    """Tell whoever is on shift, urgently, but the one who acts, and the paper's webhook.

    On shift are the publishers, the duty editor, web editors who had a story open in the last half
    hour, and those whose story it is or who saved it. Raises nothing, as `tell_publishers`.
    """
    at_work = Presence.objects.filter(seen_at__gt=timezone.now() - AT_WORK).values("user")
    people = {
        *of_roles(Role.PUBLISHER, Role.DUTY_EDITOR),
        *of_roles(Role.WEB_EDITOR).filter(pk__in=at_work),
        *User.objects.filter(pk__in=article.revisions.values("made_by"), is_active=True),
        *(user for user in (article.created_by, article.assigned_to) if user and user.is_active),
    }
    in_order = sorted(people, key=lambda user: user.pk)
    return tell_urgently(in_order, words, article, by=by, action=action)


def tell_urgently(
    people: Iterable[User], words: str, article: Article | None, *, by: Actor, action: str = ""
) -> list[Notice]:
    """Tell these people but the one who acts, and the paper's webhook."""
    actor = account_of(by)
    others = [user for user in people if user != actor]
    told = [tell(user, words, article, is_urgent=True, action=action) for user in others]
    notices = [notice for notice in told if notice is not None]
    if article is None or not article.is_on_hold:
        notices.append(add_notice(None, words, article, is_urgent=True))
    return notices


def tell_whose(
    words: str, article: Article, *, by: Actor, is_urgent: bool = False, action: str = ""
) -> None:
    """Tell those whose story it is, the one who began it and the one who has it, but not `by`.

    What is told of an `action` is over once `forget_return` or its like says so.
    """
    actor = account_of(by)
    owners = {user for user in (article.created_by, article.assigned_to) if user is not None}
    for user in sorted(owners - {actor}, key=lambda user: user.pk):
        if user.is_active:
            tell(user, words, article, is_urgent=is_urgent, action=action)


def forget_return(article: Article) -> None:
    """Let a story that went on carry no note of its return, and nobody be told of it any more.

    The caller saves the story.
    """
    if article.return_note:
        article.return_note = ""
        told = Notice.objects.filter(article=article, action=RETURN)
        told.unseen().update(seen_at=timezone.now())


def add_notice(
    user: User | None, words: str, article: Article | None, is_urgent: bool, action: str = ""
) -> Notice:
    """Add the row; words that are too long end with dots."""
    text = shortened(" ".join(without_controls(words).split()), MOST_LETTERS)
    return Notice.objects.create(
        user=user, article=article, words=text, is_urgent=is_urgent, action=action
    )
