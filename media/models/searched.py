"""What the library's search looks through, and the backfills by which that stays true."""

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


class PhotoBackfill(models.Model):
    """What the worker still has to do anew to many photos, up to the last key seen to.

    To those that have this photographer or agency, whose name changed; to all, where neither is
    named: to note their words, or to make their files again (`media/backfills.py`).
    """

    photographer = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey(Organisation, null=True, on_delete=models.CASCADE, related_name="+")
    makes_files_again = models.BooleanField(default=False)
    last_id = models.PositiveBigIntegerField(default=0)
    began_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["makes_files_again"],
                condition=models.Q(makes_files_again=True),
                name="media_one_backfill_of_files",
            ),
        ]
        verbose_name = "round through photos"
        verbose_name_plural = "rounds through photos"

    def __str__(self) -> str:
        if self.makes_files_again:
            return "Files of everybody"
        return f"Photos of {self.photographer or self.agency or 'everybody'}"
