"""What the library's search looks through, and the rounds by which that stays true."""

from typing import ClassVar

from django.db import models

from media.models.photo import Photo
from people.models import Organisation, Person


class PhotoText(models.Model):
    """The words of one photo, folded by `search/words.py`, and what filters ask of it.

    Written with every change (`media/finding.py`).
    """

    photo = models.OneToOneField(
        Photo, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    text = models.TextField()

    class Meta:
        verbose_name = "words of a photo"
        verbose_name_plural = "words of photos"

    def __str__(self) -> str:
        return f"Words of photo {self.photo_id}"


class PhotoRound(models.Model):
    """A walk through photos that the worker still has to make, up to the last key seen to.

    Of the photos that have this photographer or agency, whose name changed; of all, where neither
    is named: see `media/rounds.py`.
    """

    photographer = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey(Organisation, null=True, on_delete=models.CASCADE, related_name="+")
    last_id = models.PositiveBigIntegerField(default=0)
    began_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "round through photos"
        verbose_name_plural = "rounds through photos"

    def __str__(self) -> str:
        return f"Photos of {self.photographer or self.agency or 'everybody'}"
