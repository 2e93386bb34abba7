"""What came in from other houses, so that the same story is known when it comes again."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from articles.models import Article
from taxonomy.models import Section, Tag
from wire.models.channels import Channel


class Batch(models.Model):
    """What came in together: one run of a command, one paste, one delivery of a feed.

    A batch that came in by accident is withdrawn whole.
    """

    name = models.CharField(max_length=200, help_text="Such as the folder or feed it came from.")
    by = models.CharField(max_length=200)
    received_at = models.DateTimeField(default=timezone.now)
    channel = models.ForeignKey(
        Channel, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return self.name


class WireItem(models.Model):
    """One reading of a wire story.

    `source_key`, `headline_key` and `body_digest` are what a story is recognised by;
    `fields_digest` tells whether anything in it changed. `revision_number` is the revision this
    reading made: while it is the newest, no editor has touched the story since.
    `edition_number` is the edition with which this reading brought the story to readers; 0: none.
    `item_id` is its source's own name of it, and `told` all that its format said besides
    (`wire/told.py`). `embargo_words` is what its page said of an embargo, and `embargo_at` the end
    of that where the words are conclusive. `update_of` is the story that this reading, which made
    one of its own, is probably the next take of, until somebody at the desk says. `waits` says
    that its story stands in *From the wire* until somebody takes it up. Without `is_settled` its
    words stand beside an edited draft until somebody says what the draft takes of them.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="wire_items")
    batch = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT, related_name="items")
    path = models.CharField(max_length=500)
    source_key = models.CharField(max_length=200, blank=True)
    headline_key = models.CharField(max_length=300)
    source_time = models.DateTimeField(null=True)
    body_digest = models.CharField(
        max_length=64, blank=True, help_text="Empty for a text under 400 characters."
    )
    fields_digest = models.CharField(max_length=64)
    revision_number = models.PositiveIntegerField()
    edition_number = models.PositiveIntegerField(default=0)
    embargo_words = models.TextField(blank=True)
    embargo_at = models.DateTimeField(null=True)
    update_of = models.ForeignKey(
        Article, null=True, on_delete=models.SET_NULL, related_name="perhaps_updated_by"
    )
    item_id = models.CharField(max_length=300, blank=True)
    told = models.JSONField(default=dict)
    waits = models.BooleanField(default=True)
    is_settled = models.BooleanField(default=True, db_default=True)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["item_id"], condition=~models.Q(item_id=""), name="wire_by_item_id"
            ),
            models.Index(fields=["headline_key", "source_key"], name="wire_by_headline"),
            models.Index(
                fields=["body_digest", "source_key"],
                condition=~models.Q(body_digest=""),
                name="wire_by_body",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.path} → {self.article}"

    @property
    def embargo_has_passed(self) -> bool:
        """Whether the moment that its page asked for is over."""
        return self.embargo_at is not None and self.embargo_at <= timezone.now()


class WireUse(models.Model):
    """That paragraphs of a wire story were put into another story.

    `reading` is the newest of the wire story that somebody has settled there: what comes of it
    later is offered on `article`, too.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="wire_uses")
    reading = models.ForeignKey(WireItem, on_delete=models.CASCADE, related_name="uses")
    by = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name = "use of a wire story"
        verbose_name_plural = "uses of wire stories"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "reading"], name="wire_used_once")
        ]

    def __str__(self) -> str:
        return f"{self.reading.article} in {self.article}"


class SubjectMeaning(models.Model):
    """What a subject of an agency means here: a section of the paper, tags, or both.

    `code` is as items have it: a media topic (`medtop:20000523`), a subject code
    (`subj:15054000`), an agency's own code or its word.
    """

    code = models.CharField(
        max_length=120,
        unique=True,
        help_text="Such as medtop:20000523, subj:15054000 or an agency's own word. A subject code"
        " that ends in zeros means all that is part of it, too.",
    )
    name = models.CharField(max_length=120, blank=True, help_text="What the agency calls it.")
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Where new stories about it stand. Of several the first that a story names.",
    )
    tags = models.ManyToManyField(
        Tag, blank=True, related_name="+", help_text="What new stories about it are tagged with."
    )

    class Meta:
        ordering: ClassVar = ["code"]
        verbose_name = "subject of the wire"
        verbose_name_plural = "subjects of the wire"

    def __str__(self) -> str:
        return f"{self.name} ({self.code})" if self.name else self.code

    def save(self, *args: Any, **kw: Any) -> None:
        """Keep the code as items have it, whatever its case."""
        self.code = meaning_key(self.code)
        super().save(*args, **kw)


def meaning_key(code: str) -> str:
    """Return the form in which two spellings of a code or word are equal."""
    return " ".join(code.split()).casefold()[:120]


class WireParagraph(models.Model):
    """A paragraph that a reading brought, as a number: the story's next take has most of them.

    `day` is that of the reading's own time, else the one it came on, in UTC.
    """

    item = models.ForeignKey(WireItem, on_delete=models.CASCADE, related_name="paragraphs")
    digest = models.BigIntegerField()
    day = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["digest", "day"], name="wire_by_paragraph")]

    def __str__(self) -> str:
        return f"A paragraph of {self.item}"
