"""What the paper itself proposes under "You May Also Like"."""

from typing import ClassVar

from django.db import models

from editions.models.record import PUBLIC_ID_LENGTH


class Suggestion(models.Model):
    """One live story that the paper proposes under another, and why.

    Only a proposal: what people decided (`RelatedLink`) goes before it. More are kept than a
    page shows, so that a ban or a withdrawal leaves no gap. `score` is in thousandths, so that
    the same record gives the same order on every database; `reasons` is a list of
    `{"signal": name, "words": sentence}`, the weightiest first.
    """

    article_id = models.CharField("under the story", max_length=PUBLIC_ID_LENGTH)
    target_id = models.CharField("story proposed", max_length=PUBLIC_ID_LENGTH)
    place = models.PositiveSmallIntegerField(help_text="From 1, the best first.")
    score = models.IntegerField(help_text="In thousandths.")
    reasons = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["article_id", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article_id", "target_id"], name="suggestion_once"),
            models.CheckConstraint(
                condition=~models.Q(article_id=models.F("target_id")),
                name="suggestion_not_to_itself",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["article_id", "place"], name="suggestion_in_order"),
            models.Index(fields=["target_id"], name="suggestion_to"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.target_id} ({self.place})"


class Twin(models.Model):
    """Two stories that tell one story twice; each such pair stands here both ways.

    Of twins one at most stands in a list: the one that stands first.
    """

    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH)
    twin_id = models.CharField(max_length=PUBLIC_ID_LENGTH)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article_id", "twin_id"], name="related_twin_once"),
            models.CheckConstraint(
                condition=~models.Q(article_id=models.F("twin_id")),
                name="related_twin_not_of_itself",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["twin_id"], name="related_twin_back")]

    def __str__(self) -> str:
        return f"{self.article_id} = {self.twin_id}"
