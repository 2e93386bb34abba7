"""The rows of lists: what stands in them and never does, what is wrong with them, who follows."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from editions.models.record import PUBLIC_ID_LENGTH
from editions.wording import wording_key

TARGET_LENGTH = 20
# The list that stands for every list: what is banned in it stands nowhere.
EVERYWHERE = ""


class LinkKind(models.TextChoices):
    """What somebody decided about one story under another.

    A pin has a place of its own. What is accepted stays among the suggestions, and may stand
    where a sensitive story is one of the two.
    """

    PINNED = "pinned", "Pinned"
    ACCEPTED = "accepted", "Accepted"
    BANNED = "banned", "Banned"


class RelatedLink(models.Model):
    """A decision that one story stands, or never stands, under another.

    Stories stand here by public id. A pinned link may wait for a story that is not there yet,
    known by its headline alone; it shows as soon as a story of that headline is live, and a
    withdrawn story's link vanishes and comes back with it. A link with an address leads out of
    the paper; its `headline` is the title of that page. A ban under no story holds everywhere.

    `is_over` notes that its list was checked again after its last day.

    Written by `related/decisions/decide.py`, logged; and by the wire, which brings headlines.
    """

    article_id = models.CharField(
        "under the story", max_length=PUBLIC_ID_LENGTH, db_index=True, blank=True
    )
    target_id = models.CharField("story shown", max_length=PUBLIC_ID_LENGTH, blank=True)
    headline = models.CharField(
        max_length=300, blank=True, help_text="The headline it waits for, where there is no story."
    )
    headline_key = models.CharField(max_length=300, blank=True, editable=False)
    url = models.URLField("address", max_length=500, blank=True)
    source = models.CharField(max_length=120, blank=True, help_text="Whose page an address is.")
    kind = models.CharField(max_length=8, choices=LinkKind.choices, default=LinkKind.PINNED)
    position = models.SmallIntegerField(default=0)
    ends_on = models.DateField(null=True, blank=True, help_text="The last day it stands there.")
    is_over = models.BooleanField(default=False, editable=False)
    note = models.CharField(max_length=300, blank=True, help_text="For the desk.")
    by = models.CharField(max_length=200, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["article_id", "position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(target_id="", headline_key="", url=""),
                name="related_link_leads_somewhere",
                violation_error_message="Choose a story, or give the headline to wait for.",
            ),
            models.CheckConstraint(
                condition=~models.Q(article_id=models.F("target_id")),
                name="related_link_not_to_itself",
                violation_error_message="A story does not stand under itself.",
            ),
            models.CheckConstraint(
                condition=~models.Q(article_id=EVERYWHERE) | models.Q(kind=LinkKind.BANNED),
                name="related_link_everywhere_is_ban",
                violation_error_message="Only a ban holds under every story.",
            ),
            models.UniqueConstraint(
                fields=["article_id", "target_id"],
                condition=~models.Q(target_id=""),
                name="related_link_once",
            ),
            models.UniqueConstraint(
                fields=["article_id", "headline_key"],
                condition=~models.Q(headline_key=""),
                name="related_link_waits_once",
            ),
            models.UniqueConstraint(
                fields=["article_id", "url"],
                condition=~models.Q(url=""),
                name="related_link_out_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["headline_key"], name="related_link_waiting"),
            models.Index(fields=["target_id"], name="related_link_to"),
            models.Index(
                fields=["-id"],
                condition=models.Q(target_id=""),
                name="related_link_waiting_newest",
            ),
            models.Index(
                fields=["ends_on"],
                condition=models.Q(ends_on__isnull=False, is_over=False),
                name="related_link_ending",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id or 'everywhere'} → {self.target_id or self.headline}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the matching key beside a headline that is waited for."""
        self.headline_key = "" if self.url else wording_key(self.headline)[:300]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def key(self) -> str:
        """What it leads to, in a word that stays the same when a decision is undone."""
        return self.target_id or self.url or self.headline_key

    def has_ended(self, on: date | None = None) -> bool:
        """Say whether its last day is over."""
        return self.ends_on is not None and self.ends_on < (on or timezone.localdate())


class Trouble(models.IntegerChoices):
    """Why a list waits for a moderator, the most urgent first."""

    SENSITIVE = 1, "Sensitive"
    WITHDRAWN = 2, "Leads to a withdrawn story"
    STALE = 3, "Overtaken"
    THIN = 4, "Thin"


class RelatedList(models.Model):
    """What is known of the list under one story, beside what stands in it.

    `accepted` are the keys of what stood there when somebody last said that it is right. What
    `trouble` and `is_settled` say is worked out by `related/lists/list_health.py`.
    """

    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH, primary_key=True)
    accepted = models.JSONField(default=list)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.CharField(max_length=200, blank=True)

    is_settled = models.BooleanField("settled", default=False)
    trouble = models.PositiveSmallIntegerField(null=True, choices=Trouble.choices)
    published_at = models.DateTimeField(null=True)
    # When something under it may have changed since it was checked.
    changed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["article_id"]
        indexes: ClassVar = [
            models.Index(
                fields=["trouble", "-published_at", "-article_id"],
                condition=models.Q(trouble__isnull=False),
                name="related_list_queue",
            ),
            models.Index(
                fields=["changed_at", "article_id"],
                condition=models.Q(changed_at__isnull=False),
                name="related_list_to_look_at",
            ),
        ]

    def __str__(self) -> str:
        return f"The list under {self.article_id}"


class Suggestion(models.Model):
    """One live story that the paper proposes under another, and why.

    Only a proposal: what people decided (`RelatedLink`) goes before it. More are kept than a
    page shows, so that a ban or a withdrawal leaves no gap. `score` is in thousandths, so that
    the same record gives the same order on every database; `reasons` is a list of
    `{"signal": name, "words": sentence}`, the weightiest first.
    """

    article_id = models.CharField("under the story", max_length=PUBLIC_ID_LENGTH)
    target_id = models.CharField("story proposed", max_length=PUBLIC_ID_LENGTH)
    place = models.PositiveSmallIntegerField(help_text="From 1, the best first.")
    score = models.IntegerField(help_text="In thousandths.")
    reasons = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["article_id", "place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article_id", "target_id"], name="suggestion_once"),
            models.CheckConstraint(
                condition=~models.Q(article_id=models.F("target_id")),
                name="suggestion_not_to_itself",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["article_id", "place"], name="suggestion_in_order"),
            models.Index(fields=["target_id"], name="suggestion_to"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.target_id} ({self.place})"


class NearDuplicate(models.Model):
    """Two stories that tell one story twice; each such pair stands here both ways.

    Of near duplicates one at most stands in a list: the one that stands first.
    """

    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH)
    twin_id = models.CharField(max_length=PUBLIC_ID_LENGTH)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article_id", "twin_id"], name="related_twin_once"),
            models.CheckConstraint(
                condition=~models.Q(article_id=models.F("twin_id")),
                name="related_twin_not_of_itself",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["twin_id"], name="related_twin_back")]

    def __str__(self) -> str:
        return f"{self.article_id} = {self.twin_id}"


class Follow(models.Model):
    """How often one entry of one list was followed on one day of the paper's zone.

    A sum and nothing else: nothing in it, and nothing kept beside it, says who it was. `target`
    is a story's public id, or a short form of an address outside (`related/lists/counting.py`).
    """

    article_id = models.CharField("under the story", max_length=PUBLIC_ID_LENGTH)
    target = models.CharField("led to", max_length=TARGET_LENGTH)
    day = models.DateField()
    times = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-day", "article_id", "target"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article_id", "target", "day"], name="related_follow_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["day"], name="related_follow_day")]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.target} on {self.day}: {self.times}"
