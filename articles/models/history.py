"""What happened to a story at the desk: every save and every act."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article, Stage
from editions.story import Story


class Revision(models.Model):
    """The whole content of a story as it was saved once, by whom.

    Approval belongs to a revision: what goes out is exactly this text. `is_proposal` marks one
    that a wire delivered while an editor was at work: it is offered, and changes nothing.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by = models.CharField(max_length=200, help_text="Who saved it, as they were called then.")
    text = models.TextField(help_text="The story's canonical text; empty: removed by order.")
    is_proposal = models.BooleanField("offered by a wire", default=False)
    # A removal by order takes the salt with the text; the digest stays (`articles/timeline.py`).
    salt = models.CharField(max_length=32, blank=True, default="", editable=False)
    digest = models.CharField(max_length=64, blank=True, default="", editable=False)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "number"], name="articles_revision_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"Version {self.number} by {self.by}"

    @property
    def story(self) -> Story:
        """What was saved."""
        return Story.from_json(self.text)


class Event(models.Model):
    """An act on a story: who, when, from where to where, and what they said. Never changed.

    `approved` is the digest of the save that was approved at that time. `digest` covers all of it
    and the act before; a removal by order may empty note and salt (`articles/timeline.py`).
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.CharField(max_length=200)
    action = models.CharField(max_length=24)
    from_stage = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    to_stage = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    note = models.TextField(blank=True)
    salt = models.CharField(max_length=32, blank=True, default="", editable=False)
    note_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    approved = models.CharField(max_length=64, blank=True, default="", editable=False)
    digest = models.CharField(max_length=64, blank=True, default="", editable=False)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(fields=["article", "-id"], name="articles_event_newest"),
            models.Index(fields=["-at"], name="articles_event_by_time"),
            models.Index(fields=["actor", "-at", "-id"], name="articles_event_by_actor"),
            models.Index(fields=["action", "-at"], name="articles_event_by_action"),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.action}"


class TimelineEnd(models.Model):
    """How many acts a story's timeline has, and the digest of the newest: what the next follows."""

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    acts = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.acts} acts on {self.article_id}"


class RemovalOrder(models.Model):
    """An order to erase content from the record: asked by one person, done by a second.

    `numbers` are the editions named. Done orders are also written to a list outside the
    database, which `apply_removals` replays after an older backup was put back.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    numbers = models.JSONField(default=list, help_text="The editions to erase.")
    reason = models.CharField(max_length=500)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        numbers = ", ".join(str(number) for number in self.numbers)
        return f"Remove edition {numbers} of {self.article}"
