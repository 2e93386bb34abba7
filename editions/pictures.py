"""A picture of a live story as markup needs it: file addresses, sizes, and where to crop."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self


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

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Build a picture from what `PublishedArticle.pictures` has of it."""
        words = {name: row[name] for name in cls.__dataclass_fields__ if name != "files"}
        files = tuple(
            PictureFile(
                made["width_px"],
                made["height_px"],
                made["format"],
                photo_url(row["hash"], made["width_px"], made["format"]),
            )
            for made in row["renditions"]
        )
        return cls(**words, files=files)

    def of_format(self, format: str) -> list[PictureFile]:
        """Return the files of one format, narrowest first."""
        return [file for file in self.files if file.format == format]

    @cached_property
    def webp_srcset(self) -> str:
        """The WebP files as a `srcset` attribute."""
        return srcset(self.of_format("webp"))

    @cached_property
    def jpeg_srcset(self) -> str:
        """The JPEG files as a `srcset` attribute."""
        return srcset(self.of_format("jpg"))

    @cached_property
    def largest(self) -> PictureFile | None:
        """The widest JPEG, for feeds and for those who share the page."""
        jpegs = self.of_format("jpg")
        return jpegs[-1] if jpegs else None

    @cached_property
    def usual(self) -> PictureFile | None:
        """The JPEG for browsers that know no `srcset`: the middle one."""
        jpegs = self.of_format("jpg")
        return jpegs[len(jpegs) // 2] if jpegs else None

    @property
    def is_portrait(self) -> bool:
        """Whether it is higher than wide, so that it may not take the whole screen."""
        return self.height_px > self.width_px

    @property
    def focus_classes(self) -> str:
        """The classes that keep the focal point in a crop, in tenths.

        Classes because the site's policy forbids inline styles.
        """
        return f"fx-{round(self.focal_x * 10)} fy-{round(self.focal_y * 10)}"


def photo_url(content_hash: str, width_px: int, format: str) -> str:
    """Return the address under which readers get one rendition."""
    return f"/photo/{content_hash}-{width_px}.{format}"


def srcset(files: list[PictureFile]) -> str:
    """Return files as a `srcset` attribute has them."""
    return ", ".join(f"{file.url} {file.width_px}w" for file in files)
