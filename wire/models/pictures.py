"""The pictures of wire stories that are fetched from their houses."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from media.models import Photo
from wire.models.items import WireItem


class PictureStatus(models.TextChoices):
    """What became of a picture that was asked for."""

    WAITING = "waiting", "Is fetched now"
    PLACED = "placed", "In the story"
    KEPT = "kept", "In the library"
    FAILED = "failed", "Not fetched"


class WirePicture(models.Model):
    """A picture of an item that somebody took, and what became of fetching it.

    `number` is its place among the item's pictures: its address, words and rights stand with the
    `reading` alone, so that what is removed there is removed. `address_digest` is the SHA-256 of
    the address, for a later take names the same.
    """

    reading = models.ForeignKey(WireItem, on_delete=models.CASCADE, related_name="pictures")
    number = models.PositiveSmallIntegerField()
    address_digest = models.CharField(max_length=64)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    status = models.CharField(
        max_length=8, choices=PictureStatus.choices, default=PictureStatus.WAITING
    )
    reason = models.CharField(max_length=300, blank=True)
    photo = models.ForeignKey(Photo, null=True, on_delete=models.SET_NULL, related_name="+")
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = "picture of an item"
        verbose_name_plural = "pictures of items"
        indexes: ClassVar = [
            models.Index(
                fields=["id"],
                condition=models.Q(status=PictureStatus.WAITING),
                name="wire_picture_waiting",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reading", "number"], name="wire_picture_asked_once")
        ]

    def __str__(self) -> str:
        return f"Picture {self.number + 1} of {self.reading}"
