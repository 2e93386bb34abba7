"""Making the sizes and formats that readers get, with the words that travel with a picture."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from media.darkroom.opening import decode, open_picture

SHARE_SIZE = (1200, 630)


def develop(folder: Path, request: Mapping[str, Any]) -> dict[str, Any]:
    """Make every size in every format; say of each file what it is. Raises `opening.Refused`.

    `widths` are those wanted, `formats` what each ending is saved as, `share` what the picture
    for sharing is saved as, `focus` where the eye rests in it, `xmp` the packet that each file
    carries. Nothing else of the original's file goes into them. Beside them lies
    `tiny.webp` for lists of the desk, of the size and saved as `tiny` says, with no words at all.
    """
    widths: list[int] = request["widths"]
    path = folder / "original"
    with open_picture(path) as image:
        # Enough for the widest size, whichever way the picture turns out to lie.
        ratio = max(image.size) / min(image.size)
        upright = decode(path, image, round(max(*widths, SHARE_SIZE[0]) * ratio))
    made = []
    for name, picture, formats in pictures(upright, request):
        picture.info.clear()
        for ending, (kind, options) in formats.items():
            path = folder / f"{name}.{ending}"
            picture.save(path, kind, xmp=request["xmp"].encode(), **options)
            made.append(
                {
                    "name": name,
                    "width_px": picture.width,
                    "height_px": picture.height,
                    "format": ending,
                    "size_bytes": path.stat().st_size,
                }
            )
    size, (kind, options) = request["tiny"]
    tiny = cut(upright, tuple(size), *request["focus"])
    tiny.info.clear()
    tiny.save(folder / "tiny.webp", kind, **options)
    return {"made": made}


def pictures(
    upright: Image.Image, request: Mapping[str, Any]
) -> Iterator[tuple[str, Image.Image, dict[str, Any]]]:
    """Yield the name, the picture and the formats of each size."""
    for width in request["widths"]:
        height = max(1, round(upright.height * width / upright.width))
        size = (width, height)
        resized = upright.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        yield str(width), resized, request["formats"]
    yield "share", cut(upright, SHARE_SIZE, *request["focus"]), request["share"]


def cut(
    upright: Image.Image, wanted: tuple[int, int], focal_x: float, focal_y: float
) -> Image.Image:
    """Return the picture in the shape and size of this, around its focal point.

    Never enlarged: of a small picture it is as much as there is in that shape.
    """
    ratio = wanted[0] / wanted[1]
    width = max(1, min(upright.width, round(upright.height * ratio)))
    height = max(1, min(upright.height, round(upright.width / ratio)))
    left = round(min(max(upright.width * focal_x - width / 2, 0), upright.width - width))
    top = round(min(max(upright.height * focal_y - height / 2, 0), upright.height - height))
    box = (left, top, left + width, top + height)
    size = wanted if width > wanted[0] else (width, height)
    return upright.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
