"""How often stories were read lately, and which were read most: numbers that name no reader."""

from typing import ClassVar

from django.db import models

from editions.models.record import PUBLIC_ID_LENGTH


class ReadCount(models.Model):
    """How often a story's page was given out within an hour; rows of a day, then they go."""

    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH)
    hour = models.DateTimeField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hour", "article_id"], name="editions_reads_of_hour")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} at {self.hour:%H}: {self.times}"


class MostRead(models.Model):
    """A place in the list of the stories read most in so many hours, as the worker found it."""

    hours = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH)

    class Meta:
        ordering: ClassVar = ["hours", "place"]
        verbose_name = "place among the most read"
        verbose_name_plural = "places among the most read"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hours", "place"], name="editions_most_read_once")
        ]

    def __str__(self) -> str:
        return f"{self.place} of {self.hours} hours: {self.article_id}"
