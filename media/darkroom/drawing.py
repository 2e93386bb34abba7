"""Drawing the paper's logo anew: small, with what is clear in it kept clear."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from media.darkroom.opening import BROKEN, Refused, light, open_picture


def draw(folder: Path, request: Mapping[str, Any]) -> dict[str, Any]:
    """Leave `logo.png` of the original, within `size`; return its measures. Raises `Refused`."""
    try:
        with open_picture(folder / "original") as image:
            image.load()
            drawn = light(image).convert("RGBA")
    except Image.DecompressionBombError as error:
        raise Refused("pixels") from error
    except BROKEN as error:
        raise Refused("damaged") from error
    drawn.thumbnail(tuple(request["size"]), Image.Resampling.LANCZOS)
    drawn.info.clear()
    drawn.save(folder / "logo.png", "PNG", optimize=True)
    return {"width_px": drawn.width, "height_px": drawn.height}
