"""Stories on hold: prepared, and kept from all eyes but those named."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article


class Hold(models.Model):
    """A prepared story, such as an obituary, that must not go out by a slip.

    Only the people named see it. Whoever publishes it types its `name`.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="hold")
    name = models.CharField(
        max_length=80, help_text="A short name. Whoever publishes the story types it."
    )
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    look_again_on = models.DateField(help_text="The day on which somebody looks whether it stands.")
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    placed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["look_again_on"], name="articles_hold_look")]

    def __str__(self) -> str:
        return self.name
