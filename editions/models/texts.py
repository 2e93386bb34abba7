"""What the paper says of itself, as readers are shown it: each version that went out."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from editions.choices import TextKind

TITLE_LENGTH = 120


class TextEdition(models.Model):
    """A text of the paper, such as its masthead, as it went out. Never changed.

    Readers see the newest of each kind; one without a title took the page away.
    """

    kind = models.CharField(max_length=30)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=TITLE_LENGTH, blank=True)
    body = models.TextField(blank=True)
    published_at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "published text of the paper"
        verbose_name_plural = "published texts of the paper"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "number"], name="editions_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.title or self.kind} ({self.number})"

    @property
    def is_withdrawal(self) -> bool:
        """Whether it took the page away."""
        return not self.title


def newest_text(kind: str) -> TextEdition | None:
    """Return what became last of a text; none where it never went out."""
    return TextEdition.objects.filter(kind=kind).order_by("-number").first()


def live_text(kind: str) -> TextEdition | None:
    """Return the text that readers see; none where there is no page of it."""
    newest = newest_text(kind)
    return None if newest is None or newest.is_withdrawal else newest


def live_texts() -> list[tuple[str, str]]:
    """Return (kind, title) of the texts that readers see, in the order of the kinds."""
    newest = TextEdition.objects.values("kind").annotate(last=models.Max("pk")).values("last")
    titles = dict(TextEdition.objects.filter(pk__in=newest).values_list("kind", "title"))
    return [(kind, titles[kind]) for kind in TextKind.values if titles.get(kind)]
