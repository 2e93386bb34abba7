"""Links by which an outsider reads a draft for a while."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string

from articles.models.article import Article


def new_token() -> str:
    """Return the unguessable end of a preview link."""
    return get_random_string(32)


class PreviewLink(models.Model):
    """A link by which an outsider, such as a lawyer or a source, may read a draft for a while."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="preview_links")
    token = models.CharField(max_length=32, unique=True, default=new_token)
    note = models.CharField("for whom", max_length=200, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"Preview of {self.article} for {self.note or 'an outsider'}"

    @property
    def is_open(self) -> bool:
        """Whether it still leads to the draft."""
        return self.revoked_at is None and self.expires_at > timezone.now()
