"""What readers see now. Every row here is made of the record and can be thrown away.

`editions/projection.py` writes them and nothing else does. They have no foreign key but to
each other.
"""

import json
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from django.db import models

from editions.body import figures_in
from editions.choices import CHANGES, PHOTOGRAPHER, CreditRole, Kind
from editions.content import Content
from editions.linked import story_path
from editions.models.record import PUBLIC_ID_LENGTH
from editions.moved import with_moves
from editions.pictures import ShownPicture
from editions.story import Story

# What no card shows. The lead picture stands in `card_picture`.
NOT_ON_CARDS = ("body_html", "content", "photos", "shared_photo", "moves")


class Listed(models.QuerySet["PublishedArticle"]):
    """Lists of live stories. Every one goes on by keyset, never by offset or count."""

    def newest(self) -> "Listed":
        """Newest first, the id deciding between equals."""
        return self.order_by("-first_published_at", "-id")

    def before(self, moment: datetime, article_id: str) -> "Listed":
        """Only what stands after the story with this moment and id in `newest` order."""
        return self.filter(
            models.Q(first_published_at__lt=moment)
            | models.Q(first_published_at=moment, id__lt=article_id),
            # Implied by the line above; it lets both databases walk the index from the moment.
            first_published_at__lte=moment,
        )

    def cards(self) -> "Listed":
        """Without the text and all its pictures, which no list shows."""
        return self.defer(*NOT_ON_CARDS)


class PublishedArticle(models.Model):
    """A story that is live now, ready to be shown. Its key is the article's public id.

    `content` is the newest edition's text; the columns beside it are what lists need.
    `photos` and `shared_photo` are JSON: the pictures with the renditions that exist.
    """

    id = models.CharField(max_length=PUBLIC_ID_LENGTH, primary_key=True)
    edition_number = models.PositiveIntegerField()
    published_on = models.DateField()
    slug = models.CharField(max_length=100)
    language = models.CharField(max_length=20)
    # Of all forms of a language one word (`paper/tongues.py`), by which its front and lists go.
    tongue = models.CharField(max_length=20, default="", db_default="")
    headline = models.CharField(max_length=300)
    short_headline = models.CharField(max_length=120, blank=True)
    kicker = models.CharField(max_length=80, blank=True)
    standfirst = models.TextField(blank=True)
    byline = models.CharField(max_length=500, blank=True)
    section_slug = models.CharField(max_length=80)
    section_name = models.CharField(max_length=80)
    source_slug = models.CharField(max_length=100, blank=True)
    source_name = models.CharField(max_length=200, blank=True)
    first_published_at = models.DateTimeField()
    modified_at = models.DateTimeField()
    updated_at = models.DateTimeField(null=True)
    corrected_at = models.DateTimeField(null=True)
    photos = models.TextField(help_text="JSON: each shown picture with its renditions.")
    shared_photo = models.TextField(
        default="null", help_text="JSON: the picture for shared links, where one was chosen."
    )
    card_picture = models.TextField(
        blank=True, help_text="The lead picture's markup, a form that lists fill with its place."
    )
    is_flash = models.BooleanField("flash", default=False)
    is_sensitive = models.BooleanField("sensitive", default=False)
    translation_of = models.CharField(max_length=PUBLIC_ID_LENGTH, blank=True)
    body_html = models.TextField(help_text="Cleaned, with dateline and later pictures in place.")
    word_count = models.PositiveIntegerField()
    content = models.TextField(help_text="The newest edition's text.")
    moves = models.TextField(
        default="{}", help_text="JSON: those of its names that have other addresses by now."
    )

    objects: ClassVar[models.Manager["PublishedArticle"]] = Listed.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["published_on", "slug"], name="editions_published_one_address"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["-first_published_at", "-id"], name="editions_newest"),
            models.Index(
                fields=["section_slug", "-first_published_at", "-id"], name="editions_section"
            ),
            models.Index(
                fields=["source_slug", "-first_published_at", "-id"], name="editions_source"
            ),
            models.Index(
                fields=["published_on", "-first_published_at", "-id"], name="editions_day"
            ),
            models.Index(fields=["tongue", "-first_published_at", "-id"], name="editions_tongue"),
            models.Index(
                fields=["tongue", "section_slug", "-first_published_at", "-id"],
                name="editions_tongue_section",
            ),
            models.Index(fields=["-modified_at", "-id"], name="editions_modified"),
            # Most stories translate none: an index of all would look worthless to PostgreSQL.
            models.Index(
                fields=["translation_of"],
                condition=models.Q(translation_of__gt=""),
                name="editions_translations",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """The address of its page, which never changes by itself."""
        return story_path(self.published_on, self.slug)

    @cached_property
    def parsed(self) -> Content:
        """What the newest edition says."""
        return Content.from_json(self.content)

    @cached_property
    def story(self) -> Story:
        """The story as readers see it: its words, and its names at their addresses of today."""
        story = self.parsed.story
        assert story is not None, "a live story has its words"
        return with_moves(story, json.loads(self.moves))

    @cached_property
    def pictures(self) -> list[dict[str, Any]]:
        """The pictures readers see, lead first.

        Each has `hash`, `width_px`, `height_px`, `focal_x`, `focal_y`, `caption`, `credit`,
        `alt`, `agency`, `photographer`, `photographer_slug`, `copyright_notice`, and
        `renditions`: `[{"width_px", "height_px", "format"}]`, narrowest first, empty until the
        worker made them; `share` is the size of the one for shared links, and `tone` the class
        that has the picture's colour.
        """
        pictures: list[dict[str, Any]] = json.loads(self.photos)
        return pictures

    @cached_property
    def shown_pictures(self) -> list[ShownPicture]:
        """The same pictures with their file addresses, as templates show them."""
        return [ShownPicture.from_row(row) for row in self.pictures]

    @cached_property
    def shared(self) -> ShownPicture | None:
        """The picture that shared links show: the one chosen for them, else the lead."""
        row = json.loads(self.shared_photo)
        return ShownPicture.from_row(row) if row else self.lead

    @property
    def photo_hashes(self) -> list[str]:
        """Every photo whose files readers may have for this story, once each."""
        shared = json.loads(self.shared_photo)
        pictures = [*self.pictures, *([shared] if shared else [])]
        return list(dict.fromkeys(picture["hash"] for picture in pictures))

    @property
    def lead(self) -> ShownPicture | None:
        """The first picture as templates show it, if there is one."""
        return self.shown_pictures[0] if self.shown_pictures else None

    @property
    def top_picture(self) -> ShownPicture | None:
        """The picture over the text: the lead, unless it has a place in the text itself."""
        placed = figures_in(self.story.body)
        return self.lead if self.lead and self.lead.hash not in placed else None

    @property
    def has_gallery(self) -> bool:
        """Whether pictures in its text make a gallery, which has a script."""
        return '<div class="gallery">' in self.body_html


class PublishedTag(models.Model):
    """A live story under one of its tags."""

    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="tag_rows")
    slug = models.CharField(max_length=100)
    name = models.CharField(max_length=100)
    first_published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "slug"], name="editions_tag_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["slug", "-first_published_at", "-article"], name="editions_by_tag")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.name}"


class PublishedThread(models.Model):
    """A live story in one of the threads that an editor gathered."""

    article = models.ForeignKey(
        PublishedArticle, on_delete=models.CASCADE, related_name="thread_rows"
    )
    slug = models.CharField(max_length=80)
    first_published_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "slug"], name="editions_thread_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["slug", "-first_published_at", "-article"], name="editions_by_thread"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.slug}"


class PublishedCredit(models.Model):
    """A live story under one person credited on its page, photographers among them."""

    article = models.ForeignKey(
        PublishedArticle, on_delete=models.CASCADE, related_name="credit_rows"
    )
    slug = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    role = models.CharField(
        max_length=16, choices=[*CreditRole.choices, (PHOTOGRAPHER, "Photographer")]
    )
    first_published_at = models.DateTimeField()
    # When readers were last told of a mistake in it; of writers alone, whose words it has.
    corrected_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "slug", "role"], name="editions_credit_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["slug", "-first_published_at", "-article"], name="editions_by_person"
            ),
            models.Index(
                fields=["slug", "role", "-first_published_at", "-article"], name="editions_by_role"
            ),
            models.Index(
                fields=["slug", "-corrected_at", "-article"],
                condition=models.Q(corrected_at__isnull=False),
                name="editions_corrected_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.name}"


class PublishedHeadline(models.Model):
    """A headline that a live story went out under, by which waiting links find it."""

    article = models.ForeignKey(
        PublishedArticle, on_delete=models.CASCADE, related_name="headline_rows"
    )
    key = models.CharField(max_length=300, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "key"], name="editions_headline_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.key}"


class PublishedPhoto(models.Model):
    """Leave to serve a picture's renditions: a live story shows it."""

    article = models.ForeignKey(
        PublishedArticle, on_delete=models.CASCADE, related_name="photo_rows"
    )
    content_hash = models.CharField(max_length=32, db_index=True)
    # Its number in the library, by whose list the desk finds the newest photos that are live.
    library_id = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "content_hash"], name="editions_photo_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.content_hash}"


class Correction(models.Model):
    """A correction or clarification of a live story, as the corrections page lists it."""

    article = models.ForeignKey(
        PublishedArticle, on_delete=models.CASCADE, related_name="correction_rows"
    )
    edition_number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.label) for kind in CHANGES])
    corrected_at = models.DateTimeField()
    note = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "edition_number"], name="editions_correction_once"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["-corrected_at", "-id"], name="editions_corrections_newest")
        ]

    def __str__(self) -> str:
        return f"{Kind(self.kind).label}: {self.note}"


class SearchDocument(models.Model):
    """What search looks through for one live story: words folded by `search/words.py`."""

    article = models.OneToOneField(
        PublishedArticle, on_delete=models.CASCADE, related_name="search_row"
    )
    text = models.TextField()
    manner = models.PositiveSmallIntegerField(
        default=0, help_text="How its words were made; the worker makes anew what is of before."
    )

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["id"], condition=models.Q(manner__lt=2), name="editions_search_before"
            )
        ]

    def __str__(self) -> str:
        return self.article_id
