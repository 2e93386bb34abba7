"""Sections of the paper, tags, and threads."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from taggit.models import TagBase

from addresses.models import FormerAddress, Kind
from addresses.named import Addressed
from taxonomy.names import KEY_LENGTH, tag_key


class Section(Addressed):
    """A part of the paper, such as World or Sport, with a front of its own."""

    address_kind = Kind.SECTION

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(
        "end of the address",
        max_length=80,
        unique=True,
        blank=True,
        help_text="The end of its address, such as world. Left empty, it is made from the name. "
        "The address it had leads on to the new one.",
    )
    position = models.PositiveSmallIntegerField(
        "place", default=0, help_text="In the menu and on the front page; small numbers first."
    )

    class Meta:
        ordering: ClassVar = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class TagQuerySet(models.QuerySet["Tag"]):
    """Finding tags by the names that people type."""

    def known(self, names: Iterable[str]) -> dict[str, "Tag"]:
        """Return those of these names that are tags, by their keys (`tag_key`).

        A name whose tag was made one with another is that other's.
        """
        keys = {tag_key(name) for name in names}
        tags = {tag.key: tag for tag in self.filter(key__in=keys)}
        former = FormerAddress.objects.named(Kind.TAG, keys - set(tags))
        by_slug = {tag.slug: tag for tag in self.filter(slug__in=former.values())}
        tags |= {key: by_slug[slug] for key, slug in former.items() if slug in by_slug}
        return tags

    def named(self, name: str) -> "Tag":
        """Return the tag of this name, made where it is new."""
        key = tag_key(name)
        known = self.known([name]).get(key)
        return known or self.get_or_create(key=key, defaults={"name": name})[0]


class Tag(Addressed, TagBase):  # type: ignore[misc]
    """What a story is about, in a word or two; its page lists all stories that have it."""

    address_kind = Kind.TAG

    is_sensitive = models.BooleanField(
        "sensitive",
        default=False,
        help_text="Stories with this tag get and give no suggestions unless somebody accepts them: "
        "death, courts, crime, minors.",
    )

    description = models.TextField(
        "about",
        blank=True,
        max_length=800,
        help_text="What it is about, for readers: with it, a picture or a story that leads, its "
        "page is more than a list.",
    )
    # The public id of the story that leads its page; where readers find it not there, the newest.
    lead_story = models.CharField(max_length=12, blank=True)
    key = models.CharField(max_length=KEY_LENGTH, unique=True, editable=False)

    objects: ClassVar[TagQuerySet] = TagQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kw: Any) -> None:
        """Keep the matching key beside the name."""
        self.key = tag_key(self.name)
        if update_fields is not None:
            update_fields = {*update_fields, "key"}
        super().save(*args, update_fields=update_fields, **kw)

    def clean(self) -> None:
        """Refuse a name that another tag has."""
        super().clean()
        other = Tag.objects.exclude(pk=self.pk).filter(key=tag_key(self.name)).first()
        if other:
            words = f"“{other}” is here already: case makes no other tag."
            raise ValidationError({"name": words})


# A series' page has all its parts, and each part says how many there are.
MOST_PARTS = 100


class Thread(models.Model):
    """A running event whose stories an editor gathers; its page is their timeline.

    Or a series, whose stories are parts to be read in the order in which they went out.
    Its words stand around stories, not on them: they are no part of the record. Its address
    never changes. Which stories stand in it is kept beside the record (`ThreadStory`).
    """

    title = models.CharField(
        max_length=120, help_text="What the event is called, such as Storm over the harbour."
    )
    slug = models.SlugField(
        max_length=80,
        unique=True,
        help_text="The end of its address, such as harbour-storm. It stays for good.",
    )
    description = models.TextField(
        blank=True, max_length=400, help_text="What it is about, in a sentence or two, for readers."
    )
    is_series = models.BooleanField(
        "a series",
        default=False,
        help_text="Its stories are parts, read in the order in which they went out: each says "
        "which part it is, and the page has the first one first. Close it when the last is in.",
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The address of its page."""
        return f"/thread/{self.slug}/"

    @property
    def is_closed(self) -> bool:
        """Whether the event is over: no story is put in any more."""
        return self.closed_at is not None
