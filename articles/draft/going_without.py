"""Going without a photo: what cannot go out with it goes out without it."""

from collections.abc import Collection

from django.db import transaction

from articles.draft.revisions import lock, save_revision
from articles.draft.snapshot import apply_story, story_of
from articles.models import Article, Revision
from articles.workflow import WrongState, log
from editions.story import Story
from people.actors import Actor, account_of, check_may
from people.roles import Act


@transaction.atomic
def go_without(article: Article, photo: str, *, by: Actor) -> Revision:
    """Take the photo with this content hash out of the draft, as a new revision.

    Raises `PermissionDenied`, or `WrongState` where the draft has no such photo.
    """
    locked = lock(article)
    account = account_of(by)
    check_may(by, Act.WRITE, own=account is not None and locked.is_own(account))
    before = story_of(locked)
    after = without_photos(before, {photo})
    if after == before:
        raise WrongState("That photo is not in the story any more.")
    apply_story(locked, after)
    revision = save_revision(locked, by)
    log(locked, "go without a photo", by)
    article.refresh_from_db()
    return revision


def without_photos(story: Story, photos: Collection[str]) -> Story:
    """Return the story without the figures that show one of these photos."""
    kept = tuple(
        figure for figure in story.figures if not (figure.photo and figure.photo.hash in photos)
    )
    social = story.social_photo
    return story.with_changes(
        {
            "figures": kept,
            "social_photo": None if social and social.hash in photos else social,
        }
    )
