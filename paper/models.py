"""The paper's own settings: each save of their draft, each version that counted, and logos."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class PaperSave(models.Model):
    """A save of the paper's settings at the desk; the newest is the draft. Readers see none."""

    number = models.PositiveIntegerField(unique=True)
    values = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-number"]
        verbose_name = "save of the paper's settings"
        verbose_name_plural = "saves of the paper's settings"

    def __str__(self) -> str:
        return f"Save {self.number}"


class PaperVersion(models.Model):
    """The paper's settings as a publisher let them count: the newest does. None is changed."""

    values = models.JSONField(default=dict)
    published_at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "version of the paper's settings"
        verbose_name_plural = "versions of the paper's settings"

    def __str__(self) -> str:
        return f"Version {self.pk}"


class Logo(models.Model):
    """A picture of the paper's name, drawn anew by the darkroom, named by its own digest."""

    digest = models.CharField(max_length=32, primary_key=True)
    png = models.BinaryField()
    width_px = models.PositiveIntegerField()
    height_px = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.digest
