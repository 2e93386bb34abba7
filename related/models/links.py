"""What people decided about "You May Also Like"."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from editions.models.record import PUBLIC_ID_LENGTH
from people.names import name_key


class LinkKind(models.TextChoices):
    """What somebody decided about one story under another."""

    PINNED = "pinned", "Pinned"
    BANNED = "banned", "Banned"


class RelatedLink(models.Model):
    """A decision that one story stands, or never stands, under another.

    Stories stand here by public id. A pinned link may wait for a story that is not there yet,
    known by its headline alone; it shows as soon as a story of that headline is live, and a
    withdrawn story's link vanishes and comes back with it.
    """

    article_id = models.CharField("under the story", max_length=PUBLIC_ID_LENGTH, db_index=True)
    target_id = models.CharField("story shown", max_length=PUBLIC_ID_LENGTH, blank=True)
    headline = models.CharField(
        max_length=300, blank=True, help_text="The headline it waits for, where there is no story."
    )
    headline_key = models.CharField(max_length=300, blank=True, editable=False)
    kind = models.CharField(max_length=8, choices=LinkKind.choices, default=LinkKind.PINNED)
    position = models.SmallIntegerField(default=0)
    by = models.CharField(max_length=200, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["article_id", "position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(target_id="", headline_key=""),
                name="related_link_leads_somewhere",
                violation_error_message="Choose a story, or give the headline to wait for.",
            ),
            models.CheckConstraint(
                condition=~models.Q(article_id=models.F("target_id")),
                name="related_link_not_to_itself",
                violation_error_message="A story does not stand under itself.",
            ),
            models.UniqueConstraint(
                fields=["article_id", "target_id"],
                condition=~models.Q(target_id=""),
                name="related_link_once",
            ),
            models.UniqueConstraint(
                fields=["article_id", "headline_key"],
                condition=~models.Q(headline_key=""),
                name="related_link_waits_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["headline_key"], name="related_link_waiting"),
            models.Index(fields=["target_id"], name="related_link_to"),
            models.Index(
                fields=["-id"],
                condition=models.Q(target_id=""),
                name="related_link_waiting_newest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.target_id or self.headline}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the matching key beside the headline."""
        self.headline_key = name_key(self.headline)[:300]
        super().save(*args, **kwargs)  # type: ignore[arg-type]
