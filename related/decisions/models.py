"""The log of decisions about lists."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from editions.models.record import PUBLIC_ID_LENGTH


class Did(models.TextChoices):
    """What a decision was, as the log says it."""

    PINNED = "pinned", "pinned"
    BANNED = "banned", "banned"
    BANNED_EVERYWHERE = "everywhere", "banned everywhere"
    ALLOWED = "allowed", "took back the decision on"
    ORDERED = "ordered", "put in order"
    REWORDED = "reworded", "changed the end or the note of"
    ACCEPTED = "accepted", "accepted"
    ACCEPTED_ALL = "all", "accepted the list"
    RESET = "reset", "reset the list to what is suggested"
    UNDONE = "undone", "took back the last decision"


class Decision(models.Model):
    """A decision about one list, as it was made: added, never changed.

    `changes` are the links it changed, each with what stood there before and after. `other_id`
    is the story whose list it reaches besides: both ways at once, or everywhere.
    """

    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH)
    other_id = models.CharField(max_length=PUBLIC_ID_LENGTH, blank=True)
    did = models.CharField(max_length=10, choices=Did.choices)
    target_id = models.CharField(max_length=PUBLIC_ID_LENGTH, blank=True)
    headline = models.CharField(max_length=300, blank=True, help_text="Of what is no story here.")
    changes = models.JSONField(default=list)
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(fields=["article_id", "-id"], name="related_decision_of_list"),
            models.Index(
                fields=["other_id", "-id"],
                # Said by the query too, in these words: SQLite takes the index for no others.
                condition=models.Q(other_id__gt=""),
                name="related_decision_of_other",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.get_did_display()} {self.target_id or self.headline}".strip()
