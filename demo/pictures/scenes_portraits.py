"""Portraits of people of the paper, from the chest up."""

from typing import NamedTuple

from .canvas import HEIGHT, Canvas
from .palette import DAWN, DUSK, Palette, fade, mix
from .scene import Scene
from .shapes import Point, arc, place, smooth
from .sky import sky
from .town import tower
from .vessels import fishing_boat
from .water import sea

_SIZE = 1000.0  # a sitter's height in the picture, from the crown down to the lower edge
_AT = (900.0, 210.0)
_SHOULDERS: list[Point] = [
    (-0.13, 0.42), (-0.3, 0.5), (-0.43, 0.6), (-0.5, 0.85), (-0.52, 1.1),
    (0.52, 1.1), (0.5, 0.85), (0.43, 0.6), (0.3, 0.5), (0.13, 0.42),
]  # fmt: skip
_FACE: list[Point] = [
    (0.0, 0.0), (0.13, 0.05), (0.175, 0.19), (0.155, 0.31), (0.08, 0.41),
    (0.0, 0.435), (-0.08, 0.41), (-0.155, 0.31), (-0.175, 0.19), (-0.13, 0.05),
]  # fmt: skip


class Sitter(NamedTuple):
    """Whom a portrait shows: their colours."""

    skin: str
    hair: str
    coat: str
    shirt: str


def _at(*points: Point) -> list[Point]:
    return place(points, *_AT, _SIZE)


def _bust(canvas: Canvas, sitter: Sitter) -> None:
    """Shoulders in a coat, the neck, and the shirt between the lapels."""
    shade = mix(sitter.coat, "#0c0a14", 0.35)
    canvas.polygon(smooth(_at(*_SHOULDERS), 6), sitter.coat)
    canvas.polygon(_at((-0.13, 0.46), (0.13, 0.46), (0.07, 0.75), (0.0, 1.1), (-0.07, 0.75)),
                   sitter.shirt)  # fmt: skip
    neck = smooth(_at((-0.09, 0.34), (-0.1, 0.5), (0.0, 0.6), (0.1, 0.5), (0.09, 0.34)), 6)
    canvas.polygon(neck, mix(sitter.skin, "#3a1c10", 0.22))
    for side in (-1, 1):
        lapel = [(0.09, 0.42), (0.17, 0.45), (0.2, 0.68), (0.02, 1.1), (0.01, 0.98), (0.1, 0.64)]
        canvas.polygon(_at(*((side * x, y) for x, y in lapel)), shade)
        seam = [(side * 0.36, 0.72), (side * 0.34, 0.9), (side * 0.35, 1.1)]
        canvas.line(_at(*seam), 6, shade)


def _face(canvas: Canvas, sitter: Sitter) -> None:
    """Head and face, looking at us."""
    dark = mix(sitter.skin, "#3a1c10", 0.3)
    for side in (-1, 1):
        canvas.oval(*_at((side * 0.178, 0.235))[0], 26, 46, mix(sitter.skin, "#3a1c10", 0.12))
    canvas.polygon(smooth(_at(*_FACE), 8, closed=True), sitter.skin)
    canvas.polygon(
        smooth(_at((0.06, 0.02), (0.13, 0.05), (0.175, 0.19), (0.155, 0.31), (0.08, 0.41),
                   (0.02, 0.43), (0.1, 0.3), (0.11, 0.15)), 6, closed=True),
        fade(dark, 0.35),
    )  # fmt: skip
    for side in (-1, 1):
        brow = [(side * 0.11, 0.165), (side * 0.075, 0.15), (side * 0.035, 0.16)]
        canvas.line(smooth(_at(*brow), 6), 11, mix(sitter.hair, "#1a1210", 0.3), True)
        canvas.oval(*_at((side * 0.07, 0.207))[0], 25, 13, mix(sitter.skin, "#ffffff", 0.75))
        canvas.disc(*_at((side * 0.07, 0.207))[0], 12, "#2a211f")
        canvas.line(arc(_at((side * 0.07, 0.207))[0], (28, 16), 190, 350, 12), 6, dark, True)
    canvas.line(smooth(_at((0.012, 0.2), (0.032, 0.275), (0.0, 0.292)), 6), 8, dark, True)
    lips = mix(sitter.skin, "#8a2f28", 0.45)
    canvas.line(smooth(_at((-0.05, 0.345), (0.0, 0.36), (0.055, 0.34)), 6), 12, lips, True)


def correspondent(canvas: Canvas, palette: Palette) -> None:
    """A bearded man in a sea coat and a knitted cap, the roads of a harbour behind him."""
    sky(canvas, palette, 640)
    sea(canvas, palette, 640)
    fishing_boat(canvas, (360, 720), 380, "#8a3f2e", "#e9dcc3", palette.ink)
    sitter = Sitter("#d9a47c", "#4a3226", "#2f4358", "#c9a55a")
    _bust(canvas, sitter)
    _face(canvas, sitter)
    beard = [(-0.168, 0.235), (-0.15, 0.33), (-0.09, 0.43), (0.0, 0.475), (0.09, 0.43),
             (0.15, 0.33), (0.168, 0.235), (0.125, 0.3), (0.06, 0.312), (0.0, 0.305),
             (-0.06, 0.312), (-0.125, 0.3)]  # fmt: skip
    canvas.polygon(smooth(_at(*beard), 5, closed=True), sitter.hair)
    lips = mix(sitter.skin, "#8a2f28", 0.5)
    canvas.line(smooth(_at((-0.04, 0.352), (0.0, 0.362), (0.042, 0.35)), 6), 13, lips, True)
    cap = "#a1452f"
    crown = [(-0.19, 0.11), (-0.185, 0.0), (-0.12, -0.1), (0.0, -0.135), (0.12, -0.1),
             (0.185, 0.0), (0.19, 0.11)]  # fmt: skip
    canvas.polygon(smooth(_at(*crown), 6), cap)
    band = _at((-0.2, 0.05), (0.2, 0.05), (0.2, 0.125), (-0.2, 0.125))
    canvas.polygon(band, mix(cap, "#1a0c08", 0.3))
    for k in range(-9, 10):
        canvas.line(_at((k * 0.021, 0.058), (k * 0.021, 0.118)), 3, mix(cap, "#1a0c08", 0.5))


def photographer(canvas: Canvas, palette: Palette) -> None:
    """A woman with a camera on a strap, in the last light of a town."""
    sky(canvas, palette)
    for left, wide, top in ((60, 260, 520), (330, 210, 640), (1290, 240, 560), (1540, 300, 450)):
        wall = mix(palette.far, palette.near, 0.3)
        tower(canvas, (left, HEIGHT), (wide, HEIGHT - top), wall, (palette.light, 0.3))
    sitter = Sitter("#e3b48f", "#b9863f", "#5d3a4a", "#e9dfd0")
    back = [(0.0, -0.07), (-0.16, -0.02), (-0.235, 0.16), (-0.24, 0.42), (-0.2, 0.56),
            (0.2, 0.56), (0.24, 0.42), (0.235, 0.16), (0.16, -0.02)]  # fmt: skip
    canvas.polygon(smooth(_at(*back), 6, closed=True), mix(sitter.hair, "#2a1608", 0.35))
    _bust(canvas, sitter)
    _face(canvas, sitter)
    for side in (-1, 1):
        lock = [(0.02, -0.05), (0.13, -0.03), (0.215, 0.1), (0.225, 0.3), (0.19, 0.42),
                (0.165, 0.3), (0.15, 0.17), (0.09, 0.07)]  # fmt: skip
        parting = [(side * x - 0.02, y) for x, y in lock]
        canvas.polygon(smooth(_at(*parting), 6, closed=True), sitter.hair)
    strap = "#2b2430"
    for side in (-1, 1):
        canvas.line(smooth(_at((side * 0.2, 0.46), (side * 0.17, 0.66), (side * 0.1, 0.82)), 6),
                    20, strap)  # fmt: skip
    x, y = _at((0.0, 0.9))[0]
    canvas.box(x - 70, y - 110, 140, 60, "#1d1b22", 14)
    canvas.box(x - 165, y - 85, 330, 200, "#2b2932", 26)
    canvas.disc(x, y + 15, 88, "#15141a")
    canvas.disc(x, y + 15, 62, "#34475c")
    canvas.disc(x - 18, y - 5, 20, fade("#cfe2f0", 0.6))


SCENES = {
    "portrait-correspondent": Scene(correspondent, DAWN, (0.5, 0.4)),
    "portrait-photographer": Scene(photographer, DUSK, (0.5, 0.4)),
}
