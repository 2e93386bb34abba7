"""Pictures of sport on land."""

from collections.abc import Sequence

from . import land, sky
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import (
    NIGHT,
    NOON,
    Palette,
    fade,
    mix,
)
from .people import SKIN, Clothes, Pose, cyclist, person
from .scene import Scene
from .shapes import Point, arc, down_to, height_at, place, smooth


def _stands(canvas: Canvas) -> None:
    """The full stands under their roof, and the boards before them."""
    chance = canvas.random
    roof = smooth([(-30, 250), (300, 345), (900, 385), (1500, 345), (1830, 250)], 12)
    seats = [(x, y + 45) for x, y in roof]
    canvas.shade([*seats, (1830, 700), (-30, 700)], "#2c3560", "#46507c")
    colours = ("#e9dcc4", "#d9563f", "#5f86b8", "#f2c66b", "#8f98b8", "#c9788a", "#38436e")
    for row in range(15):
        for i in range(120):
            x = -20 + i * 15.4 + (row % 2) * 7
            y = (
                height_at(roof, max(-20, min(1810, x)))
                + 70
                + row * (15.5 + 0.000006 * (x - 900) ** 2)
            )
            if y < 655 and chance.random() < 0.9:
                canvas.disc(
                    x, y, 5.6, mix(chance.choice(colours), "#2c3560", 0.25 + 0.3 * chance.random())
                )
    for x in range(-150, 2000, 210):
        middle = 900 + (x - 900) * 0.86
        canvas.line([(x, 680), (middle, 380)], 9, fade("#1a2144", 0.75))
    canvas.polygon([*roof, *reversed([(x, y + 46) for x, y in roof])], "#1b2348")
    canvas.line([(x, y + 44) for x, y in roof], 6, "#7f8cc0")
    canvas.box(0, 640, WIDTH, 42, "#26305c")
    for i in range(10):
        canvas.box(
            i * 182 + 6,
            646,
            168,
            30,
            ("#c9493f", "#e9dcc4", "#3f7aa8", "#e0a848", "#4f9a78")[i % 5],
        )


def _players(canvas: Canvas) -> None:
    """Both teams and the goalkeeper, each with two shadows."""
    players = (
        (900, 712, 150, "#f2c23c", False, 0.2, 95),
        (560, 850, 205, "#3f6ac0", True, 0.9, 30),
        (1260, 840, 200, "#c9393f", False, 0.9, 35),
        (1080, 950, 250, "#3f6ac0", True, 1.0, 40),
        (760, 1120, 350, "#c9393f", False, 1.2, 50),
        (1480, 1060, 290, "#c9393f", True, 0.9, 25),
        (230, 1010, 270, "#3f6ac0", False, 0.6, 15),
    )
    for i, (x, y, tall, shirt, flip, stride, arm) in enumerate(players):
        for side in (-1, 1):
            canvas.polygon(
                place(
                    [(0, 0), (side * 0.75, -0.13), (side * 0.8, -0.08), (0.03, 0.02)], x, y, tall
                ),
                fade("#123a28", 0.28),
            )
        person(
            canvas,
            (x, y),
            tall,
            Clothes(shirt, mix(shirt, "#ffffff", 0.75), SKIN[i % 4]),
            Pose(stride=stride, flip=flip, arm=arm),
        )


def stadium_floodlights(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, 640, "#131c3d", "#34406e", "#8a6a86")
    sky.stars(canvas, 70, 260, palette.sun)
    _stands(canvas)
    for i in range(12):
        top, low = i / 12, (i + 1) / 12
        y0, y1 = 682 + 518 * top**1.5, 682 + 518 * low**1.5
        canvas.box(0, y0, WIDTH, y1 - y0 + 1, "#4f9a58" if i % 2 else "#5cab62")
    white = fade("#f7faf0", 0.85)
    canvas.line([(-10, 705), (WIDTH + 10, 705)], 5, white)
    canvas.line([(480, 705), (250, 880), (1550, 880), (1320, 705)], 7, white)
    canvas.line([(690, 705), (630, 770), (1170, 770), (1110, 705)], 5, white)
    canvas.line(arc((900, 880), (250, 70), 0, 180), 7, white)
    canvas.oval(900, 820, 12, 6, white)
    net = fade("#f2f5f8", 0.35)
    for k in range(21):
        canvas.line([(715 + k * 18.5, 552), (715 + k * 18.5, 700)], 2, net)
    for k in range(9):
        canvas.line([(712, 555 + k * 17), (1088, 555 + k * 17)], 2, net)
    canvas.line([(710, 706), (710, 550), (1090, 550), (1090, 706)], 10, "#fbfcfa")
    for x, height, lean in ((250, 80, 1), (1550, 80, -1)):
        canvas.line([(x - 10, 420), (x, height + 60)], 20, "#161d3c")
        canvas.soft(
            [
                [
                    (x - 90, height),
                    (x + 90, height),
                    (x + lean * 900 + 320, 1180),
                    (x + lean * 380 - 320, 1180),
                ]
            ],
            "#f4f7ff",
            0.2,
            24,
        )
        canvas.box(x - 110, height - 52, 220, 104, "#161d3c", 8)
        for row in range(3):
            for k in range(6):
                canvas.disc(x - 88 + k * 35, height - 32 + row * 32, 13, "#fffdf0")
        canvas.glow(x, height, 330, "#f6f4e6", 0.95, 2.2)
    _players(canvas)
    canvas.soft([arc((950, 1130), (32, 8))], "#123a28", 0.6, 5)
    canvas.disc(950, 1100, 30, "#fbfcfa")
    for dx, dy in ((0, 0), (-20, -12), (20, -12), (0, 23)):
        canvas.disc(950 + dx, 1100 + dy, 7, "#2a2d3a")


def _riders(canvas: Canvas, slope: Sequence[Point]) -> None:
    """Five riders, one behind another, on the slope."""
    riders = (
        (1500, "#f2c23c", "#26364d", 58, 0.0),
        (1175, "#c9393f", "#f3ead8", 60, 1.0),
        (860, "#2f7aa8", "#c9393f", 62, 0.2),
        (540, "#4f9a58", "#26364d", 62, 0.9),
        (205, "#e07b2e", "#26364d", 62, 0.1),
    )
    for x, shirt, frame, drop, pedal in riders:
        y = height_at(slope, x) + drop
        turn = -57.3 * (height_at(slope, x - 60) - height_at(slope, x + 60)) / 120
        canvas.soft(
            [
                place(
                    [(-0.5, -0.01), (0.5, -0.01), (0.46, 0.05), (-0.46, 0.05)],
                    x,
                    y,
                    330,
                    False,
                    turn,
                )
            ],
            "#22262c",
            0.5,
            6,
        )
        cyclist(canvas, (x, y), 330, (shirt, frame), turn, pedal)


def _cypresses(canvas: Canvas, slope: list[Point]) -> None:
    """Cypresses along the slope."""
    y: float
    for x, tall in ((60, 260), (430, 200), (900, 240), (1110, 150), (1670, 230)):
        y, half = height_at(slope, x) - 20, tall * 0.13
        canvas.box(x - 5, y - 20, 10, 26, "#5a4432")
        canvas.polygon(
            smooth(
                [
                    (x, y - tall),
                    (x + half, y - tall * 0.45),
                    (x + half * 0.7, y - 14),
                    (x - half * 0.7, y - 14),
                    (x - half, y - tall * 0.45),
                ],
                7,
                closed=True,
            ),
            "#3f6f54",
        )
        canvas.polygon(
            smooth(
                [
                    (x, y - tall),
                    (x - half * 0.1, y - tall * 0.4),
                    (x - half * 0.5, y - 16),
                    (x - half, y - tall * 0.45),
                ],
                7,
                closed=True,
            ),
            "#5a8a64",
        )


def cyclists_hill(canvas: Canvas, palette: Palette) -> None:
    x: float
    y: float
    canvas.wash(0, HEIGHT, "#6fabc8", "#bfdcd8", "#f6efd2")
    sky.sun(canvas, 330, 210, 74, palette.sun, 0.55)
    for x, y, size in ((800, 210, 400), (1420, 130, 300), (180, 440, 260)):
        sky.cloud(canvas, x, y, size, fade("#ffffff", 0.85))
    land.hills(canvas, palette.over("#b3cdc4", "#7fa98a", "#f6efd2"), (640, 740), 330)
    slope = smooth([(-40, 1010), (300, 960), (750, 850), (1200, 700), (1560, 590), (1840, 540)], 14)
    back = [(x, y - 70 - 26 * ((x % 500) / 500)) for x, y in slope]
    canvas.shade(down_to(smooth([*back[::9], back[-1]], 10), HEIGHT), "#d9c25c", "#b8b45a")
    for k in range(40):
        x = k * 48.0
        canvas.line(
            [(x, height_at(slope, x) - 10), (x + 34, height_at(slope, x + 34) - 72)],
            5,
            fade("#a39a3f", 0.5),
        )
    _cypresses(canvas, slope)
    canvas.polygon(down_to(slope, HEIGHT), "#6b6f76")
    canvas.line([(x, y + 8) for x, y in slope], 8, "#f3ecd8")
    for k in range(14):
        x = -20 + k * 140.0
        canvas.line(
            [
                (x, height_at(slope, max(0, x)) + 96),
                (x + 74, height_at(slope, min(1800, x + 74)) + 93),
            ],
            9,
            "#f3ecd8",
        )
    lower = [(x, y + 178) for x, y in slope]
    canvas.line(lower, 9, "#f3ecd8")
    canvas.shade(down_to([(x, y + 12) for x, y in lower], HEIGHT), "#7fae5f", "#4f8a50")
    _riders(canvas, slope)
    land.grass(canvas, 110, 1150, HEIGHT + 40, fade("#2f6a40", 0.75), 34)
    for k in range(80):
        x = canvas.random.uniform(0, WIDTH)
        y = height_at(slope, x) + 215 + canvas.random.random() ** 2 * 300
        canvas.disc(x, y, canvas.random.uniform(4, 8), ("#d9563f", "#f6f1e2", "#f2c23c")[k % 3])


SCENES = {
    "stadium-floodlights": Scene(stadium_floodlights, NIGHT, (0.5, 0.6)),
    "cyclists-hill": Scene(cyclists_hill, NOON, (0.55, 0.6)),
}
