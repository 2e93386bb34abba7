"""What the site keeps besides stories: texts for machines, keys, what hubs and mirrors are told."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from editions.models.record import PUBLIC_ID_LENGTH


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


class HubNews(models.Model):
    """That a hub is to be told of something new in the feeds of one list (`website/hubs.py`).

    `subject` is the list, as `freshness/subjects.py` calls it. `news` counts what is new: what
    comes while the hub is being told is told once more. The row goes when all was told.
    """

    hub = models.CharField(max_length=300)
    subject = models.CharField(max_length=400)
    news = models.PositiveIntegerField(default=1)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["hub", "subject"], name="website_hub_news_once"),
        )

    def __str__(self) -> str:
        return f"{self.subject} for {self.hub}"


class HubPosition(models.Model):
    """Up to which change hubs were told, one row: a position of `freshness/validation.py`."""

    number = models.BigIntegerField()
    snapshot = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.number)


class ApiKey(models.Model):
    """A key of somebody who reads the API often: more requests a minute, and nothing else.

    `digest` is the SHA-256 of it. A key that was ended opens nothing any more.
    """

    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name


class Became(models.TextChoices):
    """What became of a story, as its mirrors are told."""

    PUBLISHED = "published"
    UPDATED = "updated"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


class StoryChange(models.Model):
    """What became last of a story that readers ever saw, for mirrors (`website/api/changes.py`).

    Triggers make it pending, in the transaction that changed something of the story. The worker
    gives it the next number once that has committed, so that numbers are in the order in which
    readers came to see things. `edition` is the newest edition that was told, `digest` of what the
    story was then: where it is the same, nothing is told.
    """

    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH, primary_key=True)
    is_pending = models.BooleanField(default=True, db_default=True)
    number = models.BigIntegerField(null=True, unique=True)
    what = models.CharField(max_length=10, choices=Became, blank=True, db_default="")
    changed_at = models.DateTimeField(null=True)
    edition = models.PositiveIntegerField(default=0, db_default=0)
    digest = models.CharField(max_length=64, blank=True, db_default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["article_id"],
                condition=models.Q(is_pending=True),
                name="website_change_pending",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.article_id} {self.what}"


class ChangeCount(models.Model):
    """How many changes were told, in one row that the worker locks while it numbers.

    `era` says which numbers these are: where the database was put back, others begin.
    """

    number = models.BigIntegerField(default=0)
    era = models.CharField(max_length=16)

    def __str__(self) -> str:
        return f"{self.number} of {self.era}"
