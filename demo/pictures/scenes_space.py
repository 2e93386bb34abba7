"""Pictures of the stars, and from among them."""

from math import cos, pi, radians, sin

from . import land, sky
from .canvas import HEIGHT, Canvas
from .palette import NIGHT, Palette, fade, mix
from .people import Clothes, Pose, person
from .scene import Scene
from .shapes import Point, arc, blob, down_to, place, smooth


def _domes(canvas: Canvas, palette: Palette) -> None:
    """Two domes, open, their telescopes out."""
    for x, foot, size in ((470, 1030, 95), (1150, 945, 250)):
        white, grey = "#d5d3e0", "#8a8cb0"
        canvas.shade(
            [
                (x - size, foot - size * 0.75),
                (x + size, foot - size * 0.75),
                (x + size, foot + 12),
                (x - size, foot + 12),
            ],
            white,
            "#a9a9c4",
        )
        canvas.box(
            x + size * 0.35,
            foot - size * 0.75,
            size * 0.65,
            size * 0.75 + 12,
            fade("#2a2c58", 0.42),
        )
        dome = arc((x, foot - size * 0.75), (size * 1.04, size * 1.08), 180, 360)
        canvas.shade(dome, "#efeef4", "#bdbdd4")
        canvas.polygon(
            [
                *arc((x, foot - size * 0.75), (size * 1.04, size * 1.08), 270, 360),
                *reversed(arc((x, foot - size * 0.75), (size * 0.4, size * 1.08), 270, 360)),
            ],
            fade(grey, 0.75),
        )
        slit = [
            *arc((x, foot - size * 0.75), (size * 0.62, size * 1.09), 195, 270),
            *reversed(arc((x, foot - size * 0.75), (size * 0.2, size * 1.09), 195, 270)),
        ]
        canvas.polygon(slit, "#2a1d34")
        canvas.glow(x - size * 0.33, foot - size * 1.25, size * 0.7, "#ffb066", 0.75)
        canvas.line(
            [(x - size * 0.2, foot - size * 0.95), (x - size * 0.72, foot - size * 1.85)],
            size * 0.17,
            "#4a4f7a",
        )
        canvas.line(
            [(x - size * 0.66, foot - size * 1.75), (x - size * 0.74, foot - size * 1.89)],
            size * 0.22,
            "#7a80a8",
        )
        canvas.polygon(
            [*arc((x, foot - size * 0.75), (size * 0.9, size * 0.5), 180, 360)], fade("#bdbdd4", 1)
        )
        canvas.box(x - size * 1.08, foot - size * 0.82, size * 2.16, size * 0.13, grey, 4)
        canvas.box(x - size * 0.14, foot - size * 0.42, size * 0.28, size * 0.45, palette.light)
        canvas.glow(x, foot - size * 0.2, size * 0.8, palette.light, 0.5)
        for w in (-0.68, 0.5):
            canvas.box(x + w * size, foot - size * 0.48, size * 0.18, size * 0.2, palette.light)


def observatory_night(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, 1000, "#0b1433", "#1b2a58", "#4a4a80", "#c98a86")
    chance = canvas.random
    for i in range(26):
        t = i / 25
        cx, cy = 150 + 1350 * t, 820 - 800 * t
        canvas.glow(
            cx + chance.gauss(0, 26),
            cy + chance.gauss(0, 26),
            chance.uniform(130, 260),
            mix("#8f8fd0", "#e8b8c8", chance.random()),
            0.15,
            1.6,
        )
    for _ in range(900):
        t = chance.random()
        canvas.disc(
            150 + 1350 * t + chance.gauss(0, 70),
            820 - 800 * t + chance.gauss(0, 62),
            chance.choice((0.9, 1.1, 1.5)),
            fade("#fff6e6", chance.uniform(0.3, 0.95)),
        )
    sky.stars(canvas, 330, 850, "#fff6e6")
    for x, y in ((320, 150), (1560, 330), (700, 120)):
        canvas.glow(x, y, 34, "#ffffff", 0.7)
        canvas.disc(x, y, 3.6, "#ffffff")
    canvas.line([(1180, 160), (1380, 250)], 3, fade("#ffffff", 0.75))
    canvas.disc(1380, 250, 4, "#ffffff")
    land.hills(
        canvas,
        palette.over("#6a5a8a", "#242a55", "#6b5a88"),
        (930, 990, 1050),
        190,
        0.25,
    )
    hill = smooth(
        [(-20, 1130), (260, 1090), (560, 985), (900, 940), (1320, 935), (1560, 1010), (1820, 1100)],
        12,
    )
    canvas.shade(down_to(hill, HEIGHT), "#171d42", "#0a0f28")
    _domes(canvas, palette)
    person(
        canvas, (790, 968), 120, Clothes("#0c1130", "#0c1130", "#0c1130", "#0c1130"), Pose(arm=120)
    )
    canvas.line([(830, 905), (880, 860)], 12, "#0c1130")
    for x in (825, 850, 872):
        canvas.line([(846, 895), (x, 965)], 4, "#0c1130")


def _earth(canvas: Canvas) -> None:
    """The Earth from above, with clouds, and night on its left."""
    cx, cy, radius = 700.0, 2020.0, 1320.0
    canvas.glow(cx, cy, radius * 1.32, "#4fa8e0", 1.0, 1.1)
    canvas.glow(1560, 1010, 560, "#ffdca0", 0.85, 2.2)
    canvas.disc(cx, cy, radius + 7, "#bfe6f2")
    canvas.shade(arc((cx, cy), (radius, radius), 180, 360, 120), "#4f9fd0", "#1f6098", "#123c6c")
    chance = canvas.random
    for bx, by, rx, ry, tone in (
        (260, 1000, 300, 100, "#5f9a68"),
        (480, 1150, 210, 90, "#c9b274"),
        (950, 930, 250, 60, "#6fa36a"),
        (1180, 1090, 330, 130, "#b9a768"),
    ):
        canvas.polygon(blob(chance, (bx, by), (rx, ry), 0.32, 15), fade(tone, 0.85))
    for _ in range(30):
        turn, reach = chance.uniform(226, 308), radius - 26 - 330 * chance.random() ** 1.3
        span = chance.uniform(3, 9)
        for lane in range(chance.randint(2, 4)):
            start = turn + chance.uniform(-2, 2)
            middle, half = reach - lane * 16, chance.uniform(5, 9)
            turns = [(radians(start + span * i / 16), half * sin(pi * i / 16)) for i in range(17)]
            edges = [(turn, middle + dip) for turn, dip in turns]
            edges += [(turn, middle - dip) for turn, dip in reversed(turns)]
            outline = [(cx + away * cos(turn), cy + away * sin(turn)) for turn, away in edges]
            canvas.polygon(outline, fade("#ffffff", 0.55))
    shade = [
        *arc((cx, cy), (radius + 9, radius + 9), 205, 262, 40),
        *reversed(arc((cx + 330, cy + 130), (radius, radius), 205, 252, 40)),
    ]
    canvas.soft([shade], "#050a20", 0.55, 70)


def _satellite(canvas: Canvas, palette: Palette) -> None:
    """A satellite with two wings of solar cells and a dish."""

    def at(*points: Point) -> list[Point]:
        return place(points, 790, 440, 560, False, -24)

    canvas.line(at((-0.95, 0), (0.95, 0)), 12, "#aab2c0")
    for left in (-0.98, 0.24):
        for k in range(3):
            a = left + k * 0.25
            panel = at((a, -0.19), (a + 0.235, -0.19), (a + 0.235, 0.19), (a, 0.19))
            canvas.polygon(panel, "#2a57a0" if (k + (left > 0)) % 2 else "#2f62ae")
            canvas.polygon(at((a, -0.19), (a + 0.235, -0.19), (a, 0.1)), fade("#8fc0f0", 0.25))
            for row in range(1, 5):
                canvas.line(
                    at((a, -0.19 + row * 0.076), (a + 0.235, -0.19 + row * 0.076)),
                    2.5,
                    fade("#cfe2f6", 0.55),
                )
            for col in range(1, 4):
                canvas.line(
                    at((a + col * 0.059, -0.19), (a + col * 0.059, 0.19)),
                    2.5,
                    fade("#cfe2f6", 0.55),
                )
            canvas.line([*panel, panel[0]], 5, "#d8dde6")
    canvas.polygon(at((-0.15, -0.24), (0.15, -0.24), (0.15, 0.22), (-0.15, 0.22)), "#e0b050")
    canvas.polygon(at((0.04, -0.24), (0.15, -0.24), (0.15, 0.22), (0.04, 0.22)), "#b98438")
    for y in (-0.12, 0.02, 0.14):
        canvas.line(at((-0.15, y), (0.15, y)), 3, fade("#7a4f20", 0.7))
    canvas.polygon(at((-0.1, -0.24), (0.1, -0.24), (0.07, -0.31), (-0.07, -0.31)), "#c8ced8")
    canvas.line(at((0, 0.2), (0, 0.36)), 10, "#c8ced8")
    canvas.polygon(at(*arc((0, 0.3), (0.2, 0.13), 0, 180)), "#f2f3f0")
    canvas.polygon(at(*arc((0, 0.3), (0.2, 0.045))), "#c3cad4")
    canvas.line(at((0, 0.3), (0, 0.2)), 5, "#8a92a0")
    canvas.line(at((0.05, -0.31), (0.12, -0.5)), 4, "#c8ced8")
    canvas.disc(*at((0.12, -0.5))[0], 7, palette.accent)


def satellite_orbit(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, HEIGHT, "#060a1c", "#0b1533", "#12224a")
    sky.stars(canvas, 380, HEIGHT * 1.2, "#ffffff")
    _earth(canvas)
    canvas.disc(1630, 985, 34, "#fffdf0")
    canvas.glow(1630, 985, 200, "#fff6d8", 0.9)
    _satellite(canvas, palette)


SCENES = {
    "observatory-night": Scene(observatory_night, NIGHT, (0.63, 0.62)),
    "satellite-orbit": Scene(satellite_orbit, NIGHT, (0.45, 0.4)),
}
