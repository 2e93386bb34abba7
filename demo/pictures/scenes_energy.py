"""Pictures of power from wind and sun."""

from . import land, sky
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import GREEN, OCHRE, Palette, fade, mix
from .people import Clothes, Pose, person
from .scene import Scene
from .shapes import Point, arc, blob, down_to, height_at, place, ridge, smooth


def _turbine(
    canvas: Canvas, base: Point, height: float, turn: float, white: str, grey: str
) -> None:
    x, foot = base
    hub = (x, foot - height)
    canvas.polygon(
        [
            (x - height * 0.012, hub[1]),
            (x + height * 0.012, hub[1]),
            (x + height * 0.026, foot),
            (x - height * 0.026, foot),
        ],
        white,
    )
    canvas.polygon(
        [
            (x + height * 0.003, hub[1]),
            (x + height * 0.012, hub[1]),
            (x + height * 0.026, foot),
            (x + height * 0.006, foot),
        ],
        grey,
    )
    blade: list[Point] = [
        (0, -0.02),
        (0.16, -0.045),
        (0.62, -0.008),
        (0.62, 0.004),
        (0.1, 0.02),
        (0, 0.02),
    ]
    for k in range(3):
        canvas.polygon(place(blade, *hub, height, False, turn + 120 * k), white)
        canvas.polygon(
            place(
                [(0, 0.0), (0.62, 0.0), (0.62, 0.004), (0.1, 0.02), (0, 0.02)],
                *hub,
                height,
                False,
                turn + 120 * k,
            ),
            grey,
        )
    canvas.disc(*hub, height * 0.032, white)
    canvas.disc(hub[0], hub[1], height * 0.014, grey)


def wind_farm(canvas: Canvas, palette: Palette) -> None:
    x: float
    y: float
    canvas.wash(0, 900, "#6fa8c9", "#b5d6dc", "#eef2e0")
    for x, y, size in ((360, 250, 460), (1180, 180, 330), (1640, 420, 380), (820, 480, 260)):
        sky.cloud(canvas, x, y, size, fade("#ffffff", 0.85))
    far = ridge(canvas.random, 800, 170, waves=(1, 2.3))
    canvas.shade(down_to(far, 960), "#a4c4b4", "#cfe0c4")
    for i, (x, y) in enumerate(land.row_along(far, 120, 1500, 7)):
        _turbine(canvas, (x, y + 6), 150 + (i * 31) % 40, 17 + 41 * i, "#f4f4ec", "#cbd6d4")
    middle = ridge(canvas.random, 950, 170, waves=(0.8, 1.9))
    canvas.shade(down_to(middle, HEIGHT), "#8db97c", "#a9c985")
    for x, size, turn in ((260, 400, 62.0), (860, 330, 10.0), (1660, 360, 95.0)):
        _turbine(canvas, (x, height_at(middle, x) + 8), size, turn, "#fbfaf2", "#c3ced0")
    near = smooth([(-20, 1060), (420, 1010), (900, 1060), (1300, 1000), (1820, 1080)], 12)
    canvas.shade(down_to(near, HEIGHT), "#6ba25c", "#4a8450")
    _turbine(canvas, (1290, 1012), 790, -52.0, "#fffdf5", "#c2ccd0")
    canvas.box(1270, 985, 42, 30, "#c2ccd0", 4)
    for x, y, size in (
        (300, 1085, 40),
        (390, 1120, 46),
        (560, 1070, 38),
        (700, 1140, 50),
        (1010, 1100, 42),
        (1560, 1120, 46),
    ):
        for leg in (-0.5, -0.25, 0.3, 0.5):
            canvas.box(x + leg * size, y, 5, size * 0.55, "#3a3a40")
        canvas.polygon(
            blob(canvas.random, (x, y - size * 0.1), (size * 0.85, size * 0.55), 0.08), "#f8f3e6"
        )
        canvas.oval(x + size * 0.92, y - size * 0.25, size * 0.28, size * 0.22, "#3a3a40")
    land.grass(canvas, 120, 1050, HEIGHT, fade("#2f6a40", 0.7), 24)


def _engineers(canvas: Canvas, x: float, foot: float) -> None:
    for dx, coat, arm in ((0, "#e07b2e", 70), (90, "#f0e2c0", 10)):
        person(canvas, (x + dx, foot), 250, Clothes(coat), Pose(arm=arm))
        canvas.polygon(arc((x + dx + 3, foot - 226), (24, 26), 180, 360), "#f5c542")
        canvas.box(x + dx - 24, foot - 228, 56, 7, "#f5c542", 3)


def _panel(canvas: Canvas, corner: Point, scale: float, t: float) -> None:
    """One panel with its cells; x is its left edge, `t` how near it is."""
    x, foot = corner
    wide, tall, lean = 330 * scale, 190 * scale, 70 * scale
    top, low = foot - tall - 30 * scale, foot - 30 * scale
    face = [(x + lean, top), (x + wide + lean * 0.7, top), (x + wide, low), (x, low)]
    canvas.shade(face, mix("#7fa6c4", "#fcecc4", 0.25 * (1 - t)), "#2a5580", "#1d3f68")
    for k in range(1, 6):
        canvas.line(
            [(x + lean + (wide - lean * 0.3) * k / 6, top), (x + wide * k / 6, low)],
            max(1, 2.4 * scale),
            fade("#dce9f0", 0.5),
        )
    for k in range(1, 4):
        y = top + (low - top) * k / 4
        shift = lean * (1 - k / 4)
        canvas.line(
            [(x + shift, y), (x + wide + shift * 0.7, y)],
            max(1, 2.4 * scale),
            fade("#dce9f0", 0.5),
        )
    canvas.polygon(
        [
            (x + lean + wide * 0.2, top),
            (x + lean + wide * 0.45, top),
            (x + wide * 0.2, low),
            (x + wide * 0.02, low),
        ],
        fade("#fff6dc", 0.16),
    )
    canvas.line([*face, face[0]], max(1.5, 5 * scale), "#e6e0d0")


def solar_field(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, 560, "#e3a36b", "#f3cf93", "#fcecc4")
    sky.sun(canvas, 1240, 330, 120, "#fffbe6", 0.8)
    sky.streaks(canvas, 5, 90, 240, fade("#fff4da", 0.45))
    land.hills(canvas, palette.over("#d8b48c", "#9a8a6a", "#fcecc4"), (520, 560), 170)
    canvas.wash(555, HEIGHT, "#cfb675", "#a3a05c", "#7a8448")
    for row in range(7):
        t = row / 6
        scale = 0.16 + 1.0 * t**1.7
        foot = 600 + 610 * t**1.45
        wide, tall, lean = 330 * scale, 190 * scale, 70 * scale
        x = 900 - wide * 1.13 * (20 - 2 * row) + (row % 2) * wide * 0.1
        canvas.soft(
            [
                [
                    (-10, foot + 4),
                    (WIDTH + 10, foot + 4),
                    (WIDTH + 10, foot + 26 * scale + 6),
                    (-10, foot + 26 * scale + 6),
                ]
            ],
            "#3a4026",
            0.4,
            4 + 8 * scale,
        )
        while x < WIDTH + wide:
            low = foot - 30 * scale
            if x + wide + lean > 0:
                for leg in (0.2, 0.8):
                    canvas.line(
                        [(x + wide * leg, low - tall * 0.3), (x + wide * leg, foot + 6 * scale)],
                        9 * scale,
                        "#5a5648",
                    )
                _panel(canvas, (x, foot), scale, t)
            x += wide * 1.13
        if row == 4:
            _engineers(canvas, 590, foot + 62)
    land.grass(canvas, 60, 1130, 1210, "#5a6a38", 34)


SCENES = {
    "wind-farm": Scene(wind_farm, GREEN, (0.7, 0.5)),
    "solar-field": Scene(solar_field, OCHRE, (0.5, 0.6)),
}
