"""Who is at a story now, and what they typed and have not saved."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article
from editions.story import Story

# A page tells every few seconds that it is open; after this long it is not.
STILL_HERE = timedelta(seconds=20)


class PresenceQuerySet(models.QuerySet["Presence"]):
    """Who is where."""

    def here(self) -> "PresenceQuerySet":
        """Those whose page told of itself lately."""
        return self.filter(seen_at__gt=timezone.now() - STILL_HERE)


class Presence(models.Model):
    """Somebody has a story open; `is_writing` since they changed something in it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    is_writing = models.BooleanField("writing", default=False)

    objects: ClassVar[PresenceQuerySet] = PresenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "user"], name="articles_presence_once")
        ]
        indexes: ClassVar = [models.Index(fields=["-seen_at"], name="articles_presence_seen")]

    def __str__(self) -> str:
        return f"{self.user} at {self.article}"


class Autosave(models.Model):
    """What one editor has typed into a story and not saved: kept every few seconds.

    It changes no draft. Each open page has a copy of its own, known by the page's `key`: two
    windows of one editor do not write over each other. A story that was never saved has a copy
    without article. `base_number` is the revision that was opened (0: none), so that the copy can
    be merged with what was saved meanwhile. Where a colleague took the copy over, `base_text` is
    what they took: that much of it is in the draft.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(
        Article, null=True, on_delete=models.CASCADE, related_name="autosaves"
    )
    key = models.CharField(max_length=36)
    base_number = models.PositiveIntegerField(default=0)
    base_text = models.TextField(blank=True)
    text = models.TextField(help_text="The story's canonical text.")
    word_count = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=timezone.now)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-kept_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "key"], name="articles_recovery_one_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.word_count} words of {self.user} not yet saved"

    @property
    def story(self) -> Story:
        """What was typed."""
        return Story.from_json(self.text)


class FormCopy(models.Model):
    """What one editor has typed into a form of the desk that writes no draft, and not sent yet.

    Each open page has a copy of its own, known by its `key`, as a draft's page has. `page` says
    which form it is, such as `correct-` and a story's id. `fields` are pairs of name and value, as
    the browser would send them: what is removed by order is found in them.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, null=True, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=60)
    key = models.CharField(max_length=36)
    fields = models.JSONField(default=list)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-kept_at", "-pk"]
        verbose_name_plural = "copies of forms"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "key"], name="articles_form_copy_one_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.page}, typed by {self.user} and not sent"
