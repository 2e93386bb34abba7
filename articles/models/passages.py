"""Notes at a passage of a story's text, and the answers to them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article

# So many letters of a passage are kept, and so many on either side of it.
LONGEST_PASSAGE = 1000
LONGEST_CONTEXT = 60


class PassageNote(models.Model):
    """A note at a passage, from one colleague to the others, or an answer to one.

    Where it stands is kept as its words and those around them (W3C Web Annotation Data Model,
    4.2.4: text quote selector), beside the text and never in it: what readers get cannot have it.
    `is_lost`: the draft has the passage no more. An answer has no passage of its own.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="passage_notes")
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )
    exact = models.TextField("passage", max_length=LONGEST_PASSAGE, blank=True)
    before = models.CharField(max_length=LONGEST_CONTEXT, blank=True)
    after = models.CharField(max_length=LONGEST_CONTEXT, blank=True)
    is_lost = models.BooleanField("no longer in the text", default=False)
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.TextField(max_length=2000)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.words if len(self.words) <= 80 else f"{self.words[:77]}…"
