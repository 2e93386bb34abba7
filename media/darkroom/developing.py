"""Making the sizes and formats that readers get."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from media.darkroom.opening import decode, open_picture


def develop(folder: Path, request: Mapping[str, Any]) -> dict[str, Any]:
    """Make every size in every format; say of each file what it is. Raises `opening.Refused`.

    `widths` are those wanted, `formats` what each ending is saved as. The files are named by
    width and ending.
    """
    widths: list[int] = request["widths"]
    with open_picture(folder / "original") as image:
        upright = decode(image, 4 * max(widths))
    made = []
    for width in widths:
        resized = at_width(upright, width)
        for ending, (name, options) in request["formats"].items():
            path = folder / f"{width}.{ending}"
            resized.save(path, name, **options)
            made.append(
                {
                    "name": path.name,
                    "width_px": width,
                    "height_px": resized.height,
                    "format": ending,
                    "size_bytes": path.stat().st_size,
                }
            )
    return {"made": made}


def at_width(picture: Image.Image, width_px: int) -> Image.Image:
    """Return the picture at this width, without anything that stood in its file."""
    height_px = max(1, round(picture.height * width_px / picture.width))
    resized = picture.resize((width_px, height_px), Image.Resampling.LANCZOS, reducing_gap=3.0)
    resized.info.clear()
    return resized
