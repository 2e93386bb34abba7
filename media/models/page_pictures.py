"""The pictures on the pages of topics and people: chosen from the library, nobody's story."""

from typing import ClassVar

from django.db import models

from media.models.photo import Photo
from people.models import Person
from taxonomy.models import Tag


class TopicPicture(models.Model):
    """The picture on the page of a tag, in the words of the library.

    Readers see it while the photo may be shown (`Photo.may_be_shown`), and not a moment longer.
    """

    tag = models.OneToOneField(Tag, on_delete=models.CASCADE, related_name="picture")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="topic_pictures")

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "picture of a topic"
        verbose_name_plural = "pictures of topics"

    def __str__(self) -> str:
        return str(self.tag)


class Portrait(models.Model):
    """The picture on the page of a person, as a topic's."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="portrait")
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="portraits")

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return str(self.person)
