"""Pictures of roads and paths."""

from . import land, sky, town
from .canvas import HEIGHT, Canvas
from .palette import GREEN, OCHRE, Palette, fade, mix
from .people import Clothes, Pose, person
from .scene import Scene
from .shapes import Point, arc, down_to, ridge, smooth


def _school(canvas: Canvas, palette: Palette) -> None:
    """The school: a bell in its roof, a flag before it."""
    canvas.box(1285, 590, 250, 155, "#f3e4c4")
    canvas.box(1470, 590, 65, 155, fade("#3a2a30", 0.14))
    canvas.polygon([(1255, 598), (1320, 510), (1500, 510), (1565, 598)], "#b0483a")
    canvas.box(1390, 450, 44, 66, "#f3e4c4")
    canvas.polygon([(1380, 456), (1412, 416), (1444, 456)], "#b0483a")
    canvas.disc(1412, 486, 12, "#8a6a3a")
    for x in (1306, 1350, 1440, 1486):
        canvas.box(x, 626, 30, 48, "#5d8290")
        canvas.box(x + 13, 626, 4, 48, "#f3e4c4")
    canvas.box(1392, 660, 38, 85, "#7a4a34")
    canvas.line([(1610, 760), (1610, 520)], 7, "#5f5148")
    canvas.polygon(
        smooth([(1612, 524), (1660, 534), (1712, 522), (1712, 580), (1660, 592), (1612, 582)], 5),
        palette.accent,
    )


def _children(canvas: Canvas) -> None:
    """Children with satchels, on their way up."""
    children = (
        (800, 1175, 250, "#d4643a", "#2f6a86", False),
        (905, 1130, 215, "#3f7a8a", "#d9a53c", False),
        (1075, 1045, 165, "#e0b04a", "#a8483a", False),
        (1150, 1000, 150, "#8a4a6a", "#3f7a5a", False),
        (1105, 888, 84, "#b0483a", "#2f5a70", False),
    )
    for x, y, tall, coat, bag, flip in children:
        person(canvas, (x, y), tall, Clothes(coat, "#34455a"), Pose(stride=0.8, flip=flip))
        canvas.box(x - tall * 0.2, y - tall * 0.8, tall * 0.15, tall * 0.3, bag, tall * 0.05)


def mountain_school_path(canvas: Canvas, palette: Palette) -> None:
    x: float
    y: float
    canvas.wash(0, 800, "#8fbfd0", "#cfe3dc", "#f6efd6")
    sky.sun(canvas, 400, 210, 64, palette.sun, 0.5)
    for x, y, size in ((820, 230, 340), (1580, 170, 300)):
        sky.cloud(canvas, x, y, size, fade("#ffffff", 0.8))
    for x, top, wide in ((1560, 330, 900), (420, 380, 900), (1000, 210, 1000)):
        land.peak(
            canvas, (x, top), 830, wide, (mix("#8fa5b0", "#6f8fa0", (x % 3) / 3), "#f8f6ee"), 0.36
        )
    canvas.veil(520, 830, "#f2f0de", 0, 0.6)
    far = ridge(canvas.random, 800, 130, waves=(1.4, 3))
    canvas.shade(down_to(far, 960), "#9dbd92", "#c0d3a4")
    for x, y in land.row_along(far, 30, 1780, 34):
        land.pine(
            canvas,
            x + canvas.random.uniform(-20, 20),
            y + 14,
            canvas.random.uniform(46, 80),
            "#5f8a70",
        )
    hill = smooth([(-20, 960), (300, 900), (700, 860), (1150, 760), (1400, 735), (1820, 800)], 12)
    canvas.shade(down_to(hill, HEIGHT), "#7fa866", "#4f8250")
    _school(canvas, palette)
    land.grass(canvas, 150, 900, HEIGHT, fade("#2f6544", 0.7), 24)
    left: list[Point] = [
        (1398, 745),
        (1300, 790),
        (1130, 835),
        (1010, 880),
        (1080, 930),
        (1080, 985),
        (860, 1060),
        (640, 1120),
        (560, 1210),
    ]
    right: list[Point] = [
        (920, 1210),
        (960, 1130),
        (1180, 1075),
        (1250, 985),
        (1190, 920),
        (1110, 885),
        (1200, 850),
        (1345, 800),
        (1426, 745),
    ]
    canvas.polygon([*smooth(left, 10), *smooth(right, 10)], "#ead3a0")
    canvas.line(smooth(left, 10), 6, "#c9ad78")
    for x, y, tall in ((180, 1010, 420), (1690, 900, 300), (60, 1120, 380), (1560, 1010, 260)):
        land.tree(canvas, x, y, tall, "#3f7048" if x < 1600 else "#4f8250")
    for x in range(30, 520, 44):
        canvas.disc(x, 1100 + (x * 7) % 90, 6, "#f6e6a0" if x % 3 else "#f0f0f0")
    _children(canvas)


def _van(canvas: Canvas, palette: Palette) -> None:
    """A van, seen from behind."""
    cx, cy, s = 820, 800, 92
    canvas.soft([arc((cx, cy + s * 0.5), (s * 1.1, s * 0.16))], "#2a1a18", 0.6, 6)
    canvas.box(cx - s * 0.62, cy - s * 1.02, s * 1.24, s * 1.36, "#efe4cf", 8)
    canvas.box(cx - s * 0.55, cy - s * 0.94, s * 1.1, s * 1.1, "#d9cbb0", 4)
    canvas.box(cx - 2, cy - s * 0.94, 4, s * 1.1, "#a89878")
    canvas.box(cx - s * 0.62, cy + s * 0.2, s * 1.24, s * 0.14, palette.accent)
    for side in (-0.5, 0.34):
        canvas.box(cx + side * s, cy + s * 0.34, s * 0.18, s * 0.2, "#2a2020", 5)
        canvas.box(cx + side * s, cy + s * 0.22, s * 0.16, s * 0.08, "#ffcf7a", 2)


def _cacti(canvas: Canvas) -> None:
    """Cacti to the left and the right of the road."""
    for x, y, tall in ((180, 1080, 260), (110, 850, 120), (1690, 1100, 330), (1480, 830, 110)):
        green = "#6b7448"
        canvas.line([(x, y), (x, y - tall)], tall * 0.17, green, True)
        canvas.line(
            smooth(
                [
                    (x, y - tall * 0.4),
                    (x - tall * 0.27, y - tall * 0.42),
                    (x - tall * 0.28, y - tall * 0.75),
                ],
                8,
            ),
            tall * 0.11,
            green,
            True,
        )
        canvas.line(
            smooth(
                [
                    (x, y - tall * 0.55),
                    (x + tall * 0.25, y - tall * 0.56),
                    (x + tall * 0.26, y - tall * 0.86),
                ],
                8,
            ),
            tall * 0.11,
            green,
            True,
        )
        canvas.line([(x - tall * 0.04, y), (x - tall * 0.04, y - tall)], tall * 0.02, "#8a9260")


_VANISH = (700.0, 640.0)


def _mesas(canvas: Canvas) -> None:
    """Table mountains far off."""
    x: float
    for x, top, wide, tone in (
        (180, 440, 520, "#c08a64"),
        (640, 520, 330, "#cfa078"),
        (1640, 470, 560, "#b97f5c"),
    ):
        mesa = [
            (x - wide / 2, 645),
            (x - wide * 0.36, top + 40),
            (x - wide * 0.32, top),
            (x + wide * 0.24, top + 6),
            (x + wide * 0.3, top + 50),
            (x + wide / 2, 645),
        ]
        canvas.shade(mesa, tone, mix(tone, "#fae3b4", 0.35))
        canvas.polygon(
            [
                (x + wide * 0.08, top + 3),
                (x + wide * 0.24, top + 6),
                (x + wide * 0.3, top + 50),
                (x + wide / 2, 645),
                (x + wide * 0.14, 645),
            ],
            fade("#6b3a2c", 0.25),
        )
        for k in (0.25, 0.5):
            canvas.box(
                x - wide * 0.38, top + (645 - top) * k, wide * 0.72, 6, fade("#6b3a2c", 0.16)
            )


def _wires(canvas: Canvas, ink: str) -> None:
    """Poles along the road, and the wire between them."""
    tall: float
    last: Point = (0, 0)
    for i in range(7):
        t = 0.03 * 1.8**i
        x, foot, tall = _VANISH[0] + 1250 * t, _VANISH[1] + 330 * t, 560 * t
        canvas.line([(x, foot), (x, foot - tall)], max(2, 24 * t), ink)
        canvas.line(
            [(x - tall * 0.14, foot - tall * 0.88), (x + tall * 0.14, foot - tall * 0.88)],
            max(2, 17 * t),
            ink,
        )
        if i:
            canvas.line(
                town.garland(last, (x - tall * 0.12, foot - tall * 0.9), 12 * t + 2),
                max(1.2, 4 * t),
                ink,
            )
        last = (x - tall * 0.12, foot - tall * 0.9)


def desert_highway(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, 640, "#c98f5e", "#ecbf83", "#fae3b4")
    sky.sun(canvas, 1200, 440, 130, "#fff6dc", 0.75)
    sky.streaks(canvas, 5, 120, 300, fade("#fff0d0", 0.4), 520)
    _mesas(canvas)
    canvas.wash(640, HEIGHT, "#e6b980", "#cf9257", "#a96a3e")
    for base, tone in ((700, "#dca86e"), (820, "#c98d54"), (960, "#b87a48")):
        dune = ridge(canvas.random, base, 60, waves=(0.8, 1.9))
        canvas.shade(down_to(dune, base + 240), mix(tone, "#fbe0ae", 0.28), tone)
    canvas.polygon(
        [
            (_VANISH[0] - 5, _VANISH[1]),
            (_VANISH[0] + 5, _VANISH[1]),
            (1560, HEIGHT + 5),
            (330, HEIGHT + 5),
        ],
        "#5f5450",
    )
    for low, width in ((380, 24), (1490, 24)):
        canvas.polygon(
            [
                (_VANISH[0] - 1, 642),
                (_VANISH[0] + 1, 642),
                (low + width, HEIGHT + 5),
                (low - width / 2, HEIGHT + 5),
            ],
            "#f3e2bc",
        )
    middle = 935.0
    for i in range(9):
        a, b = 0.012 * 1.72**i, 0.012 * 1.72**i * 1.36
        pts = [
            (_VANISH[0] + (middle - _VANISH[0]) * t + s * 11 * t, _VANISH[1] + 560 * t)
            for t, s in ((a, -1), (a, 1), (b, 1), (b, -1))
        ]
        canvas.polygon(pts, "#f2c14e")
    _wires(canvas, palette.ink)
    _van(canvas, palette)
    _cacti(canvas)


SCENES = {
    "mountain-school-path": Scene(mountain_school_path, GREEN, (0.6, 0.65)),
    "desert-highway": Scene(desert_highway, OCHRE, (0.5, 0.6)),
}
