"""The pictures on the pages of topics and people, and what becomes of them as photos do."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from articles.proxy import taken_from_readers
from articles.workflow import WrongState
from media.models import Photo, Portrait, TopicPicture
from people.actors import Actor, check_may
from people.models import Person
from people.roles import Act
from taxonomy.models import Tag


@transaction.atomic
def choose_picture(name: Tag | Person, photo: Photo | None, *, by: Actor) -> None:
    """Let the page of a tag or person have this picture, in place of any other; or none.

    Raises `PermissionDenied`, or `WrongState` where readers may not see the photo now.
    """
    check_may(by, Act.EDIT_TAXONOMY if isinstance(name, Tag) else Act.EDIT_PEOPLE)
    before = chosen_for(name)
    if before == photo:
        return
    if photo is not None:
        check_may_be_shown(photo)
    if isinstance(name, Tag):
        TopicPicture.objects.filter(tag=name).delete()
        if photo is not None:
            TopicPicture.objects.create(tag=name, photo=photo)
    else:
        Portrait.objects.filter(person=name).delete()
        if photo is not None:
            Portrait.objects.create(person=name, photo=photo)
    if before is not None:
        taken_from_readers()


def chosen_for(name: Tag | Person) -> Photo | None:
    """Return the photo that was chosen for a page, whether readers may see it or not."""
    here = "topic_pictures__tag" if isinstance(name, Tag) else "portraits__person"
    return Photo.objects.filter(**{f"{here}__in": [name.pk]}).first()


def check_may_be_shown(photo: Photo) -> None:
    """Raise `WrongState` where readers may not see a photo now."""
    if not photo.may_be_shown(timezone.now()):
        raise WrongState(
            "Readers may not see this photo now: its page in the library says why. "
            "Choose another, or settle that there first."
        )


def pages_with(photos: Collection[Photo]) -> list[Tag | Person]:
    """Return the topics and people whose pages have one of these photos."""
    keys = [photo.pk for photo in photos]
    tags = Tag.objects.filter(picture__photo__in=keys)
    people = Person.objects.filter(portrait__photo__in=keys)
    return [*tags, *people]


def leave_pages(photos: Collection[Photo]) -> None:
    """See to it that no proxy shows photos any longer that may not stand on a page any more."""
    if photos and pages_with(photos):
        taken_from_readers()
