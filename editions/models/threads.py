"""Which stories an editor gathered in a thread: live data with a log of its own."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from editions.models.record import PUBLIC_ID_LENGTH


class ThreadStory(models.Model):
    """A story that stands in a thread, live or not: a draft appears there as it goes out.

    Threads stand here by the end of their address, which never changes, stories by public id.
    """

    thread_slug = models.CharField(max_length=80)
    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH)

    class Meta:
        verbose_name = "story in a thread"
        verbose_name_plural = "stories in threads"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article_id", "thread_slug"], name="editions_thread_story_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["thread_slug", "-id"], name="editions_thread_stories")
        ]

    def __str__(self) -> str:
        return f"{self.thread_slug}: {self.article_id}"


class ThreadAct(models.TextChoices):
    """What somebody did to a thread."""

    MADE = "made", "Made"
    CHANGED = "changed", "Changed"
    PUT_IN = "put in", "Put in"
    TAKEN_OUT = "taken out", "Taken out"
    CLOSED = "closed", "Closed"
    OPENED = "opened", "Opened again"


class ThreadChange(models.Model):
    """The log of the threads: who did what, and when. Never changed.

    `article_id` is the story that was put in or taken out, `words` what the thread was called.
    """

    thread_slug = models.CharField(max_length=80)
    act = models.CharField(max_length=10, choices=ThreadAct.choices)
    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH, blank=True)
    words = models.CharField(max_length=600, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(fields=["thread_slug", "-id"], name="editions_thread_log"),
            models.Index(fields=["article_id", "-id"], name="editions_thread_log_of_story"),
        ]

    def __str__(self) -> str:
        return f"{self.thread_slug}: {self.act} {self.article_id}".strip()
