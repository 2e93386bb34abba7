"""Pictures that no story shows: those of topics and people, as long as the photo may be shown.

Nothing is kept of one but which photo it is: whether readers see it, and in which words, is asked
of the library each time. So what is killed, restricted or over is gone with the next request.
"""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from editions.models import PublishedCredit, PublishedTag
from editions.pictures import PictureFile, ShownPicture, photo_url
from freshness.making import holds_until, reads
from freshness.subjects import About
from media.models import SHARE, Photo, PhotoQuerySet, Portrait, TopicPicture
from media.palette import tone_of

# What no page says of a photo, and can be long.
NOT_SHOWN = ("file_words", "readings", "former_words", "extended_description", "usage_terms")


def shown_now(photo: Photo) -> ShownPicture | None:
    """Return a photo as a page shows it now; None where readers may not see it, or not yet.

    One query, for its files.
    """
    reads(About.PHOTO, photo.content_hash)
    now = timezone.now()
    if photo.embargo_until and photo.embargo_until > now:
        holds_until(photo.embargo_until)
    if not photo.may_be_shown(now):
        return None
    # Their names make the credit.
    if photo.agency:
        reads(About.SOURCE_WORDS, photo.agency.slug)
    if photo.photographer:
        reads(About.PERSON_WORDS, photo.photographer.slug)
    made = sorted(photo.renditions.all(), key=lambda row: (row.width_px, row.format))
    files = [
        PictureFile(
            row.width_px,
            row.height_px,
            row.format,
            photo_url(photo.content_hash, SHARE if row.is_share else row.width_px, row.format),
        )
        for row in made
    ]
    shares = [file for file, row in zip(files, made, strict=True) if row.is_share]
    return ShownPicture(
        hash=photo.content_hash,
        width_px=photo.width_px,
        height_px=photo.height_px,
        focal_x=photo.focal_x,
        focal_y=photo.focal_y,
        caption=photo.caption,
        credit=photo.credit_line,
        alt=photo.alt_text,
        agency=photo.agency.name if photo.agency else "",
        photographer=photo.photographer.name if photo.photographer else "",
        photographer_slug=photo.photographer.slug if photo.photographer else "",
        copyright_notice=photo.copyright_notice,
        files=tuple(file for file in files if file not in shares),
        share=shares[0] if shares else None,
        tone=tone_of(photo.colour),
        digital_source_type=photo.digital_source_type,
        licence_page=photo.licence_page,
    )


def on_a_page() -> Q:
    """Return the condition for photos that stand on the page of a topic or person, if they may.

    Such a page is there as long as a live story names it.
    """
    of_photo = {"photo": OuterRef("pk")}
    tagged = PublishedTag.objects.filter(slug=OuterRef("tag__slug"))
    credited = PublishedCredit.objects.filter(slug=OuterRef("person__slug"))
    topics = TopicPicture.objects.filter(Exists(tagged), **of_photo)
    portraits = Portrait.objects.filter(Exists(credited), **of_photo)
    return Q(Exists(topics)) | Q(Exists(portraits))


def is_on_a_page(content_hash: str) -> bool:
    """Say whether the page of a topic or person shows this photo now."""
    photos: PhotoQuerySet = Photo.objects.filter(on_a_page(), content_hash=content_hash)
    photo = photos.first()
    return photo is not None and photo.may_be_shown(timezone.now())
