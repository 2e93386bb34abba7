"""What editors corrected on the pages of a house, remembered for the next ones."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from articles.models import Article
from people.models import Organisation

LINE_LENGTH = 300
# In so many stories the same must have been corrected.
TIMES = 2


class Remembered(models.TextChoices):
    """What a correction was."""

    LINE = "line", "A line at an end of the text"
    SOURCE = "source", "The source"


class HouseRule(models.Model):
    """A correction that was made on stories of a house, as pages name it, and is made by itself.

    It counts from the second story on (`times`), until somebody undoes it. `line` is a whole
    paragraph that editors took away at the beginning or end of the text, known by its `digest`, for
    a removal by order may empty it; `called` is the house that they set as the source instead.
    `article` is the story that it was learnt of last.
    """

    house = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Remembered.choices)
    line = models.CharField(max_length=LINE_LENGTH, blank=True)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    called = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    times = models.PositiveSmallIntegerField(default=1)
    article = models.ForeignKey(Article, null=True, on_delete=models.SET_NULL, related_name="+")
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)
    undone_by = models.CharField(max_length=200, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        verbose_name = "remembered correction"
        indexes: ClassVar = [
            models.Index(fields=["-made_at", "-id"], name="wire_remembered_newest")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["house", "kind", "digest"], name="wire_remembered_once")
        ]

    def __str__(self) -> str:
        if self.kind == Remembered.SOURCE:
            return f"Their source is called {self.called}."
        return f"The line “{self.line}” at the beginning or end is no part of the story."

    @property
    def is_in_force(self) -> bool:
        """Whether pages are read by it."""
        return self.times >= TIMES and self.undone_at is None
