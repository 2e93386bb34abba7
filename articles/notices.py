"""Telling colleagues: a row for each, which their first page shows and the worker sends.

What is told of a story on hold reaches only those who are named for it, and no webhook.
"""

from django.utils import timezone

from articles.models import Article, Notice
from editions.markup import without_controls
from people.actors import Actor, account_of
from people.colleagues import of_roles
from people.models import User
from people.roles import Role
from search.words import shortened

MOST_LETTERS = 1000
RETURN = "return"


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
    actor = account_of(by)
    publishers = [user for user in of_roles(Role.PUBLISHER).order_by("pk") if user != actor]
    told = [tell(user, words, article, is_urgent=True) for user in publishers]
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
