"""How often readers followed what stands under "You May Also Like"."""

from typing import ClassVar

from django.db import models

from editions.models.record import PUBLIC_ID_LENGTH

TARGET_LENGTH = 20


class Follow(models.Model):
    """How often one entry of one list was followed on one day of the paper's zone.

    A sum and nothing else: nothing in it, and nothing kept beside it, says who it was. `target`
    is a story's public id, or a short form of an address outside (`related/lists/counting.py`).
    """

    article_id = models.CharField("under the story", max_length=PUBLIC_ID_LENGTH)
    target = models.CharField("led to", max_length=TARGET_LENGTH)
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-day", "article_id", "target"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article_id", "target", "day"], name="related_follow_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["day"], name="related_follow_day")]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.target} on {self.day}: {self.times}"
