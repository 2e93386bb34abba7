"""Restricting a photo, naming a permission to use it all the same, and freeing it again."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from media.finding import note_words
from media.models import Photo, PhotoStatus, StatusChange
from people.actors import Actor, actor_name, check_may
from people.roles import Act

KILLED = "This photo was killed. It cannot be used again."
NOT_RESTRICTED = "This photo is not restricted."
Kind = StatusChange.Kind


@transaction.atomic
def restrict(photo: Photo, *, reason: str, by: Actor) -> None:
    """Let this photo go out only with a named permission. An earlier permission ends."""
    locked = locked_photo(photo, by)
    change = StatusChange(kind=Kind.RESTRICTED, by=actor_name(by), reason=reason)
    decide(locked, PhotoStatus.RESTRICTED, change)


@transaction.atomic
def permit(
    photo: Photo, *, permitted_by: str, permitted_until: date | None, reason: str, by: Actor
) -> None:
    """Let a restricted photo go out: somebody permitted it, until a day or for good."""
    locked = locked_photo(photo, by)
    if locked.status != PhotoStatus.RESTRICTED:
        raise ValidationError(NOT_RESTRICTED)
    change = StatusChange(
        kind=Kind.PERMITTED,
        by=actor_name(by),
        reason=reason,
        permitted_by=permitted_by,
        permitted_until=permitted_until,
    )
    decide(locked, PhotoStatus.RESTRICTED, change)


@transaction.atomic
def free(photo: Photo, *, reason: str, by: Actor) -> None:
    """Lift the restriction: whoever writes may use the photo."""
    locked = locked_photo(photo, by)
    if locked.status != PhotoStatus.RESTRICTED:
        raise ValidationError(NOT_RESTRICTED)
    change = StatusChange(kind=Kind.FREED, by=actor_name(by), reason=reason)
    decide(locked, PhotoStatus.USABLE, change)


def locked_photo(photo: Photo, by: Actor) -> Photo:
    """Return the photo, locked, where this person may decide on it and it is not killed."""
    check_may(by, Act.RESTRICT_PHOTO)
    locked = Photo.objects.select_for_update().get(pk=photo.pk)
    if locked.is_killed:
        raise ValidationError(KILLED)
    return locked


def decide(photo: Photo, status: PhotoStatus, change: StatusChange) -> None:
    """Set what stands now, and keep who said so and why: a row that is not saved yet."""
    photo.status = status
    if change.kind != Kind.PERMITTED:
        photo.status_reason = change.reason if change.kind == Kind.RESTRICTED else ""
    photo.permitted_by, photo.permitted_until = change.permitted_by, change.permitted_until
    photo.save(update_fields=["status", "status_reason", "permitted_by", "permitted_until"])
    note_words([photo])
    change.photo = photo
    change.save(force_insert=True)
