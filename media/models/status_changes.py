"""What was decided of whether a photo may be used: by whom, why, and what it led to."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from media.models.photo import Photo


class StatusChange(models.Model):
    """One decision of whether a photo may be used. Never changed.

    `permitted_by` named a permission for a restricted photo, `permitted_until` is its last day.
    `stories` are the public ids of the live stories that the photo was taken out of.
    """

    class Kind(models.TextChoices):
        RESTRICTED = "restricted", "Restricted"
        PERMITTED = "permitted", "Permission given"
        FREED = "freed", "Restriction lifted"
        KILLED = "killed", "Killed"
        ENDED = "ended", "Licence ended"

    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="status_changes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)
    permitted_by = models.CharField(max_length=200, blank=True)
    permitted_until = models.DateField(null=True)
    stories = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "decision on its use"
        verbose_name_plural = "decisions on its use"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reason}"
