"""The log of what changed lately."""

from typing import ClassVar

from django.db import models


class Change(models.Model):
    """That a subject changed, written by triggers in the transaction that changed it.

    `number` orders changes as readers come to see them: on SQLite, where one writes at a time,
    it counts; on PostgreSQL it is the number of the transaction (`pg_current_xact_id()`). Rows
    stay as long as a page may be kept (`freshness/forgetting.py`).
    """

    subject = models.CharField(max_length=400)
    number = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject", "number"], name="freshness_of_subject"),
            models.Index(fields=["number"], name="freshness_by_number"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} at {self.number}"
