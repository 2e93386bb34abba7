"""The paper's tables."""

from django.db import models
from django.urls import reverse


class Section(models.Model):
    """A section, in the order of the menu."""

    name = models.CharField(max_length=80)
    slug = models.SlugField(unique=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("section", args=[self.slug])


class Tag(models.Model):
    """What stories are about."""

    name = models.CharField(max_length=80)
    slug = models.SlugField(unique=True)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("tag", args=[self.slug])


class Person(models.Model):
    """Who writes."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(unique=True)

    def __str__(self) -> str:
        return self.name


class Photo(models.Model):
    """A picture, with its sizes under names that follow from the first."""

    file = models.ImageField(upload_to="photos", width_field="width", height_field="height")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=200)
    caption = models.TextField()
    credit = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.file.name

    @property
    def srcset(self) -> str:
        """Its sizes, for a browser to choose from."""
        stem = self.file.url.rpartition(".")[0]
        return ", ".join(f"{stem}-{width}.jpg {width}w" for width in (320, 640, 960, 1280))


class ArticleQuerySet(models.QuerySet):
    """Questions about stories."""

    def live(self) -> "ArticleQuerySet":
        """What readers may see, newest first."""
        return self.filter(is_live=True).order_by("-published_at", "-pk")

    def cards(self) -> "ArticleQuerySet":
        """What a list shows of each."""
        return self.select_related("section", "photo").defer("body")


class Article(models.Model):
    """A story."""

    headline = models.CharField(max_length=300)
    slug = models.SlugField(max_length=100)
    standfirst = models.TextField()
    body = models.TextField()
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="articles")
    photo = models.ForeignKey(Photo, on_delete=models.SET_NULL, null=True)
    people = models.ManyToManyField(Person)
    tags = models.ManyToManyField(Tag, related_name="articles")
    related = models.ManyToManyField("self", symmetrical=False)
    is_live = models.BooleanField(default=False)
    published_on = models.DateField()
    published_at = models.DateTimeField()
    modified_at = models.DateTimeField()

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["published_on", "slug"], name="one_address")]
        indexes = [
            models.Index(fields=["is_live", "-published_at", "-id"], name="newest"),
            models.Index(
                fields=["section", "is_live", "-published_at", "-id"], name="newest_in_section"
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """Its page."""
        day = self.published_on
        return reverse("article", args=[day.year, day.month, day.day, self.slug])
