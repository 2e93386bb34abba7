"""Which stories stand on the front page and the sections' fronts: live data, each choice kept."""

from typing import ClassVar

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from editions.front import Row, rows_of_json
from editions.models.record import PUBLIC_ID_LENGTH
from editions.models.site import PublishedArticle
from paper.now import paper_now
from taxonomy.models import Section

FRONT_PAGE = ""


def front_place(tongue: str) -> str:
    """Return the place of the front of a language: `/fr/`, which no section is called."""
    return f"/{tongue}/" if tongue else FRONT_PAGE


def tongue_of_place(place: str) -> str:
    """Return the further language that a front is in; '' for the front page and for sections."""
    return place.strip("/") if place.startswith("/") else ""


class Lead(models.Model):
    """A choice of the story that leads a place, until another does. Every choice stays here.

    `place` is the slug of a section, empty for the front page, or `front_place`. An empty
    `article_id` ends a lead: the newest story leads again.
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


class FrontVersion(models.Model):
    """A front as an editor published it; each stays here, and the newest of a place is shown.

    `place` is as a lead's. `rows` is JSON (`editions/front.py`): with none the front fills itself.
    """

    place = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField()
    rows = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "number"], name="editions_front_once")
        ]
        verbose_name = "version of a front"
        verbose_name_plural = "versions of fronts"

    def __str__(self) -> str:
        return f"{self.place or 'front page'}, version {self.number}"

    @property
    def parsed(self) -> tuple[Row, ...]:
        """Its rows, as far as they are understood."""
        return rows_of_json(self.rows)


def front_of(place: str) -> FrontVersion | None:
    """Return the front that was published last at a place, if one ever was."""
    return FrontVersion.objects.filter(place=place).order_by("-number").first()


def fronts_shown() -> list[FrontVersion]:
    """Return the fronts that readers see edited, that of the paper first, then its languages'."""
    versions = FrontVersion.objects.filter(place=OuterRef("slug")).order_by("-number")
    of_sections = Section.objects.annotate(front=Subquery(versions.values("pk")[:1]))
    keys = [key for key in of_sections.values_list("front", flat=True) if key]
    pages = [FRONT_PAGE, *(front_place(each.key) for each in paper_now().others)]
    newest = [*map(front_of, pages), *(FrontVersion.objects.filter(pk__in=keys) if keys else ())]
    return [front for front in newest if front and front.rows]


def lead_of(place: str = FRONT_PAGE) -> str:
    """Return the id of the story that was chosen to lead a place last, or ''."""
    newest = Lead.objects.filter(place=place).values_list("article_id", flat=True).first()
    return newest or ""


def places_led_by(shown: PublishedArticle) -> list[str]:
    """Return the places that a live story was chosen to lead, and still does."""
    # One of its language too that the paper has no more: it may have it again.
    tongues = [shown.tongue] if paper_now().further else []
    places = [FRONT_PAGE, *map(front_place, tongues), shown.section_slug]
    return [place for place in places if lead_of(place) == shown.pk]


def front_for(shown: PublishedArticle) -> str:
    """Return the place of the front that a live story stands on: that of its language."""
    return front_place(paper_now().in_tongue(shown.tongue).tongue)
