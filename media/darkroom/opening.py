"""Opening a picture of any kind that the library takes, upright and in the web's colours."""

import io
import struct
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pillow_heif
from PIL import AvifImagePlugin, Image, ImageCms, TiffImagePlugin, UnidentifiedImageError

from media.darkroom.brightness import Signal, for_the_web, signal_of

MAX_PIXELS = 100_000_000
MAX_RATIO = 20
# The plug-in of JPEG opens phones' files of several pictures (MPO) too.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "HEIF")
ORIENTATION_TAG = 0x0112
TURNS: dict[int, Image.Transpose | None] = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What decoders raise at files that are broken; at anything else the child ends.
BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error)
BROKEN_PROFILE = (ImageCms.PyCMSError, OSError, ValueError)

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
pillow_heif.register_heif_opener(thumbnails=False)
# One picture keeps one core at work; the others are for readers (decision 0047).
pillow_heif.options.DECODE_THREADS = 1
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
# Pillow warns of what is odd in a file, and the guard at our limit is our own.
warnings.simplefilter("ignore")


class Refused(Exception):
    """The file is nothing for the library; `code` says why, for `media.refusals`."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def open_picture(path: Path) -> Image.Image:
    """Open a file without decoding it. Raises `Refused` where it is no picture, or too large."""
    try:
        image = Image.open(path, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise Refused("pixels") from error
    except UnidentifiedImageError as error:
        raise Refused("no_picture") from error
    except BROKEN as error:
        raise Refused("damaged") from error
    width, height = image.size
    if width * height > MAX_PIXELS:
        raise Refused("pixels", width=width, height=height)
    if max(width, height) > MAX_RATIO * min(width, height):
        raise Refused("strip", width=width, height=height)
    return image


def orientation_of(image: Image.Image) -> int:
    """Return how a picture lies, 1 to 8 as EXIF counts; 1, upright, where it does not say.

    What XMP says of it does not count: no browser goes by that, and the guidelines of the Metadata
    Working Group have EXIF alone. `Image.getexif` takes its word, so the EXIF is read by itself.
    """
    try:
        if isinstance(image, TiffImagePlugin.TiffImageFile):
            orientation = image.tag_v2.get(ORIENTATION_TAG, 1)
        else:
            exif = Image.Exif()
            exif.load(exif_bytes(image.info))
            orientation = exif.get(ORIENTATION_TAG, 1)
    except BROKEN:
        return 1
    return orientation if orientation in TURNS else 1


def exif_bytes(info: Mapping[str | tuple[int, int], Any]) -> bytes:
    """Return a picture's EXIF as it is, or as ImageMagick writes it into a text of a PNG."""
    if raw := info.get("Raw profile type exif"):
        return bytes.fromhex("".join(str(raw).split("\n")[3:]))
    return info.get("exif") or b""


def decode(path: Path, image: Image.Image, longest_px: int) -> Image.Image:
    """Decode the first picture of a file whole, no larger than is needed, turned upright.

    Raises `Refused` where it is cut off or damaged.
    """
    try:
        # The decoder of JPEG can leave out detail that nobody will see.
        image.draft(None, (longest_px, longest_px))
        image.load()
        small = light(image)
        if max(small.size) > longest_px:
            small.thumbnail((longest_px, longest_px), Image.Resampling.LANCZOS, reducing_gap=3.0)
        turn = TURNS.get(orientation_of(image))
        return as_srgb(small if turn is None else turned(small, turn), signal_of(path, image))
    except Image.DecompressionBombError as error:
        raise Refused("pixels") from error
    except BROKEN as error:
        raise Refused("damaged") from error


def turned(image: Image.Image, turn: Image.Transpose) -> Image.Image:
    """Return the picture turned, with its profile."""
    upright = image.transpose(turn)
    upright.info = image.info
    return upright


def light(image: Image.Image) -> Image.Image:
    """Return a picture that can be made smaller smoothly: without palette, in eight bits."""
    if image.mode.startswith("I;16"):
        wide = image.convert("I")
        scale = 1 / step_of(wide)
        made = wide.point(lambda value: value * scale + 0).convert("L")
    elif image.mode in {"I", "F"}:
        low, high = (float(value) for value in image.getextrema())  # type: ignore[arg-type]
        scale = 255 / (high - low) if high > low else 0.0
        made = image.point(lambda value: value * scale + -low * scale).convert("L")
    elif image.mode in {"P", "PA", "1"}:
        is_clear = image.mode == "PA" or "transparency" in image.info
        made = image.convert("RGBA" if is_clear else "RGB")
    else:
        return image
    made.info = {"icc_profile": image.info.get("icc_profile")}
    return made


def step_of(image: Image.Image) -> int:
    """Return how many values of sixteen bits are one of eight.

    Scanners and cameras write what they measured in eight or twelve bits into sixteen as it is:
    where no value is larger than that, it is no dark picture.
    """
    highest = image.getextrema()[1]
    assert isinstance(highest, int | float), "a picture of one band"
    return next(most // 256 for most in (256, 4096, 65536) if highest < most)


def as_srgb(image: Image.Image, signal: Signal | None) -> Image.Image:
    """Return the picture in the colours of the web, flattened onto white where transparent."""
    profile = image.info.get("icc_profile")
    if "A" in image.getbands() or "transparency" in image.info:
        rgba = image.convert("RGBA")
        white = Image.new("RGBA", rgba.size, "white")
        image = Image.alpha_composite(white, rgba).convert("RGB")
    if signal:
        return for_the_web(image.convert("RGB"), signal)
    if image.mode == "LAB":
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
        return converted(image, profile) or image.convert("RGB")
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        return converted(image, profile) or image.convert("RGB")
    return image.convert("RGB")


def converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Return the picture in sRGB by its profile; none where the profile is broken or another's."""
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except BROKEN_PROFILE:
        return None
