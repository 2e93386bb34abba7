"""The inbox: a row for each story of another house, with what a desk looks for it by."""

from typing import ClassVar

from django.db import models

from articles.models import Article
from people.models import Organisation
from wire.models.channels import Channel
from wire.models.items import WireItem

PLACE_LENGTH = 120
KIND_LENGTH = 40
NAME_LENGTH = 120


class Standing(models.TextChoices):
    """Where a story of the wire stands, as the inbox says it."""

    WAITING = "waiting", "Waits"
    BACKGROUND = "background", "Background"
    DRAFTS = "drafts", "Among the drafts"
    TAKEN = "taken", "Taken"
    SPIKED = "spiked", "Spiked"


class InboxStory(models.Model):
    """A story of the wire as the inbox lists it: by its newest reading, the newest first.

    `left_as` is what the desk left it as while nobody has it; `standing` follows from that and from
    the story, by triggers (`wire/inbox/standing.py`), whoever changes either. Takes are readings of
    one story; `family` is the key of the first of several stories that tell the same. `place` is
    that of the dateline, in capitals. A star is the desk's, not somebody's own.
    """

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="in_inbox"
    )
    newest = models.OneToOneField(WireItem, on_delete=models.CASCADE, related_name="+")
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.WAITING)
    left_as = models.CharField(max_length=10, choices=Standing.choices, default=Standing.WAITING)
    family = models.BigIntegerField()
    takes = models.PositiveIntegerField(default=1)
    house = models.ForeignKey(
        Organisation, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    channel = models.ForeignKey(
        Channel, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    urgency = models.PositiveSmallIntegerField(null=True)
    language = models.CharField(max_length=20)
    kind = models.CharField(max_length=KIND_LENGTH, blank=True)
    place = models.CharField(max_length=PLACE_LENGTH, blank=True)
    has_embargo = models.BooleanField(default=False)
    embargo_at = models.DateTimeField(null=True)
    starred_at = models.DateTimeField(null=True)
    starred_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["-newest_id"]
        verbose_name = "story in the inbox"
        verbose_name_plural = "stories in the inbox"
        # Each is read backwards from a key: a page costs the same in a million.
        indexes: ClassVar = [
            models.Index(fields=["standing", "-newest"], name="wire_inbox"),
            models.Index(fields=["family", "-newest"], name="wire_inbox_family"),
            models.Index(fields=["house", "standing", "-newest"], name="wire_inbox_house"),
            models.Index(fields=["channel", "standing", "-newest"], name="wire_inbox_channel"),
            models.Index(fields=["urgency", "standing", "-newest"], name="wire_inbox_urgency"),
            models.Index(fields=["language", "standing", "-newest"], name="wire_inbox_language"),
            models.Index(fields=["kind", "standing", "-newest"], name="wire_inbox_kind"),
            models.Index(fields=["place", "standing", "-newest"], name="wire_inbox_place"),
            models.Index(
                fields=["standing", "-newest"],
                condition=models.Q(has_embargo=True),
                name="wire_inbox_embargo",
            ),
            models.Index(
                fields=["standing", "-newest"],
                condition=models.Q(starred_at__isnull=False),
                name="wire_inbox_star",
            ),
        ]

    def __str__(self) -> str:
        return str(self.article)


class InboxSubject(models.Model):
    """What a story of the inbox is about, as its newest reading says; `code` as in its meaning.

    `standing` and `newest` are the story's, so that the stories of a subject are read by key.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="inbox_subjects")
    code = models.CharField(max_length=NAME_LENGTH)
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.WAITING)
    newest = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["code", "standing", "-newest"], name="wire_inbox_subject"),
        ]

    def __str__(self) -> str:
        return self.name or self.code
