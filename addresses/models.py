"""Where the pages of sections, tags, people and sources stood before."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models


class Kind(models.TextChoices):
    """Whose page an address is of: also the name of that address in `website/urls.py`."""

    SECTION = "section", "Section"
    TAG = "tag", "Tag"
    PERSON = "person", "Person"
    SOURCE = "source", "Source"


class FormerAddressQuerySet(models.QuerySet["FormerAddress"]):
    """Where former addresses lead."""

    def now_of(self, kind: Kind, slugs: Iterable[str]) -> dict[str, str]:
        """Return where those of these addresses lead that are former ones."""
        rows = self.filter(kind=kind, slug__in=list(slugs))
        return dict(rows.values_list("slug", "leads_to"))

    def named(self, kind: Kind, keys: Iterable[str]) -> dict[str, str]:
        """Return where the pages stand now of those of these name keys that were made others."""
        wanted = [key for key in keys if key]
        if not wanted:
            return {}
        rows = self.filter(kind=kind, name_key__in=wanted).order_by("pk")
        return dict(rows.values_list("name_key", "leads_to"))


class FormerAddress(models.Model):
    """An address of a section's, tag's, person's or source's page that leads on to another.

    It leads straight to where the page stands now, however often that moved: never to another
    former one, so that there are no chains and no loops (`addresses/moving.py`). The record names
    pages by the addresses of its day; whatever reads it finds here where they are now. It stays
    when the row that it was of is deleted, and is never given to another.

    `followed_at` is when the last live story under it stood under the new one. Where its name was
    made one with another (`articles/acts/uniting.py`), `name` is what it was called and `by` who
    did it: whoever writes that name again means the other.
    """

    kind = models.CharField(max_length=8, choices=Kind.choices)
    slug = models.CharField(max_length=100)
    leads_to = models.CharField(max_length=100)
    followed_at = models.DateTimeField(null=True)
    name = models.CharField(max_length=200, blank=True)
    name_key = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=200, blank=True)

    objects: ClassVar[FormerAddressQuerySet] = FormerAddressQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name_plural = "former addresses"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "slug"], name="addresses_former_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "leads_to"], name="addresses_leads_to"),
            models.Index(
                fields=["kind", "name_key"],
                condition=models.Q(name_key__gt=""),
                name="addresses_former_names",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(followed_at=None),
                name="addresses_to_be_followed",
            ),
        ]

    def __str__(self) -> str:
        return f"/{self.kind}/{self.slug}/ leads to /{self.kind}/{self.leads_to}/"
