"""Which story leads the front page or a section: live data with a log of its own."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from editions.models.record import PUBLIC_ID_LENGTH

FRONT_PAGE = ""


class Lead(models.Model):
    """A choice of the story that leads a place, until another does. Every choice stays here.

    `place` is the slug of a section, or empty for the front page. An empty `article_id` ends a
    lead: the newest story leads again.
    """

    place = models.CharField(max_length=80, blank=True)
    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["place", "-id"], name="editions_lead_of_place")]

    def __str__(self) -> str:
        return f"{self.place or 'front page'}: {self.article_id or 'the newest'}"


def lead_of(place: str = FRONT_PAGE) -> str:
    """Return the id of the story that was chosen to lead a place last, or ''."""
    newest = Lead.objects.filter(place=place).values_list("article_id", flat=True).first()
    return newest or ""


def places_led_by(article_id: str, section_slug: str) -> list[str]:
    """Return the places that a live story of this section was chosen to lead, and still does."""
    return [place for place in (FRONT_PAGE, section_slug) if lead_of(place) == article_id]
