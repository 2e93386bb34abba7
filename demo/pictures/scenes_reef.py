"""A picture from under the sea."""

from math import cos, radians, sin

from .canvas import HEIGHT, WIDTH, Canvas
from .palette import NOON, Palette, fade, mix
from .scene import Scene
from .shapes import Point, arc, down_to, place, ridge, smooth


def _branch(
    canvas: Canvas, start: Point, reach: float, turn: float, colour: str, depth: int
) -> None:
    """A branching coral, drawn twig by twig."""
    x, y = start
    end = (x + reach * cos(radians(turn)), y + reach * sin(radians(turn)))
    canvas.line([(x, y), end], 5 + depth * 5.5, colour, True)
    if depth:
        for bend in (-28, 4, 31):
            _branch(
                canvas,
                end,
                reach * 0.74,
                turn + bend + canvas.random.uniform(-8, 8),
                colour,
                depth - 1,
            )


def _corals(canvas: Canvas) -> None:
    """Corals and weed on the bottom."""
    for x, y, size, tone in (
        (150, 1160, 150, "#e0655a"),
        (1640, 1170, 160, "#f08a5a"),
        (620, 1190, 95, "#d9739a"),
        (1290, 1200, 100, "#f2b25c"),
        (420, 1200, 80, "#8f6fb8"),
    ):
        _branch(canvas, (x, y), size, -90, tone, 3)
    for x, y, size, tone in (
        (330, 1150, 105, "#c75a86"),
        (1460, 1165, 125, "#7a64b0"),
        (980, 1185, 90, "#e59a4c"),
        (780, 1180, 60, "#d9564f"),
    ):
        canvas.polygon(arc((x, y + 20), (size, size * 0.95), 180, 360), tone)
        for k in range(6):
            canvas.line(
                smooth(
                    [
                        (x - size * 0.85 + k * size * 0.34, y + 15),
                        (x - size * 0.6 + k * size * 0.26, y - size * 0.35),
                        (x - size * 0.3 + k * size * 0.13, y - size * 0.7),
                    ]
                ),
                5,
                mix(tone, "#ffffff", 0.3),
            )
    for x in (60, 260, 540, 1120, 1200, 1560, 1750):
        for k in range(4):
            foot, tall = x + k * 17, 170 + (k * 53 + x) % 120
            canvas.line(
                smooth(
                    [
                        (foot, 1205),
                        (foot + 16, 1205 - tall * 0.35),
                        (foot - 16, 1205 - tall * 0.7),
                        (foot + 8, 1205 - tall),
                    ]
                ),
                11,
                "#3f9a76" if k % 2 else "#2f7f6a",
                True,
            )


def _turtle(canvas: Canvas) -> None:
    """A turtle, swimming to the left."""

    def at(*points: Point) -> list[Point]:
        return place(points, 1190, 390, 400, True, 8)

    dark, light = "#3f6b4a", "#8fb070"
    canvas.polygon(
        smooth(
            at((0.15, -0.1), (0.1, -0.36), (-0.12, -0.52), (-0.06, -0.3), (-0.02, -0.1)),
            6,
            closed=True,
        ),
        mix(dark, "#13567c", 0.3),
    )
    for flipper in (
        ((0.18, 0.08), (0.28, 0.34), (0.1, 0.6), (0.06, 0.34), (0.02, 0.1)),
        ((-0.36, 0.06), (-0.55, 0.2), (-0.66, 0.16), (-0.5, 0.02)),
    ):
        canvas.polygon(smooth(at(*flipper), 6, closed=True), light)
    canvas.polygon(
        smooth(
            at((0.36, -0.06), (0.5, -0.13), (0.62, -0.1), (0.64, 0.0), (0.52, 0.05), (0.36, 0.06)),
            6,
            closed=True,
        ),
        light,
    )
    canvas.disc(*at((0.56, -0.055))[0], 9, "#14222e")
    canvas.polygon(
        smooth(
            at(
                (-0.48, 0.02),
                (-0.3, -0.16),
                (0.05, -0.23),
                (0.32, -0.12),
                (0.42, 0.02),
                (0.2, 0.13),
                (-0.2, 0.13),
            ),
            8,
            closed=True,
        ),
        dark,
    )
    for px, py in (
        (-0.25, -0.03),
        (-0.05, -0.08),
        (0.15, -0.06),
        (0.28, 0.01),
        (0.05, 0.05),
        (-0.14, 0.06),
    ):
        canvas.polygon(at(*arc((px, py), (0.075, 0.045), 0, 360, 6)), fade(light, 0.75))


def _fish(canvas: Canvas, middle: Point, size: float, body: str, band: str, flip: bool) -> None:
    """A fish with a band, swimming to the right."""
    x, y = middle
    canvas.polygon(
        place([(-0.3, 0), (-0.62, -0.26), (-0.54, 0), (-0.62, 0.26)], x, y, size, flip), band
    )
    canvas.polygon(
        place(smooth([(-0.1, -0.24), (0.1, -0.42), (0.2, -0.2)], 5), x, y, size, flip), band
    )
    canvas.polygon(
        place(
            smooth(
                [(-0.4, 0), (-0.1, -0.26), (0.25, -0.24), (0.5, 0), (0.25, 0.22), (-0.1, 0.25)],
                6,
                closed=True,
            ),
            x,
            y,
            size,
            flip,
        ),
        body,
    )
    canvas.polygon(
        place([(0.0, -0.27), (0.1, -0.28), (0.13, 0.26), (0.02, 0.27)], x, y, size, flip), band
    )
    canvas.disc(*place([(0.34, -0.06)], x, y, size, flip)[0], size * 0.045, "#14222e")


def coral_reef(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, HEIGHT, "#a4e4dc", "#4fb6c4", "#22809f", "#13567c", "#0d3a5e")
    canvas.glow(760, -40, 800, "#f4fff0", 0.75)
    rays = [
        [
            (700 + k * 46, -20),
            (730 + k * 46, -20),
            (560 + k * 200 + 130, 1000),
            (560 + k * 200 - 40, 1000),
        ]
        for k in (-3, -1.6, 0, 1.3, 2.8)
    ]
    canvas.soft(rays, "#eafff4", 0.2, 16)
    chance = canvas.random
    for base, tone in ((1010, "#2b7f9a"), (1080, "#1d6484")):
        line = ridge(chance, base, 190, waves=(1.7, 3.9, 8))
        canvas.shade(down_to(line, HEIGHT), tone, mix(tone, "#0d3a5e", 0.5))
    canvas.shade(down_to(ridge(chance, 1150, 60, waves=(1, 2.4)), HEIGHT), "#e0cb96", "#a89a78")

    _corals(canvas)

    for _ in range(30):
        _fish(
            canvas,
            (chance.gauss(480, 170), chance.gauss(520, 80)),
            chance.uniform(30, 52),
            "#f2d36b",
            "#d9973c",
            False,
        )
    for x, y, size, body, band, flip in (
        (1130, 880, 130, "#f0803c", "#fdf3e0", True),
        (1330, 760, 100, "#f0803c", "#fdf3e0", True),
        (820, 960, 110, "#6a8fe0", "#f2d36b", False),
        (1570, 880, 90, "#e86a86", "#fbe0d8", True),
    ):
        _fish(canvas, (x, y), size, body, band, flip)
    _turtle(canvas)
    for _ in range(36):
        canvas.disc(
            chance.uniform(0, WIDTH),
            chance.uniform(60, 1050),
            chance.uniform(3, 8),
            fade("#f0fffa", 0.35),
        )


SCENES = {
    "coral-reef": Scene(coral_reef, NOON, (0.6, 0.45)),
}
