"""Sections of the paper, tags, and threads."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.utils import timezone
from taggit.models import TagBase

from addresses.models import Kind
from addresses.moving import free_slug


class Section(models.Model):
    """A part of the paper, such as World or Sport, with a front of its own."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(
        max_length=80,
        unique=True,
        blank=True,
        help_text="The end of its address, such as world. Left empty, it is made from the name.",
    )
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Place in the menu and on the front page; small numbers first."
    )

    class Meta:
        ordering: ClassVar = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, update_fields: Iterable[str] | None = None, **kw: object) -> None:
        """Give a new section an address."""
        if not self.slug:
            self.slug = free_slug(Kind.SECTION, Section.objects.all(), self.name)
            update_fields = {*update_fields, "slug"} if update_fields is not None else None
        super().save(*args, update_fields=update_fields, **kw)  # type: ignore[arg-type]


class Tag(TagBase):  # type: ignore[misc]
    """What a story is about, in a word or two; its page lists all stories that have it."""

    slug = models.SlugField(
        max_length=100,
        unique=True,
        blank=True,
        help_text="The end of its page's address. Left empty, it is made from the name.",
    )
    is_sensitive = models.BooleanField(
        "sensitive",
        default=False,
        help_text="Stories with this tag get and give no suggestions unless somebody accepts them: "
        "death, courts, crime, minors.",
    )

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return str(self.name)

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Give a new tag an address by the rule of all names; `i` counts the tries."""
        return free_slug(Kind.TAG, Tag.objects.all(), tag)


class Thread(models.Model):
    """A running event whose stories an editor gathers; its page is their timeline.

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
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The address of its timeline."""
        return f"/thread/{self.slug}/"

    @property
    def is_closed(self) -> bool:
        """Whether the event is over: no story is put in any more."""
        return self.closed_at is not None
