"""Killing a photo: at once nobody sees it, anywhere."""

from django.core.files.storage import default_storage
from django.db import transaction

from articles import workflow
from articles.models import Article
from articles.notices import tell_publishers
from articles.publishing import amend_locked, newest_content, without_killed_photos
from articles.revisions import lock
from editions.choices import Kind
from editions.models import PublishedPhoto
from media.models import Photo, PhotoStatus
from people.actors import Actor, actor_name, check_may
from people.roles import Act


@transaction.atomic
def kill_photo(photo: Photo, *, reason: str, by: Actor) -> list[Article]:
    """Take a photo from every page, card, feed and file address, and return the stories mended.

    One transaction: the photo is marked, and each live story that showed it is amended without
    it. Its renditions' files are deleted afterwards; the original stays, for the lawyers.
    Raises `PermissionDenied`, or `WrongState` without a reason or where it is killed already.
    """
    check_may(by, Act.KILL_PHOTO)
    if not reason.strip():
        raise workflow.WrongState("Say why this photo is killed, in one sentence.")
    locked = Photo.objects.select_for_update().get(pk=photo.pk)
    if locked.is_killed:
        raise workflow.WrongState("This photo was killed already.")
    locked.status = PhotoStatus.KILLED
    locked.status_reason = reason.strip()[:500]
    locked.save(update_fields=["status", "status_reason"])
    paths = [rendition.path for rendition in locked.renditions.select_related("photo")]
    locked.renditions.all().delete()
    mended = [mend(article, reason, by) for article in live_stories_with(locked)]
    tell_publishers(kill_words(locked, mended, reason, by), by=by)
    transaction.on_commit(lambda: delete_files(paths))
    photo.refresh_from_db()
    return mended


def kill_words(photo: Photo, mended: list[Article], reason: str, by: Actor) -> str:
    """Return what publishers are told of a kill."""
    names = "; ".join(f"“{article}”" for article in mended) or "no live story"
    return f"{actor_name(by)} killed the photo “{photo}”: {reason.strip()} It was in {names}."


def live_stories_with(photo: Photo) -> list[Article]:
    """Return the live stories that show this photo, in the order in which they are locked."""
    shown = PublishedPhoto.objects.filter(content_hash=photo.content_hash)
    ids = list(shown.values_list("article_id", flat=True))
    return list(Article.objects.filter(public_id__in=ids).order_by("pk"))


def mend(article: Article, reason: str, by: Actor) -> Article:
    """Give readers the story without its killed photos."""
    locked = lock(article)
    story = newest_content(locked).story
    assert story is not None, "a live story's newest edition has a story"
    without = without_killed_photos(story)
    patch = {"figures": without.figures, "social_photo": without.social_photo}
    amend_locked(locked, patch, Kind.HOUSEKEEPING, by, reason=f"Photo killed: {reason.strip()}")
    return locked


def delete_files(paths: list[str]) -> None:
    """Delete rendition files from the private store."""
    for path in paths:
        default_storage.delete(path)
