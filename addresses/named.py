"""Names that have a page of their own, and so an address."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from addresses.models import Kind
from addresses.moving import AddressTaken, check_own, free_slug, move


class Addressed(models.Model):
    """A section, tag, person or organisation. Its former addresses lead to its page for good."""

    address_kind: ClassVar[Kind]

    slug = models.SlugField(
        "end of the address",
        max_length=100,
        unique=True,
        blank=True,
        help_text="The end of its page's address. Left empty, it is made from the name. The "
        "address it had leads on to the new one.",
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kw: Any) -> None:
        """Give a new name an address, and let the one before lead on where it gets another."""
        rows = type(self)._default_manager
        if not self.slug:
            self.slug = free_slug(self.address_kind, rows.exclude(pk=self.pk), str(self))
            update_fields = None if update_fields is None else {*update_fields, "slug"}
        is_written = update_fields is None or "slug" in set(update_fields)
        with transaction.atomic():
            before = self.address_before() if is_written else ""
            if is_written and before != self.slug:
                check_own(self.address_kind, self.slug, before)
            super().save(*args, update_fields=update_fields, **kw)
            if before:
                move(self.address_kind, before, self.slug)

    def clean(self) -> None:
        """Refuse an address from which another page's readers are led on."""
        super().clean()
        try:
            check_own(self.address_kind, self.slug, self.address_before())
        except AddressTaken as error:
            raise ValidationError({"slug": str(error)}) from error

    def address_before(self) -> str:
        """Return the address that is kept of it now; '' for a new name."""
        if self.pk is None:
            return ""
        kept = type(self)._default_manager.filter(pk=self.pk)
        return kept.values_list("slug", flat=True).first() or ""
