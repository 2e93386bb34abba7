"""Amending live stories one by one, each as it was looked at."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import HttpRequest

from articles.checks.change_kinds import changed_fields
from articles.door.addresses import left_behind
from articles.door.publishing import amend
from articles.draft.revisions import lock
from articles.models import Article
from articles.workflow import ACTIONS, DoorError, WrongState
from desk.acts.many import NOT_NOW, NOT_THERE, StoryResult, outcome
from desk.correcting.change_form import ChangeForm
from desk.frame.powers import user_of
from editions.models import PublishedArticle
from editions.story import Story

NEWER = (
    "Readers got a newer version of it meanwhile. Nothing of it was changed. Search again, and "
    "look at the newer text."
)


def amend_seen(
    request: HttpRequest,
    public_id: str,
    edition: int,
    fix: Callable[[Story], Story],
    change: ChangeForm,
    *,
    words: str,
) -> StoryResult:
    """Amend one live story in a transaction of its own, if readers still see what was looked at.

    `fix` makes the new story of what is live; `words` name a story that is not there.
    """
    article = Article.objects.seen_by(user_of(request)).filter(public_id=public_id).first()
    if article is None:
        return StoryResult(words, NOT_THERE, is_done=False)
    try:
        with transaction.atomic():
            live = PublishedArticle.objects.filter(pk=lock(article).public_id).first()
            old = live.parsed.story if live else None
            if live is None or old is None:
                raise WrongState(ACTIONS["correct"].refusal)
            if live.edition_number != edition:
                raise WrongState(NEWER)
            new = with_address(live.slug, old, fix(old), change)
            patch = {name: getattr(new, name) for name in changed_fields(old, new)}
            amend(article, patch, change.named(), by=user_of(request))
    except DoorError as error:
        return outcome(article, str(error))
    except PermissionDenied:
        return StoryResult(words, NOT_THERE, is_done=False)
    except DatabaseError:
        return outcome(article, NOT_NOW)
    if article.merge_conflicts:
        sentence = "Corrected. Its draft says something else there: settle the differences."
    else:
        sentence = "Corrected. Readers see it now."
    return outcome(article, sentence, is_done=True)


def with_address(slug: str, old: Story, new: Story, change: ChangeForm) -> Story:
    """Return the new story with a new end of its address, where it needs one and it is wanted."""
    if not left_behind(slug, old, new):
        return new
    wanted = change.new_slug(new.headline)
    return new.with_changes({"slug": wanted}) if wanted else new
