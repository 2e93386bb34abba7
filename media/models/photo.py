"""The photo library: pictures as they came, and the sizes made of them."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from media.choices import GENERATED, DigitalSourceType, LeftOut
from people.models import Organisation, Person
from search.words import shortened

WEEK = timedelta(days=7)


class PhotoStatus(models.TextChoices):
    """Whether a photo may be used."""

    USABLE = "usable", "Usable"
    RESTRICTED = "restricted", "Restricted: ask before use"
    KILLED = "killed", "Killed: never use"


class Shape(models.TextChoices):
    """The shape of a picture: a square may be a tenth longer one way."""

    LANDSCAPE = "landscape", "Landscape"
    PORTRAIT = "portrait", "Portrait"
    SQUARE = "square", "Square"


SQUARE_UP_TO = 1.1


class PhotoQuerySet(models.QuerySet["Photo"]):
    """Which photos."""

    def without_renditions(self) -> "PhotoQuerySet":
        """Photos whose renditions are still to be made: not killed, never refused as broken."""
        return self.filter(rendered_at=None, render_error="").exclude(status=PhotoStatus.KILLED)

    def ended(self, on: date) -> "PhotoQuerySet":
        """Photos whose licence ended before this day, and nobody saw to it yet."""
        return self.filter(licence_until__lt=on, licence_ended_at=None)

    def ending(self, on: date) -> "PhotoQuerySet":
        """Photos that may be used on this day, and no longer than a week more."""
        week = self.filter(licence_until__range=(on, on + WEEK), licence_ended_at=None)
        return week.exclude(status=PhotoStatus.KILLED)

    def firsts(self) -> "PhotoQuerySet":
        """Photos without the further copies of each, which look the same."""
        return self.filter(first_alike=None)


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
    shape = models.GeneratedField(
        expression=models.Case(
            models.When(
                width_px__gt=models.F("height_px") * SQUARE_UP_TO,
                then=models.Value(Shape.LANDSCAPE.value),
            ),
            models.When(
                height_px__gt=models.F("width_px") * SQUARE_UP_TO,
                then=models.Value(Shape.PORTRAIT.value),
            ),
            default=models.Value(Shape.SQUARE.value),
        ),
        output_field=models.CharField(max_length=9),
        db_persist=True,
    )
    kind = models.CharField(max_length=8, blank=True, editable=False)
    left_out = models.CharField(max_length=8, blank=True, choices=LeftOut.choices, editable=False)
    file_name = models.CharField(max_length=255, blank=True, editable=False)
    # What the file said when it came, as `FileWords` writes it; the fields begin with that.
    file_words = models.JSONField(default=dict, blank=True, editable=False)
    # The ways to read the file's letters where it does not say, the one in use first, each with its
    # name and `FileWords`; empty where there is one way, or somebody chose: `media/reading.py`.
    readings = models.JSONField(default=list, blank=True, editable=False)
    headline = models.CharField(
        max_length=300, blank=True, help_text="For the library; readers see the caption."
    )
    caption = models.TextField(blank=True, help_text="What happens in the picture, where, when.")
    alt_text = models.TextField(
        blank=True, help_text="What the picture shows, for someone who cannot see it."
    )
    extended_description = models.TextField(
        blank=True, help_text="More than the alt text can hold, as for a chart."
    )
    keywords = models.TextField(blank=True, help_text="Separated by commas.")
    place = models.CharField(max_length=300, blank=True, help_text="Where it was taken.")
    taken_at = models.DateTimeField(
        "taken", null=True, blank=True, help_text="When it was taken, in the newsroom's time."
    )
    taken_about = models.CharField(
        "taken about",
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^[12]\d{3}(-(0[1-9]|1[0-2]))?\Z", "Write 2014 or 2014-07.")],
        help_text="The year or month, such as 2014 or 2014-07, where no more is known.",
    )
    digital_source_type = models.CharField(
        "made how",
        max_length=40,
        blank=True,
        choices=DigitalSourceType.choices,
        help_text="Readers are told of what was generated.",
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
    instructions = models.TextField(
        blank=True, help_text="What the agency asks of the desk, such as who may not have it."
    )
    licence_page = models.URLField(
        max_length=500, blank=True, help_text="Where others ask for a licence of their own."
    )
    licence_from = models.DateField(
        "may be used from", null=True, blank=True, help_text="Empty: at once."
    )
    licence_until = models.DateField(
        "may be used until", null=True, blank=True, help_text="The last day. Empty: for ever."
    )
    # When the end of the licence was seen to, once: see `articles/acts/licences.py`.
    licence_ended_at = models.DateTimeField(null=True, editable=False)
    embargo_until = models.DateTimeField(
        "embargoed until", null=True, blank=True, help_text="Not shown to readers before this."
    )
    focal_x = models.FloatField(
        default=0.5, help_text="Where the eye should rest, from the left: 0 to 1."
    )
    focal_y = models.FloatField(
        default=0.4, help_text="Where the eye should rest, from the top: 0 to 1."
    )
    # Its colour as a whole (`#rrggbb`), and 64 bits by which pictures that look alike are found.
    colour = models.CharField(max_length=7, blank=True, editable=False)
    likeness = models.CharField(max_length=16, blank=True, editable=False)
    likeness_a = models.PositiveIntegerField(null=True, editable=False)
    likeness_b = models.PositiveIntegerField(null=True, editable=False)
    likeness_c = models.PositiveIntegerField(null=True, editable=False)
    likeness_d = models.PositiveIntegerField(null=True, editable=False)
    first_alike = models.ForeignKey(
        "self",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="alike",
        verbose_name="another copy of",
    )
    status = models.CharField(
        max_length=12, choices=PhotoStatus.choices, default=PhotoStatus.USABLE, editable=False
    )
    status_reason = models.CharField(max_length=500, blank=True, editable=False)
    # Who permitted a restricted photo, by name, and the last day of that; empty: for good.
    permitted_by = models.CharField(max_length=200, blank=True, editable=False)
    permitted_until = models.DateField(null=True, editable=False)
    # Captions and credits that it had before, the newest first: see `media/rewording.py`.
    former_words = models.JSONField(default=list, editable=False)
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
    # The digest of the words that its files carry; empty: made before that was kept.
    words_in_files = models.CharField(max_length=64, blank=True, editable=False)

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
            # The library's list, the newest first, of one agency, photographer, shape or status.
            *(
                models.Index(fields=[column, "-uploaded_at", "-id"], name=f"media_photo_by_{name}")
                for column, name in (
                    ("agency", "agency"),
                    ("photographer", "person"),
                    ("shape", "shape"),
                    ("status", "status"),
                )
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(rendered_at=None),
                name="media_photo_to_render",
            ),
            models.Index(
                fields=["licence_until", "id"],
                condition=models.Q(licence_until__isnull=False, licence_ended_at=None),
                name="media_photo_licence_ends",
            ),
            # The library's list in the order of a date: taken, free to show, licence over.
            models.Index(
                fields=["-taken_at", "-id"],
                condition=models.Q(taken_at__isnull=False),
                name="media_photo_by_taken",
            ),
            models.Index(
                fields=["embargo_until", "id"],
                condition=models.Q(embargo_until__isnull=False),
                name="media_photo_by_embargo",
            ),
            models.Index(
                fields=["licence_until", "id"],
                condition=models.Q(licence_until__isnull=False),
                name="media_photo_by_licence",
            ),
            *(
                models.Index(fields=[f"likeness_{letter}"], name=f"media_photo_like_{letter}")
                for letter in "abcd"
            ),
        ]

    def __str__(self) -> str:
        return shortened(self.caption or self.alt_text or f"Photo {self.pk}", 80)

    @property
    def credit_line(self) -> str:
        """The credit as printed: the override, else by the agency's pattern, agency/photographer.

        A pattern needs both: where one is not known, the other stands alone.
        """
        if self.credit_override:
            return self.credit_override
        if self.agency and self.agency.credit_pattern and self.photographer:
            pattern = self.agency.credit_pattern
            credit = pattern.replace("{agency}", str(self.agency))
            return credit.replace("{photographer}", str(self.photographer))
        return "/".join(str(part) for part in (self.agency, self.photographer) if part)

    @property
    def worth_knowing(self) -> list[str]:
        """What one has to know of its file before it is used, as the end of a sentence about it."""
        known = [str(self.get_left_out_display())] if self.left_out else []
        if self.readings:
            known.append(
                "has words whose letters can be read in more than one way; choose on its page"
            )
        return known

    @property
    def is_generated(self) -> bool:
        """Whether it shows what nobody saw, wholly or in part."""
        return self.digital_source_type in GENERATED

    def may_be_used_on(self, day: date) -> bool:
        """Whether it is usable, or restricted with a named permission that holds on this day."""
        if self.status == PhotoStatus.RESTRICTED and self.permitted_by:
            return self.permitted_until is None or day <= self.permitted_until
        return self.status == PhotoStatus.USABLE

    def may_be_shown(self, at: datetime) -> bool:
        """Whether readers may see it at this moment where no story carries it.

        Under its licence, no embargo, and permitted where it is restricted.
        """
        day = timezone.localtime(at).date()
        return (
            self.may_be_used_on(day)
            and (self.licence_from is None or self.licence_from <= day)
            and (self.licence_until is None or day <= self.licence_until)
            and (self.embargo_until is None or self.embargo_until <= at)
        )

    @property
    def is_killed(self) -> bool:
        """Whether nobody may see it any more."""
        return self.status == PhotoStatus.KILLED

    @property
    def can_be_looked_at(self) -> bool:
        """Whether there is a picture of it to show: its sizes are made, and it was not killed."""
        return self.rendered_at is not None and not self.is_killed


# How the picture for shared links is named, where others have their width.
SHARE = "share"


class RenditionFormat(models.TextChoices):
    """File formats that renditions are made in; the value is the ending of the file's name."""

    AVIF = "avif", "AVIF"
    WEBP = "webp", "WebP"
    JPEG = "jpg", "JPEG"


class Rendition(models.Model):
    """One size and format of a photo, made by the worker from the original.

    `is_share` is the one that shared links show, cropped around the focal point.
    """

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")
    width_px = models.PositiveIntegerField()
    height_px = models.PositiveIntegerField()
    format = models.CharField(max_length=8, choices=RenditionFormat.choices)
    size_bytes = models.PositiveIntegerField()
    is_share = models.BooleanField("for sharing", default=False)

    class Meta:
        ordering: ClassVar = ["photo_id", "width_px", "format"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["photo", "width_px", "format", "is_share"],
                name="media_rendition_one_of_each",
            ),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def path(self) -> str:
        """Where the file lies in the private store."""
        content_hash = self.photo.content_hash
        name = SHARE if self.is_share else self.width_px
        return f"renditions/{content_hash[:2]}/{content_hash}-{name}.{self.format}"
