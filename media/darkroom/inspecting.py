"""A file is inspected first: whether it is a picture, how large, what it shows, what it says."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image, ImageFilter, ImageStat

from media.darkroom.opening import decode, open_picture, orientation_of
from media.metadata.words import file_readings

INSPECTED_PX = 512
SMALL_QUALITY = 80
SIDE, KEPT = 32, 8
# Below this spread of greys a picture is a plain area.
PLAIN_SPREAD = 3.0
USUAL_FOCUS = (0.5, 0.4)
# The brands of a HEIC that is a sequence of pictures (ISO 23008-12, annex B).
SEQUENCE = re.compile(rb"ftyp.*(msf1|hevc|hevx|hevm|hevs)", re.DOTALL)
MOST_BRANDS_BYTES = 200
FOCUS_GRID = 24
WAVES = [
    [math.cos(math.pi * wave * (2 * at + 1) / (2 * SIDE)) for at in range(SIDE)]
    for wave in range(KEPT)
]


def inspect(folder: Path, request: Mapping[str, Any]) -> dict[str, Any]:
    """Decode the file whole and say what it is. Raises `opening.Refused`.

    A small copy, with nothing of the file's own notes, is left beside it as `small.jpg`.
    """
    path = folder / "original"
    with open_picture(path) as image:
        kind = image.format or ""
        left_out = left_out_of(path, image)
        width, height = image.size
        small = decode(path, image, INSPECTED_PX)
        if orientation_of(image) >= 5:
            width, height = height, width
    small.info.clear()
    small.save(folder / "small.jpg", "JPEG", quality=SMALL_QUALITY)
    grey = small.convert("L")
    focal_x, focal_y = focus_of(grey)
    ways = file_readings(path.read_bytes())
    return {
        "kind": "JPEG" if kind == "MPO" else kind,
        "width_px": width,
        "height_px": height,
        "left_out": left_out,
        "colour": colour_of(small),
        "likeness": perceptual_hash(grey),
        "focal_x": focal_x,
        "focal_y": focal_y,
        "words": ways[0].words.as_json(),
        "readings": [way.as_json() for way in ways] if len(ways) > 1 else [],
    }


def left_out_of(path: Path, image: Image.Image) -> str:
    """Return what the file has besides the picture that is taken: a value of `LeftOut`, or ''.

    Several pictures in a HEIC are a burst, those in a phone's JPEG its own aids: none is missed.
    """
    if image.format == "HEIF":
        with path.open("rb") as file:
            size = int.from_bytes(file.read(4))
            return "motion" if SEQUENCE.search(file.read(min(size, MOST_BRANDS_BYTES))) else ""
    if getattr(image, "n_frames", 1) > 1:
        return {"TIFF": "pages", "MPO": ""}.get(image.format or "", "motion")
    return ""


def colour_of(image: Image.Image) -> str:
    """Return the colour that the eye has of the picture as a whole, as `#rrggbb`."""
    return "#" + "".join(f"{round(value):02x}" for value in ImageStat.Stat(image).mean)


def perceptual_hash(grey: Image.Image) -> str:
    """Return 64 bits in hexadecimal, nearly the same for pictures that look the same.

    Of a small copy's cosine transform each bit says whether one coarse wave is stronger than
    most. Empty for a plain area, which would be like any other.
    """
    if ImageStat.Stat(grey).stddev[0] < PLAIN_SPREAD:
        return ""
    pixels = grey.resize((SIDE, SIDE), Image.Resampling.LANCZOS).tobytes()
    rows = [pixels[at : at + SIDE] for at in range(0, SIDE * SIDE, SIDE)]
    strengths = [value for row in waves_of(zip(*waves_of(rows), strict=True)) for value in row]
    # The first is the brightness of the whole, which says nothing of what is seen.
    middle = sorted(strengths[1:])[len(strengths) // 2]
    return f"{int(''.join('1' if value > middle else '0' for value in strengths), 2):016x}"


def waves_of(rows: Iterable[Sequence[float]]) -> list[list[float]]:
    """Return how strong the coarsest waves are in each row."""
    return [[sum(a * b for a, b in zip(wave, row, strict=True)) for wave in WAVES] for row in rows]


def focus_of(grey: Image.Image) -> tuple[float, float]:
    """Return where the eye probably rests, as fractions: where most detail is, not at the rim.

    A first guess only: half way between the usual place and the middle of all edges.
    """
    size = (FOCUS_GRID, FOCUS_GRID)
    edges = grey.filter(ImageFilter.FIND_EDGES).resize(size, Image.Resampling.BOX).tobytes()
    inner = range(1, FOCUS_GRID - 1)
    weights = {(x, y): edges[y * FOCUS_GRID + x] ** 2 for x in inner for y in inner}
    total = sum(weights.values())
    if not total:
        return USUAL_FOCUS
    x, y = (
        sum((point[axis] + 0.5) / FOCUS_GRID * weight for point, weight in weights.items()) / total
        for axis in (0, 1)
    )
    return round((x + USUAL_FOCUS[0]) / 2, 2), round((y + USUAL_FOCUS[1]) / 2, 2)
