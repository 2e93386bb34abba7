"""The drafts of fronts, and those that wait for their time. Readers' pages never see either."""

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from editions.front import Row, rows_of_json


class FrontDraft(models.Model):
    """The front that editors work at: one a place (empty for the front page).

    `version` counts its changes. `published` is the number of the version that it said the same
    as when it was published or taken up last.
    """

    place = models.CharField(max_length=80, blank=True, unique=True)
    rows = models.TextField()
    version = models.PositiveIntegerField(default=0)
    published = models.PositiveIntegerField(default=0)
    has_news = models.BooleanField(default=False)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.CharField(max_length=200)

    class Meta:
        verbose_name = "draft of a front"
        verbose_name_plural = "drafts of fronts"

    def __str__(self) -> str:
        return f"{self.place or 'front page'}, draft {self.version}"

    @property
    def parsed(self) -> tuple[Row, ...]:
        """Its rows, as far as they are understood."""
        return rows_of_json(self.rows)


class FrontPlanQuerySet(models.QuerySet["FrontPlan"]):
    """Which planned fronts."""

    def waiting(self) -> Self:
        """Return those that still go out."""
        return self.filter(went_out=None, ended_by="")


class FrontPlan(models.Model):
    """A front that goes out by the clock, word for word as it was when somebody planned it.

    `went_out` is the number of the version that it became; nobody deletes a plan, `ended_by` says
    who took it off the clock.
    """

    place = models.CharField(max_length=80, blank=True)
    rows = models.TextField()
    goes_out_at = models.DateTimeField()
    planned_at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)
    went_out = models.PositiveIntegerField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)

    objects: ClassVar[FrontPlanQuerySet] = FrontPlanQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar = ["goes_out_at", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["goes_out_at"],
                condition=models.Q(went_out=None, ended_by=""),
                name="fronts_waiting",
            )
        ]
        verbose_name = "planned front"

    def __str__(self) -> str:
        return f"{self.place or 'front page'} at {self.goes_out_at:%d %B, %H:%M}"
