"""A picture of a live story as markup needs it: file addresses, sizes, and where to crop."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from django.utils.translation import gettext

from media.choices import GENERATED, DigitalSourceType
from media.models import SHARE

PHONE = "(max-width: 46rem)"
# Across a phone some 480 dots come, however dense its screen is: more is hardly seen there, and
# costs the reader.
ACROSS_PHONE = (
    f"{PHONE} and (min-resolution: 2.5dppx) 36vw, {PHONE} and (min-resolution: 1.5dppx) 55vw, "
    f"{PHONE} 100vw"
)
# Beside a headline on a phone; said as less than half of its width, for the same reason.
BESIDE_ON_PHONE = f"{PHONE} 2.5rem"
# How wide a picture is shown at each place, by which a browser chooses its file.
SIZES = MappingProxyType(
    {
        "lead": f"{ACROSS_PHONE}, 52rem",
        "text": f"{ACROSS_PHONE}, 42rem",
        "gallery": f"{ACROSS_PHONE}, 49rem",
        "first": f"{ACROSS_PHONE}, 660px",
        "second": f"{BESIDE_ON_PHONE}, 8rem",
        "timeline": f"{BESIDE_ON_PHONE}, 10rem",
        "topic": f"{ACROSS_PHONE}, 420px",
        "portrait": f"{PHONE} 6rem, 9rem",
        "face": "2.6rem",
        "taken": f"{PHONE} and (min-resolution: 1.5dppx) 25vw, {PHONE} 45vw, 270px",
        "row": f"{BESIDE_ON_PHONE}, 12rem",
        "half": f"{ACROSS_PHONE}, 580px",
        "third": f"{BESIDE_ON_PHONE}, 370px",
        "fourth": f"{BESIDE_ON_PHONE}, 270px",
    }
)


@dataclass(frozen=True)
class PictureFile:
    """One size and format of a picture that readers can ask for."""

    width_px: int
    height_px: int
    format: str
    url: str


@dataclass(frozen=True, kw_only=True)
class ShownPicture:
    """A picture that readers see, with its words; `files` are none until the worker made them."""

    hash: str
    width_px: int
    height_px: int
    focal_x: float
    focal_y: float
    caption: str
    credit: str
    alt: str
    agency: str
    photographer: str
    photographer_slug: str
    copyright_notice: str
    files: tuple[PictureFile, ...]
    share: PictureFile | None = None
    tone: str = ""
    digital_source_type: str = ""
    licence_page: str = ""

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Build a picture from what `PublishedArticle.pictures` has of it."""
        fields = {name: row[name] for name in cls.__dataclass_fields__ if name in row}
        files = tuple(
            PictureFile(
                made["width_px"],
                made["height_px"],
                made["format"],
                photo_url(row["hash"], made["width_px"], made["format"]),
            )
            for made in row["renditions"]
        )
        share = row.get("share")
        if share:
            url = photo_url(row["hash"], SHARE, "jpg")
            fields["share"] = PictureFile(share["width_px"], share["height_px"], "jpg", url)
        return cls(**fields, files=files)

    def of_format(self, format: str) -> list[PictureFile]:
        """Return the files of one format, narrowest first."""
        return [file for file in self.files if file.format == format]

    @cached_property
    def avif_srcset(self) -> str:
        """The AVIF files as a `srcset` attribute."""
        return srcset(self.of_format("avif"))

    @cached_property
    def webp_srcset(self) -> str:
        """The WebP files as a `srcset` attribute."""
        return srcset(self.of_format("webp"))

    @cached_property
    def jpeg_srcset(self) -> str:
        """The JPEG files as a `srcset` attribute."""
        return srcset(self.of_format("jpg"))

    @cached_property
    def for_sharing(self) -> PictureFile | None:
        """The file that shared links show: cropped for them, or the widest there is until then."""
        return self.share or self.largest

    @cached_property
    def largest(self) -> PictureFile | None:
        """The widest JPEG, for feeds."""
        jpegs = self.of_format("jpg")
        return jpegs[-1] if jpegs else None

    @cached_property
    def usual(self) -> PictureFile | None:
        """The JPEG for browsers that know no `srcset`: the middle one."""
        jpegs = self.of_format("jpg")
        return jpegs[len(jpegs) // 2] if jpegs else None

    @property
    def generated_words(self) -> str:
        """How a picture was made that shows what nobody saw, wholly or in part; else nothing."""
        is_generated = self.digital_source_type in GENERATED
        return gettext(DigitalSourceType(self.digital_source_type).label) if is_generated else ""

    @property
    def has_words(self) -> bool:
        """Whether anything stands under it."""
        return bool(self.caption or self.credit or self.generated_words)

    @property
    def is_portrait(self) -> bool:
        """Whether it is higher than wide, so that it may not take the whole screen."""
        return self.height_px > self.width_px

    @property
    def classes(self) -> str:
        """The classes that keep the focal point in a crop, in tenths, and the place's colour.

        Classes because the site's policy forbids inline styles.
        """
        focus = f"fx-{round(self.focal_x * 10)} fy-{round(self.focal_y * 10)}"
        return f"{focus} {self.tone}" if self.tone else focus


def photo_url(content_hash: str, width: int | str, format: str) -> str:
    """Return the address under which readers get one rendition: by its width, or `share`."""
    return f"/photo/{content_hash}-{width}.{format}"


def srcset(files: list[PictureFile]) -> str:
    """Return files as a `srcset` attribute has them."""
    return ", ".join(f"{file.url} {file.width_px}w" for file in files)
