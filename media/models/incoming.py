"""Files that were sent to the desk and wait for the worker to take them in."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models

from media.models.photo import Photo

# Where files wait in the private store.
INCOMING = "incoming"


class IncomingStatus(models.TextChoices):
    """What became of a file that was sent."""

    WAITING = "waiting", "Waiting"
    CREATED = "created", "Taken in"
    DUPLICATE = "duplicate", "Known already"
    REFUSED = "refused", "Refused"
    UNPACKED = "unpacked", "Unpacked"


class IncomingBatch(models.Model):
    """Files that somebody sent together."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    began_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["began_at"], name="media_batch_oldest")]
        verbose_name = "batch of pictures"
        verbose_name_plural = "batches of pictures"

    def __str__(self) -> str:
        return f"Pictures of {self.began_at:%d.%m.%Y %H:%M}"


def incoming_path(row: "IncomingFile", filename: str) -> str:
    """Return where a file waits in the private store: under a name that tells nothing."""
    return f"{INCOMING}/{secrets.token_hex(16)}"


class IncomingFile(models.Model):
    """One file that was sent, and what became of it. The file itself goes once that is known."""

    batch = models.ForeignKey(IncomingBatch, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=300)
    file = models.FileField(upload_to=incoming_path, max_length=100, blank=True)
    status = models.CharField(
        max_length=10, choices=IncomingStatus.choices, default=IncomingStatus.WAITING
    )
    photo = models.ForeignKey(Photo, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["id"],
                condition=models.Q(status=IncomingStatus.WAITING),
                name="media_incoming_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.name
