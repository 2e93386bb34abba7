"""What was taken from readers and no proxy was told of yet."""

from django.db import models
from django.utils import timezone


class TakenAway(models.Model):
    """That something was taken from readers, noted in the transaction of the act.

    A row goes as soon as a proxy in front of the site can have nothing of it (`articles/proxy.py`).
    """

    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"Taken from readers at {self.at}"
