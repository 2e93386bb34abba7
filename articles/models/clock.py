"""When the clock last looked for stories that are due."""

from django.db import models


class ClockLook(models.Model):
    """When the clock last looked for stories that are due; one row."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.at:%H:%M:%S}"
