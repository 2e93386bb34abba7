"""Licences of photos that end: by the agency's setting the photo leaves live stories, once."""

import logging
from datetime import date

from django.db import transaction
from django.utils import timezone

from articles.acts.page_pictures import leave_pages
from articles.acts.photo_kill import live_stories_with, take_photos_out
from articles.models import Article
from articles.notices import tell_publishers
from articles.proxy import taken_from_readers
from media.models import Photo, StatusChange
from people.actors import CLOCK
from people.models import AtLicenceEnd

AT_ONCE = 200
logger = logging.getLogger(__name__)


def see_to_ended_licences(on: date | None = None) -> bool:
    """See to photos whose licence ended before this day, each once; say whether there may be more.

    Those of an agency that wants it are taken out of live stories. A photo that somebody puts in
    again afterwards, with a reason, stays.
    """
    ended = Photo.objects.ended(on or timezone.localdate())
    photos = list(ended.select_related("agency").order_by("licence_until", "pk")[:AT_ONCE])
    leaving = [photo for photo in photos if leaves_live_stories(photo)]
    staying = [photo.pk for photo in photos if not leaves_live_stories(photo)]
    Photo.objects.filter(pk__in=staying).update(licence_ended_at=timezone.now())
    # On the pages of topics and people no photo stands whose licence is over.
    leave_pages(photos)
    failed = 0
    for photo in leaving:
        try:
            end_licence(photo)
        except Exception:
            # It is tried again; whatever ails one story keeps no other photo in.
            logger.exception("Photo %s could not be taken out of live stories.", photo.pk)
            failed += 1
    return len(photos) == AT_ONCE and not failed


def leaves_live_stories(photo: Photo) -> bool:
    """Whether its agency wants it out of live stories when its licence ends."""
    return photo.agency is not None and photo.agency.at_licence_end == AtLicenceEnd.TAKE_OUT


@transaction.atomic
def end_licence(photo: Photo) -> list[Article]:
    """Take a photo whose licence ended out of every live story, and return these stories."""
    locked = Photo.objects.select_for_update().get(pk=photo.pk)
    if locked.licence_ended_at is not None or locked.licence_until != photo.licence_until:
        return []
    locked.licence_ended_at = timezone.now()
    locked.save(update_fields=["licence_ended_at"])
    stories = live_stories_with(locked)
    if not stories:
        return []
    reason = f"The licence of a photo ended: {locked}"
    for article in stories:
        take_photos_out(article, {locked.content_hash}, reason=reason[:500], by=CLOCK)
    taken_from_readers()
    StatusChange.objects.create(
        photo=locked,
        kind=StatusChange.Kind.ENDED,
        by=CLOCK.name,
        reason="The photo was taken out of live stories, as is set for its agency.",
        stories=[article.public_id for article in stories],
    )
    names = "; ".join(f"“{article}”" for article in stories)
    tell_publishers(f"The licence of the photo “{locked}” ended. Taken out of {names}.", by=CLOCK)
    return stories
