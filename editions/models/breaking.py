"""The strip of breaking news on every page: live data, each choice kept."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from editions.models.record import PUBLIC_ID_LENGTH


class Breaking(models.Model):
    """What every page says at its top until a moment, or another is said. Each row stays here.

    The newest counts; one without a story ends the strip. The strip says the headline that the
    story has now; `words` are those that it had then.
    """

    words = models.CharField(max_length=300, blank=True)
    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH, blank=True)
    at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "breaking news"
        verbose_name_plural = "breaking news"

    def __str__(self) -> str:
        return self.words or "ended"


def breaking_now() -> Breaking | None:
    """Return the strip that stands on every page now, if one does."""
    newest = Breaking.objects.order_by("-pk").first()
    is_on = newest is not None and newest.article_id and newest.ends_at > timezone.now()
    return newest if is_on else None
