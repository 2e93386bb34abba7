"""Users of the desk, and the people and organisations that stories name."""

from collections.abc import Iterable
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from people.names import address_slug, name_key, short_id

# A key can be longer than its name: folding takes some signs apart into several letters.
KEY_LENGTH = 200
ABBREVIATION_KEY_LENGTH = 40


class User(AbstractUser):
    """Somebody who logs in to the desk. What they may do is in `people/roles.py`."""

    duty_until = models.DateTimeField(
        "duty editor until",
        null=True,
        blank=True,
        help_text="Until this moment they may also do what a duty editor may.",
    )

    def __str__(self) -> str:
        return self.get_full_name() or self.username


def free_slug(taken: "models.QuerySet[Person] | models.QuerySet[Organisation]", name: str) -> str:
    """Return an address slug for this name that no other row has."""
    slug = address_slug(name) or short_id(8)
    return f"{slug}-{short_id(4)}" if taken.filter(slug=slug).exists() else slug


class PersonQuerySet(models.QuerySet["Person"]):
    """Finding people by the names that pages print."""

    def named(self, name: str) -> "Person":
        """Return the person of this name, made where they are new.

        Case, spaces and accents do not count. Of several with one name the oldest is taken.
        """
        key = name_key(name)[:KEY_LENGTH]
        found = self.filter(name_key=key).order_by("pk").first() if key else None
        return found or self.create(name=name)


class Person(models.Model):
    """Someone a story names: a writer, web editor, translator or photographer."""

    name = models.CharField(max_length=200, help_text="As it is printed, such as Zhang Kaiwei.")
    name_key = models.CharField(max_length=KEY_LENGTH, editable=False, db_index=True)
    slug = models.SlugField(
        max_length=100,
        unique=True,
        blank=True,
        help_text="The end of their page's address. Left empty, it is made from the name.",
    )
    title = models.CharField(max_length=200, blank=True, help_text="Such as Harbour correspondent.")
    bio = models.TextField("about", blank=True, help_text="One or two sentences for readers.")
    user = models.OneToOneField(
        User,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="person",
        help_text="The account they log in with, if they have one.",
    )

    objects: ClassVar[PersonQuerySet] = PersonQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, update_fields: Iterable[str] | None = None, **kw: object) -> None:
        """Keep the matching key beside the name, and give a new person an address."""
        self.name_key = name_key(self.name)[:KEY_LENGTH]
        if not self.slug:
            self.slug = free_slug(Person.objects.all(), self.name)
        if update_fields is not None:
            update_fields = {*update_fields, "name_key", "slug"}
        super().save(*args, update_fields=update_fields, **kw)  # type: ignore[arg-type]


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Finding agencies and sources by the names that pages print."""

    def named(self, name: str) -> "Organisation":
        """Return the organisation of this name or abbreviation, made where it is new."""
        key = name_key(name)[:KEY_LENGTH]
        named = models.Q(name_key=key)
        if key:
            # A name of signs alone has an empty key, as has every missing abbreviation.
            named |= models.Q(abbreviation_key=key)
        return self.filter(named).order_by("pk").first() or self.create(name=name)


class Organisation(models.Model):
    """A house that stories and photos come from: an agency, or another paper."""

    name = models.CharField(max_length=200, help_text="As it is printed, such as Xinhua.")
    name_key = models.CharField(max_length=KEY_LENGTH, editable=False, unique=True)
    abbreviation = models.CharField(max_length=40, blank=True, help_text="Such as GT.")
    abbreviation_key = models.CharField(
        max_length=ABBREVIATION_KEY_LENGTH, editable=False, blank=True, db_index=True
    )
    slug = models.SlugField(
        max_length=100,
        unique=True,
        blank=True,
        help_text="The end of its page's address. Left empty, it is made from the name.",
    )
    time_zone = models.CharField(
        max_length=64,
        blank=True,
        help_text="Where its clocks are, such as Asia/Shanghai. Empty: this paper's own zone.",
    )

    objects: ClassVar[OrganisationQuerySet] = OrganisationQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, update_fields: Iterable[str] | None = None, **kw: object) -> None:
        """Keep the matching keys beside the names, and give a new organisation an address."""
        self.name_key = name_key(self.name)[:KEY_LENGTH]
        self.abbreviation_key = name_key(self.abbreviation)[:ABBREVIATION_KEY_LENGTH]
        if not self.slug:
            self.slug = free_slug(Organisation.objects.all(), self.name)
        if update_fields is not None:
            update_fields = {*update_fields, "name_key", "abbreviation_key", "slug"}
        super().save(*args, update_fields=update_fields, **kw)  # type: ignore[arg-type]
