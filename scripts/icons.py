"""Draws the icons that browsers ask for, in the shape of `website/static/website/icon.svg`.

    .venv/bin/python -m scripts.icons

They are files of the project; a test tells when they are not as this draws them.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).resolve().parent.parent / "website/static/website/icons"
# As in the SVG, whose side is 32: the letter, and the two colours of the paper.
SIDE = 32
LETTER = [
    (8, 24),
    (8, 8),
    (11, 8),
    (21, 19),
    (21, 8),
    (24, 8),
    (24, 24),
    (21, 24),
    (11, 13),
    (11, 24),
]
GROUND, INK = "#a3181f", "#fffdf9"
ROUNDED = 4
# A browser's tab and its bookmarks; a telephone's first screen; what is put on a first screen there
# may be cut round: the letter stands well within.
TAB_PX = (16, 32, 48)
TOUCH_PX = 180
APP_PX = (192, 512)
FINER = 8


def drawn(side: int, *, rounded: bool = False) -> Image.Image:
    """Return the icon at so many pixels; with round corners, nothing lies behind them."""
    scale = side * FINER / SIDE
    large = Image.new("RGBA", (side * FINER, side * FINER), GROUND if not rounded else (0, 0, 0, 0))
    pen = ImageDraw.Draw(large)
    if rounded:
        pen.rounded_rectangle((0, 0, *(size - 1 for size in large.size)), ROUNDED * scale, GROUND)
    pen.polygon([(x * scale, y * scale) for x, y in LETTER], INK)
    return large.resize((side, side), Image.Resampling.LANCZOS)


def icons() -> Iterator[tuple[str, bytes]]:
    """Yield the name of each file and what is in it."""
    sizes = [drawn(side, rounded=True) for side in TAB_PX]
    yield (
        "favicon.ico",
        saved(sizes[-1], "ICO", append_images=sizes[:-1], sizes=[i.size for i in sizes]),
    )
    yield "touch.png", saved(drawn(TOUCH_PX).convert("P", palette=Image.Palette.ADAPTIVE), "PNG")
    for side in APP_PX:
        yield f"{side}.png", saved(drawn(side).convert("P", palette=Image.Palette.ADAPTIVE), "PNG")


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return an image as a file of this kind."""
    file = BytesIO()
    image.save(file, kind, **({"optimize": True} if kind == "PNG" else options))
    return file.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, data in icons():
        (FOLDER / name).write_bytes(data)
