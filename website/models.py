"""The paper's texts for machines, such as `robots.txt`: each version that somebody put out."""

from django.db import models


class TextName(models.TextChoices):
    """The texts, by what they are called."""

    ROBOTS = "robots.txt"
    ADS = "ads.txt"
    SECURITY = "security.txt"
    TRUST = "trust.txt"


class MachineText(models.Model):
    """A version of one of the paper's texts for machines. The newest of each is what they get.

    Versions are added and never changed: what stood there before can be looked at and put out
    again. `by` is who did it, as they were called then: no reader's row leads to an account.
    """

    name = models.CharField(max_length=20, choices=TextName)
    text = models.TextField(blank=True)
    # Of robots.txt alone: the crawlers (`website/crawlers.py`) that are asked to stay away.
    turned_away = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=200)

    class Meta:
        indexes = (models.Index(fields=["name", "-id"], name="machine_text_newest"),)

    def __str__(self) -> str:
        return f"{self.name} of {self.at:%Y-%m-%d %H:%M}"
