"""What a draft is made of beside its words: credits, figures and tags, in their order."""

from typing import ClassVar

from django.db import models
from django.db.models import QuerySet
from taggit.models import ItemBase

from articles.models.article import Article
from editions.choices import CreditRole
from media.models import Photo
from people.models import Organisation, Person
from search.words import shortened
from taxonomy.models import Tag


class Credit(models.Model):
    """A person in a role on one story, in the order printed."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="credits")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=16, choices=CreditRole.choices, default=CreditRole.WRITER)
    printed = models.CharField(
        "printed as",
        max_length=200,
        blank=True,
        help_text="Another spelling of the name for this story; empty: as in the library.",
    )
    position = models.SmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "position"], name="articles_credit_one_place"
            ),
            models.UniqueConstraint(
                fields=["article", "person", "role"],
                name="articles_credit_once",
                violation_error_message="This person has this role already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.name}"

    @property
    def name(self) -> str:
        """The name as it is printed over this story."""
        return self.printed or self.person.name


class Figure(models.Model):
    """A photo placed in a story, or a caption that still waits for its photo.

    A waiting figure stops nothing, is not shown to readers, and stays in the edition.
    Caption, credit and alt text left empty are the photo's own.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="figures")
    photo = models.ForeignKey(
        Photo,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Empty: the caption waits for its picture.",
    )
    caption = models.TextField(blank=True, help_text="Empty: the photo's own caption.")
    alt_text = models.TextField(
        blank=True, help_text="What the picture shows, for someone who cannot see it."
    )
    credit = models.CharField(
        max_length=300, blank=True, help_text="As printed; empty: the photo's own credit."
    )
    agency = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    photographer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    position = models.SmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["article", "position"], name="articles_figure_one_place"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-id"], condition=models.Q(photo=None), name="articles_figure_waiting"
            )
        ]

    def __str__(self) -> str:
        return shortened(self.caption or (str(self.photo) if self.photo else ""), 80)


class ArticleTag(ItemBase):  # type: ignore[misc]
    """A tag on a draft. The tag has no way back here, so that no reader's page can follow it."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")
    content_object = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="tag_items")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="articles_tag_once")
        ]

    def __str__(self) -> str:
        return str(self.tag)

    @classmethod
    def tags_for(
        cls, model: type[models.Model], instance: models.Model | None = None, **extra: object
    ) -> QuerySet[Tag]:
        """Return the tags of a story, or of all; taggit's own way leads over the tag's relation."""
        items: QuerySet[ArticleTag] = cls._default_manager.all()
        if instance is not None:
            items = items.filter(content_object=instance)
        tags: QuerySet[Tag] = Tag.objects.filter(pk__in=items.values("tag"), **extra)
        return tags
