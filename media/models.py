"""The photo library: pictures as they came, and the sizes made of them."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from people.models import Organisation, Person


class PhotoStatus(models.TextChoices):
    """Whether a photo may be used."""

    USABLE = "usable", "Usable"
    RESTRICTED = "restricted", "Restricted: ask before use"
    KILLED = "killed", "Killed: never use"


class PhotoQuerySet(models.QuerySet["Photo"]):
    """Which photos."""

    def without_renditions(self) -> "PhotoQuerySet":
        """Photos whose renditions are still to be made: not killed, never refused as broken."""
        return self.filter(rendered_at=None, render_error="").exclude(status=PhotoStatus.KILLED)


def original_path(photo: "Photo", filename: str) -> str:
    """Return where an original lies in the private store: by what it is, not by its name."""
    return f"originals/{photo.sha256[:2]}/{photo.sha256}"


class Photo(models.Model):
    """A picture with its words and rights.

    The original file is kept unchanged in the private store and is never shown to readers;
    they get renditions, which carry nothing of the camera's own notes (place, serial number).
    """

    original = models.FileField("picture", upload_to=original_path, max_length=200)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    # The name under which readers ask for the renditions: the first half of the digest.
    content_hash = models.CharField(max_length=32, unique=True, editable=False)
    width_px = models.PositiveIntegerField(editable=False)
    height_px = models.PositiveIntegerField(editable=False)
    caption = models.TextField(blank=True, help_text="What happens in the picture, where, when.")
    alt_text = models.TextField(
        blank=True, help_text="What the picture shows, for someone who cannot see it."
    )
    photographer = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    credit_override = models.CharField(
        "credit line",
        max_length=300,
        blank=True,
        help_text="Left empty it is made of agency and photographer, such as Xinhua/Li Bo.",
    )
    copyright_notice = models.CharField(max_length=300, blank=True)
    usage_terms = models.TextField(blank=True, help_text="What the agency allows and forbids.")
    licence_from = models.DateField(
        "may be used from", null=True, blank=True, help_text="Empty: at once."
    )
    licence_until = models.DateField(
        "may be used until", null=True, blank=True, help_text="The last day. Empty: for ever."
    )
    embargo_until = models.DateTimeField(
        "embargoed until", null=True, blank=True, help_text="Not shown to readers before this."
    )
    focal_x = models.FloatField(
        default=0.5, help_text="Where the eye should rest, from the left: 0 to 1."
    )
    focal_y = models.FloatField(
        default=0.4, help_text="Where the eye should rest, from the top: 0 to 1."
    )
    status = models.CharField(
        max_length=12, choices=PhotoStatus.choices, default=PhotoStatus.USABLE, editable=False
    )
    status_reason = models.CharField(max_length=500, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    rendered_at = models.DateTimeField(null=True, editable=False)
    render_claimed_until = models.DateTimeField(null=True, editable=False)
    render_attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    render_error = models.CharField(max_length=300, blank=True, editable=False)

    objects: ClassVar[PhotoQuerySet] = PhotoQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="media_photo_focal_point_inside",
                violation_error_message="The focal point lies inside the picture: 0 to 1.",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-uploaded_at", "-id"], name="media_photo_newest"),
            models.Index(
                fields=["id"],
                condition=models.Q(rendered_at=None),
                name="media_photo_to_render",
            ),
        ]

    def __str__(self) -> str:
        words = self.caption or self.alt_text or f"Photo {self.pk}"
        return words if len(words) <= 80 else f"{words[:77]}…"

    @property
    def credit_line(self) -> str:
        """The credit as printed: the override, else agency/photographer."""
        if self.credit_override:
            return self.credit_override
        return "/".join(str(part) for part in (self.agency, self.photographer) if part)

    @property
    def is_killed(self) -> bool:
        """Whether nobody may see it any more."""
        return self.status == PhotoStatus.KILLED


class RenditionFormat(models.TextChoices):
    """File formats that renditions are made in; the value is the ending of the file's name."""

    JPEG = "jpg", "JPEG"
    WEBP = "webp", "WebP"


class Rendition(models.Model):
    """One size and format of a photo, made by the worker from the original."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")
    width_px = models.PositiveIntegerField()
    height_px = models.PositiveIntegerField()
    format = models.CharField(max_length=8, choices=RenditionFormat.choices)
    size_bytes = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["photo_id", "width_px", "format"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["photo", "width_px", "format"], name="media_rendition_one_of_each"
            ),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def path(self) -> str:
        """Where the file lies in the private store."""
        return rendition_path(self.photo.content_hash, self.width_px, self.format)


def rendition_path(content_hash: str, width_px: int, format: str) -> str:
    """Return where a rendition lies in the private store."""
    return f"renditions/{content_hash[:2]}/{content_hash}-{width_px}.{format}"
