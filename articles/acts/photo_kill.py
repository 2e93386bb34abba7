"""Killing a photo: at once nobody sees it, anywhere."""

from collections.abc import Collection, Iterable

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q

from articles import workflow
from articles.acts.removal.orders import hide_edition
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend_locked, newest_content
from articles.draft.going_without import without_photos
from articles.draft.revisions import lock
from articles.models import Article
from articles.models.article import Live
from articles.notices import tell_publishers
from articles.proxy import taken_from_readers
from editions.choices import Kind
from editions.models import Edition, PublishedPhoto, ShownPhoto
from editions.story import StoryPhoto
from media.finding import note_words
from media.models import Photo, PhotoStatus, StatusChange
from media.small import small_path, tiny_path
from people.actors import Actor, actor_name, check_may
from people.roles import Act


@transaction.atomic
def kill_photo(
    photo: Photo,
    *,
    reason: str,
    by: Actor,
    with_it: Iterable[Photo] = (),
    hides_versions: bool = False,
) -> list[Article]:
    """Take a photo from every page, card, feed and file address, and return the stories mended.

    `with_it` are others that go with it, such as further copies of the same picture. Old versions
    that showed one still stand in the public history with its caption: `hides_versions` takes
    them out of it, which only those may do who hide versions.
    One transaction: the photos are marked, and each live story that showed one is amended without
    them. Their renditions' files are deleted afterwards; the original stays, for the lawyers.
    Raises `PermissionDenied`, or `WrongState` without a reason or where it is killed already.
    """
    check_may(by, Act.KILL_PHOTO)
    if not reason.strip():
        raise workflow.WrongState("Say why this photo is killed, in one sentence.")
    keys = {photo.pk, *(other.pk for other in with_it)}
    locked = list(Photo.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    if any(copy.is_killed for copy in locked if copy.pk == photo.pk):
        raise workflow.WrongState("This photo was killed already.")
    killed = [copy for copy in locked if not copy.is_killed]
    paths = [path for copy in killed for path in mark_killed(copy, reason, by)]
    stories = {article.pk: article for copy in killed for article in live_stories_with(copy)}
    hashes = {copy.content_hash for copy in killed}
    why = f"Photo killed: {reason.strip()}"
    mended = [take_photos_out(stories[key], hashes, reason=why, by=by) for key in sorted(stories)]
    telling = kill_words(killed, mended, reason, by)
    standing = versions_with(hashes)
    if hides_versions:
        for article, number in standing:
            hide_edition(article, number, reason=why, by=by)
    elif standing:
        telling = f"{telling[:800]} {still_public_words(standing)}"
    tell_publishers(telling, by=by)
    taken_from_readers()
    transaction.on_commit(lambda: delete_files(paths))
    photo.refresh_from_db()
    return mended


def mark_killed(photo: Photo, reason: str, by: Actor) -> list[str]:
    """Mark a locked photo, note which live stories show it, and return where its files lie."""
    photo.status = PhotoStatus.KILLED
    photo.status_reason = reason.strip()[:500]
    photo.save(update_fields=["status", "status_reason"])
    note_words([photo])
    StatusChange.objects.create(
        photo=photo,
        kind=StatusChange.Kind.KILLED,
        by=actor_name(by),
        reason=photo.status_reason,
        stories=[article.public_id for article in live_stories_with(photo)],
    )
    paths = [rendition.path for rendition in photo.renditions.select_related("photo")]
    paths += [small_path(photo), tiny_path(photo)]
    photo.renditions.all().delete()
    return paths


def versions_with(hashes: Collection[str]) -> list[tuple[Article, int]]:
    """Return the versions in the public history of live stories that show one of these photos.

    Looked through are the stories that show it, showed it when it was killed, or showed it first.
    """
    shown = PublishedPhoto.objects.filter(content_hash__in=hashes).values("article_id")
    first = ShownPhoto.objects.filter(content_hash__in=hashes).values("article_id")
    killed = StatusChange.objects.filter(photo__content_hash__in=hashes)
    taken = [story for one in killed for story in one.stories]
    had = Q(public_id__in=shown) | Q(public_id__in=first) | Q(public_id__in=taken)
    return [
        (article, edition.number)
        for article in Article.objects.filter(had, live=Live.LIVE).order_by("pk")
        for edition in public_editions(article)
        if any(photo.hash in hashes for photo in photos_said(edition))
    ]


def photos_said(edition: Edition) -> list[StoryPhoto]:
    """Return the photos that an edition shows with a caption."""
    story = edition.parsed.story
    return [one.photo for one in story.figures if one.photo] if story else []


def public_editions(article: Article) -> Iterable[Edition]:
    """Return the editions of a story that readers find in its history and that say something."""
    editions = Edition.objects.of(article.public_id).filter(hidden=None, removal=None)
    shown = editions.exclude(kind=Kind.WITHDRAWAL)
    return shown.select_related("content").order_by("number").iterator(chunk_size=100)


def still_public_words(standing: list[tuple[Article, int]]) -> str:
    """Return what publishers are told where a caption still stands in public histories."""
    count = len(standing)
    what = "one old version" if count == 1 else f"{count} old versions"
    names = "; ".join(dict.fromkeys(f"“{article}”"[:60] for article, _ in standing))
    return f"Its caption still stands in {what} in the public history of {names[:120]}: look, hide."


def kill_words(killed: list[Photo], mended: list[Article], reason: str, by: Actor) -> str:
    """Return what publishers are told of a kill."""
    photos = "; ".join(f"“{photo}”" for photo in killed)
    what = "the photo" if len(killed) == 1 else f"{len(killed)} photos"
    names = "; ".join(f"“{article}”" for article in mended) or "no live story"
    return f"{actor_name(by)} killed {what} {photos}: {reason.strip()} Shown in {names}."


def live_stories_with(photo: Photo) -> list[Article]:
    """Return the live stories that show this photo, in the order in which they are locked."""
    shown = PublishedPhoto.objects.filter(content_hash=photo.content_hash)
    ids = list(shown.values_list("article_id", flat=True))
    return list(Article.objects.filter(public_id__in=ids).order_by("pk"))


def take_photos_out(
    article: Article, photos: Collection[str], *, reason: str, by: Actor
) -> Article:
    """Give readers the story without the photos of these content hashes, whatever else ails it."""
    locked = lock(article)
    story = newest_content(locked).story
    assert story is not None, "a live story's newest edition has a story"
    without = without_photos(story, photos)
    patch = {"figures": without.figures, "social_photo": without.social_photo}
    change = NamedChange(Kind.HOUSEKEEPING, reason=reason)
    amend_locked(locked, patch, change, by, must_be_ready=False)
    return locked


def delete_files(paths: list[str]) -> None:
    """Delete rendition files from the private store."""
    for path in paths:
        default_storage.delete(path)
