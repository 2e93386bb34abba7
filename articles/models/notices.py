"""What colleagues are told: notes on a story, notices, and tasks of translations."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.article import Article
from search.words import shortened


class Note(models.Model):
    """A note on a story, from one colleague to the others. Readers never see it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="notes")
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=200)
    words = models.TextField(max_length=2000)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return shortened(self.words, 80)


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Which notices."""

    def unseen(self) -> "NoticeQuerySet":
        """Those that nobody has put away yet."""
        return self.filter(seen_at=None)

    def to_send(self) -> "NoticeQuerySet":
        """Those still to be sent by mail or webhook."""
        return self.filter(sent_at=None, problem="")

    def unsent(self) -> "NoticeQuerySet":
        """Those that were given up: five attempts at sending them failed."""
        return self.exclude(problem="").order_by("-pk")


class Notice(models.Model):
    """Something that somebody must be told: on their first page, and by mail.

    Without a user it goes to the paper's webhook. The worker sends it; one whose worker died is
    taken up again when its claim ends.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    article = models.ForeignKey(Article, null=True, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=1000)
    # The action on the story that it tells of, where the telling is over once the story went on.
    action = models.CharField(max_length=24, blank=True)
    is_urgent = models.BooleanField("urgent", default=False)
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)

    objects: ClassVar[NoticeQuerySet] = NoticeQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["user", "-id"], condition=models.Q(seen_at=None), name="articles_notice_new"
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(sent_at=None, problem=""),
                name="articles_notice_to_send",
            ),
            models.Index(
                fields=["-id"],
                condition=~models.Q(problem=""),
                name="articles_notice_unsent",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class TranslationTask(models.Model):
    """A translation that has to follow its original, which was changed or withdrawn.

    `edition_number` is the edition of the original that made it so.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="translation_tasks")
    original = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    edition_number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "original", "edition_number"], name="articles_translation_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-id"], condition=models.Q(done_at=None), name="articles_translation_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article} follows edition {self.edition_number} of {self.original}"
