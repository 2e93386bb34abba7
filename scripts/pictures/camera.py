"""Taking a picture of a page: at a desk and on a phone, small, and remembered for the list."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast

from PIL import Image
from playwright.sync_api import Page, ViewportSize

type Colours = Literal["light", "dark"]
type Colour = tuple[int, int, int]

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
# Of 256 colours: those of flat areas as they are, those of photographs, and rare ones.
FLAT_COLOURS = 48
MIXED_COLOURS = ((Image.Quantize.MEDIANCUT, 136), (Image.Quantize.MAXCOVERAGE, 64))
# Type and the pictures on the screen; those further down load when somebody comes to them, and
# those that a phone does not show never.
ALL_THERE = """async () => {
  await document.fonts.ready;
  const near = (one) => one.checkVisibility() && one.getBoundingClientRect().top < innerHeight;
  await Promise.all([...document.images].filter(near).map((one) => one.decode().catch(() => {})));
}"""
# What a page's scripts still put in its place.
SETTLED_MS = 250


@dataclass(frozen=True)
class Taken:
    """A screen of which there are pictures now."""

    name: str
    words: str


@dataclass
class Camera:
    """Writes pictures into a folder; `dark` takes every screen in dark."""

    folder: Path
    dark: bool = False
    taken: list[Taken] = field(default_factory=list)

    def take(self, page: Page, name: str, words: str, colours: Colours = "light") -> None:
        """Take a screen as it stands at both widths, and remember it by its words."""
        self.one(page, name, DESK, colours)
        self.one(page, f"{name}-phone", PHONE, colours)
        page.set_viewport_size(DESK)
        self.taken.append(Taken(name, words))

    def one(self, page: Page, name: str, size: ViewportSize, colours: Colours = "light") -> None:
        """Take one picture."""
        page.emulate_media(color_scheme="dark" if self.dark else colours, reduced_motion="reduce")
        page.set_viewport_size(size)
        for frame in page.frames:
            frame.wait_for_load_state()
        page.evaluate(ALL_THERE)
        page.wait_for_timeout(SETTLED_MS)
        picture = page.screenshot(animations="disabled")
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{name}.png").write_bytes(smaller(picture))


def smaller(png: bytes) -> bytes:
    """Return the picture with a palette of its own.

    The most frequent colours stay exactly; among the others are those that photographs need, and
    rare ones such as that of a dot.
    """
    with Image.open(io.BytesIO(png)) as opened:
        whole = opened.convert("RGB")
    counted = cast("list[tuple[int, Colour]]", whole.getcolors(whole.width * whole.height))
    flat = [colour for _, colour in sorted(counted, reverse=True)[:FLAT_COLOURS]]
    parts = [part for colour in flat for part in colour]
    for method, number in MIXED_COLOURS:
        parts += whole.quantize(number, method).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette(parts)
    few = whole.quantize(palette=palette, dither=Image.Dither.NONE)
    exact = few.getpalette() or []
    for colour, entry in reversed(list(zip(flat, entries_of(flat, palette), strict=True))):
        exact[entry * 3 : entry * 3 + 3] = colour
    few.putpalette(exact)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def entries_of(colours: list[Colour], palette: Image.Image) -> list[int]:
    """Return which entry of the palette stands for each colour; the nearest is only nearly so."""
    row = Image.new("RGB", (len(colours), 1))
    row.putdata(colours)
    return list(row.quantize(palette=palette, dither=Image.Dither.NONE).tobytes())
