"""Who works: a row for each worker that lives."""

from django.db import models


class Worker(models.Model):
    """A process that works, as far as it said so itself (`leases/heartbeat.py`).

    `key` is its own for as long as it lives.
    """

    key = models.CharField(max_length=32, primary_key=True)
    machine = models.CharField(max_length=255)
    pid = models.PositiveIntegerField()
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.machine}, process {self.pid}"
