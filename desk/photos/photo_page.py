"""What stands around a photo on its page: its rights, its crops, where it is used, its history."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from articles.acts.page_pictures import pages_with
from articles.models import Article, Figure
from desk.frame.powers import can, can_with, user_of
from desk.frame.readers_addresses import page_of_row
from desk.frame.words import Badge
from desk.photos.rewording import old_stories
from desk.photos.words import as_read, day_words, first_uses, restricted_words, said_by_file
from editions.models import PublishedPhoto
from media.models import Photo, PhotoStatus
from media.perceptual_hash import similar_photos
from people.roles import Act

MOST_DECISIONS = 10
MOST_STORIES = 20


def around(request: HttpRequest, photo: Photo) -> dict[str, Any]:
    """Return what a photo's page shows beside the fields of its words."""
    may_write = can_with(request, Act.EDIT_PHOTOS, photo)
    return {
        "status": status_badge(photo),
        "strip": strip(photo),
        "uses": uses(request, photo),
        "pages": [(name, page_of_row(name)) for name in pages_with([photo])],
        "first_use": first_uses([photo], user_of(request)).get(photo.content_hash, ""),
        "old_words": old_stories(request, photo),
        "decisions": list(photo.status_changes.all()[:MOST_DECISIONS]),
        "from_file": said_by_file(photo),
        "readings": as_read(photo) if may_write else [],
        "alike": similar_photos(photo),
        "more_by": more_by(photo),
        "may_focus": photo.can_be_looked_at and may_write,
        "may_kill": not photo.is_killed and can(request, Act.KILL_PHOTO),
        "may_restrict": not photo.is_killed and can(request, Act.RESTRICT_PHOTO),
        "may_have_original": can_with(request, Act.HAVE_ORIGINAL, photo),
    }


def status_badge(photo: Photo) -> Badge:
    """Return in a word whether a photo may be used now."""
    if photo.is_killed:
        return Badge("Killed", "red")
    if photo.status == PhotoStatus.RESTRICTED:
        is_permitted = photo.may_be_used_on(timezone.localdate())
        return Badge("Permitted", "green") if is_permitted else Badge("Restricted", "amber")
    return Badge("Usable", "green")


def strip(photo: Photo) -> list[tuple[str, str]]:
    """Return the rights in a photo, each under its name, as one reads them before using it."""
    today = timezone.localdate()
    rights = [("Credit", photo.credit_line or "None yet")]
    if photo.status == PhotoStatus.RESTRICTED:
        rights.append(("Use", restricted_words(photo, today)))
    elif photo.status_reason:
        rights.append(("Why", photo.status_reason))
    rights.append(("Licence", licence_words(photo)))
    if photo.embargo_until and photo.embargo_until > timezone.now():
        rights.append(("Embargoed until", day_words(timezone.localdate(photo.embargo_until))))
    if photo.is_generated:
        rights.append(("Made how", str(photo.get_digital_source_type_display())))
    rights += [
        ("Copyright", photo.copyright_notice),
        ("The agency asks", photo.instructions),
        ("Terms", photo.usage_terms),
    ]
    return [(name, words) for name, words in rights if words]


def licence_words(photo: Photo) -> str:
    """Return from when until when a photo may be used."""
    today = timezone.localdate()
    first, last = photo.licence_from, photo.licence_until
    if last and last < today:
        return f"ended on {day_words(last)}"
    words = [f"from {day_words(first)}"] if first and first > today else []
    words += [f"until {day_words(last)}"] if last else []
    return " ".join(words) or "no end known"


def uses(request: HttpRequest, photo: Photo) -> list[tuple[str, list[Article]]]:
    """Return the stories with a photo: those readers see, those worked on, those that had it."""
    stories = Article.objects.seen_by(user_of(request)).defer("body", "standfirst").order_by("-pk")
    shown = PublishedPhoto.objects.filter(content_hash=photo.content_hash).values("article_id")
    drafts = Figure.objects.filter(photo=photo).values("article_id")
    had = [public_id for change in photo.status_changes.all() for public_id in change.stories]
    named = (
        ("Live stories that show it", stories.filter(public_id__in=shown)),
        ("In drafts", stories.filter(pk__in=drafts).exclude(public_id__in=shown)),
        ("These stories had it", stories.filter(public_id__in=had)),
    )
    return [(name, rows) for name, some in named if (rows := list(some[:MOST_STORIES]))]


def more_by(photo: Photo) -> list[tuple[str, str]]:
    """Return the addresses of the lists of those who made a photo, each with its name."""
    photos = reverse("admin:media_photo_changelist")
    makers = (("by", photo.photographer), ("agency", photo.agency))
    return [(f"{photos}?{asked}={one.pk}", str(one)) for asked, one in makers if one]
