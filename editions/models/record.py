"""The record: what readers were ever shown. Rows are added and never changed or deleted.

Database triggers hold that (`editions/append_only.py`); an article stands here by its public id
alone, so that nothing below the desk leads back to a draft.
"""

import hashlib
from datetime import date
from typing import ClassVar

from django.db import models

from editions.choices import Kind
from editions.content import Content

PUBLIC_ID_LENGTH = 12


class EditionQuerySet(models.QuerySet["Edition"]):
    """Which editions."""

    def of(self, article_id: str) -> "EditionQuerySet":
        """The editions of one article, oldest first."""
        return self.filter(article_id=article_id).order_by("number")

    def newest(self, article_id: str) -> "Edition | None":
        """The newest edition of an article, with its content."""
        return (
            self.filter(article_id=article_id).select_related("content").order_by("number").last()
        )


class Edition(models.Model):
    """One version of a story that readers were shown, or the act of withdrawing it.

    `digest` is the SHA-256 of every other column; `content_digest` that of the salt and text in
    `EditionContent`; `previous_digest` chains an article's editions.
    """

    article_id = models.CharField("article", max_length=PUBLIC_ID_LENGTH)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    published_at = models.DateTimeField()
    by = models.CharField(max_length=200, help_text="Who did it, as they were called then.")
    previous_digest = models.CharField(max_length=64, blank=True)
    content_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects: ClassVar[EditionQuerySet] = EditionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article_id", "number"], name="editions_edition_numbered_once"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="editions_edition_number_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}, edition {self.number} ({self.get_kind_display()})"

    @property
    def parsed(self) -> Content:
        """What this edition says. Raises `ContentRemoved` where it was removed by order."""
        if not self.content.text:
            raise ContentRemoved(f"Edition {self.number} was removed by order.")
        return Content.from_json(self.content.text)

    @property
    def is_withdrawal(self) -> bool:
        """Whether readers see nothing since this edition."""
        return self.kind == Kind.WITHDRAWAL


class ContentRemoved(Exception):
    """The content of an edition was erased by order; its tombstone says when and why."""


class EditionContent(models.Model):
    """The exact text of an edition, with its salt. Only a removal by order may empty it."""

    edition = models.OneToOneField(
        Edition, primary_key=True, on_delete=models.PROTECT, related_name="content"
    )
    salt = models.CharField(max_length=64, blank=True)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Content of {self.edition_id}"


class HiddenEdition(models.Model):
    """A version taken out of the public history; it stays in the record."""

    edition = models.OneToOneField(
        Edition, primary_key=True, on_delete=models.PROTECT, related_name="hidden"
    )
    hidden_at = models.DateTimeField()
    by = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)

    def __str__(self) -> str:
        return f"{self.edition} hidden"


class Removal(models.Model):
    """The tombstone of a content that was erased by order of two people."""

    edition = models.OneToOneField(
        Edition, primary_key=True, on_delete=models.PROTECT, related_name="removal"
    )
    content_digest = models.CharField(max_length=64)
    removed_at = models.DateTimeField()
    ordered_by = models.CharField(max_length=200)
    seconded_by = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)

    def __str__(self) -> str:
        return f"{self.edition} removed"


class Redaction(models.Model):
    """Words of a removed edition that were taken out of another one, which stays.

    An edition says which headlines it went out under before, and where it stands: what a removal
    by order takes from those two. `left_digest` is that of the salt and text that are left.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="redactions")
    left_digest = models.CharField(max_length=64)
    removed_at = models.DateTimeField()
    ordered_by = models.CharField(max_length=200)
    seconded_by = models.CharField(max_length=200)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.edition} without removed words"


# How the end of an address begins of which only a digest is kept: no address can have it.
CLOSED = "~"


def closed_slug(published_on: date, slug: str) -> str:
    """Return what is kept of an address whose words were removed by order: a SHA-256."""
    text = f"{published_on.isoformat()}\n{slug}"
    return CLOSED + hashlib.sha256(text.encode()).hexdigest()


class Address(models.Model):
    """An address that a story had or has. It is never given to another, withdrawn or not.

    Of one whose words were removed by order only a digest is kept, and it answers 410.
    """

    published_on = models.DateField()
    slug = models.CharField(max_length=100)
    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["published_on", "slug"], name="editions_address_unique")
        ]
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return f"/{self.published_on:%Y/%m/%d}/{self.slug}/"


class ShownPhoto(models.Model):
    """A picture that readers were once shown: its file address answers 410 when it is gone.

    Since when, and in which story first; neither is known of those shown before that was kept.
    """

    content_hash = models.CharField(max_length=32, primary_key=True)
    first_shown_at = models.DateTimeField(null=True)
    article_id = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.content_hash
