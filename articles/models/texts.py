"""The paper's own texts as the desk writes them: readers see nothing of it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from editions.models.texts import TITLE_LENGTH


class TextSave(models.Model):
    """A save of a text of the paper, such as its masthead; the newest of a kind is its draft."""

    kind = models.CharField(max_length=30)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=TITLE_LENGTH)
    body = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "save of a text of the paper"
        verbose_name_plural = "saves of texts of the paper"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "number"], name="articles_text_save_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"
