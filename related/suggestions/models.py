"""What suggestions know of live stories. All of it is made of the record and can be thrown away."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from editions.models.record import PUBLIC_ID_LENGTH


class StoryVector(models.Model):
    """What a live story is about, in the compact form in which stories are compared.

    `terms` are the numbers of its words and word pairs with how often each stands there
    (`terms.py`); `names`, `tags` and `writers` are numbers alone. `headline` are the
    numbers of its words with what each weighs. `norm` and `names_norm` are the lengths of the two
    vectors; they and those weights are by the rarity of the day the vector was made. `links` is
    a JSON list of the ids of the stories that its text links to. `series` is the number of its
    headline's form, or none.
    """

    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH, primary_key=True)
    edition_number = models.PositiveIntegerField()
    at = models.BigIntegerField(help_text="When it was first published: seconds since 1970.")
    language = models.CharField(max_length=20)
    section_slug = models.CharField(max_length=80)
    source_slug = models.CharField(max_length=100, blank=True)
    series = models.IntegerField(null=True)
    is_sensitive = models.BooleanField(default=False)
    terms = models.BinaryField()
    norm = models.FloatField()
    names = models.BinaryField(default=bytes)
    names_norm = models.FloatField()
    headline = models.BinaryField(default=bytes)
    tags = models.BinaryField(default=bytes)
    writers = models.BinaryField(default=bytes)
    links = models.JSONField(default=list)
    is_counted = models.BooleanField(
        default=True, help_text="Its terms are among those counted in TermCount."
    )
    is_stale = models.BooleanField(
        default=False, help_text="Its suggestions are to be made anew, in their turn."
    )

    class Meta:
        ordering: ClassVar = ["-at", "-article_id"]
        indexes: ClassVar = [
            models.Index(fields=["language", "-at", "-article_id"], name="related_outline_newest"),
            models.Index(
                fields=["section_slug", "-at", "-article_id"], name="related_outline_section"
            ),
            models.Index(
                fields=["series", "-at", "-article_id"],
                condition=models.Q(series__isnull=False),
                name="related_outline_series",
            ),
            models.Index(
                fields=["article_id"],
                condition=models.Q(is_stale=True),
                name="related_outline_stale",
            ),
            models.Index(
                fields=["article_id"],
                condition=models.Q(is_counted=False),
                name="related_outline_uncounted",
            ),
        ]

    def __str__(self) -> str:
        return self.article_id


class Posting(models.Model):
    """One of the words that tell a story from others, by which stories like it are found."""

    term = models.IntegerField()
    at = models.BigIntegerField()
    article_id = models.CharField(max_length=PUBLIC_ID_LENGTH, db_index=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["term", "-at", "-article_id"], name="related_posting_newest")
        ]

    def __str__(self) -> str:
        return f"{self.term}: {self.article_id}"


class TermCount(models.Model):
    """In how many stories the terms of one bucket stand: how rare they are."""

    bucket = models.IntegerField(primary_key=True)
    stories = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.bucket}: {self.stories}"


class Bookmark(models.Model):
    """How far suggestions have indexed the record. One row.

    `seen_to` is the last edition looked at. Ids may be committed out of their order: `gaps` are
    those below it that were not there yet, as `[[id, seconds since 1970 when first missed]]`.
    One worker at a time indexes: it holds the `claim` until `claimed_until`.
    """

    seen_to = models.BigIntegerField(default=0)
    gaps = models.JSONField(default=list)
    claim = models.CharField(max_length=32, blank=True)
    claimed_until = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"to edition {self.seen_to}"


class Rebuild(models.Model):
    """A full rebuild that is under way. One row, gone when it is done.

    `after` is the last story that its `stage` has done; `tally` the packed counts of terms that
    the first stage has made so far.
    """

    stage = models.CharField(max_length=30)
    after = models.CharField(max_length=PUBLIC_ID_LENGTH, blank=True)
    done = models.IntegerField(default=0)
    tally = models.BinaryField(default=bytes)

    def __str__(self) -> str:
        return f"{self.stage}, {self.done} done"
