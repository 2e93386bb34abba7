"""A picture of a theatre of paper."""

from collections.abc import Sequence
from math import cos, radians, sin

from .canvas import HEIGHT, Canvas
from .palette import NIGHT, Palette, fade, mix
from .scene import Scene
from .shapes import Point, arc, down_to, place, ridge, smooth


def _sheet(canvas: Canvas, points: Sequence[Point], colour: str) -> None:
    """Cut paper: an area that throws a shadow on what hangs behind it."""
    canvas.soft([[(x + 10, y + 16) for x, y in points]], "#160d24", 0.5, 12)
    canvas.polygon(points, colour)
    canvas.line(points, 2.5, mix(colour, "#ffffff", 0.35))


_RED, _GOLD, _CREAM = "#a8332f", "#e0b258", "#f0e0bc"


def _curtains(canvas: Canvas) -> None:
    """The curtains drawn aside, and the swags above."""
    for side in (-1, 1):
        for fold in range(4):
            a, b = 650 - fold * 56.0, 590 - fold * 56.0
            line = smooth(
                [
                    (900 + side * (b - 120 + fold * 40), 150),
                    (900 + side * (b - 60 + fold * 20), 470),
                    (900 + side * (b + 36), 640),
                    (900 + side * (b + 20), 1010),
                ],
                8,
            )
            drape = [*line, (900 + side * 700, 1010), (900 + side * 700, 150)]
            if fold == 0:
                continue
            canvas.soft([[(x - side * 12, y + 8) for x, y in drape]], "#160d24", 0.3, 10)
            canvas.polygon(drape, mix(_RED, "#4a1420", 0.18 * fold))
            canvas.line(
                smooth(
                    [(900 + side * a, 150), (900 + side * (a + 20), 600), (900 + side * a, 1010)], 6
                ),
                5,
                fade("#e8705a", 0.35),
            )
    for k in range(6):
        x = 255 + k * 258.0
        swag = [(x - 135, 130), (x + 135, 130), *arc((x, 180), (135, 100), 0, 180, 24)]
        canvas.soft([[(px, py + 18) for px, py in swag]], "#160d24", 0.45, 9)
        canvas.polygon(swag, mix(_RED, "#d9563f", 0.3 * (k % 2)))
        canvas.line(arc((x, 180), (135, 100), 0, 180, 24), 11, _GOLD)


def _proscenium(canvas: Canvas) -> None:
    """The curtains, and the painted frame before them."""
    top = smooth([(150, 60), (520, 110), (900, 70), (1280, 110), (1650, 60)], 10)
    _curtains(canvas)
    for side in (-1, 1):
        post = 900 + side * 735
        canvas.soft(
            [[(post - 70, 100), (post + 70, 100), (post + 70, 1100), (post - 70, 1100)]],
            "#160d24",
            0.55,
            14,
        )
        canvas.box(post - 62, 90, 124, 1000, _CREAM)
        canvas.box(post - 44, 130, 88, 920, "#c9473f")
        for k in range(7):
            y = 195 + k * 132.0
            canvas.polygon([(post, y - 50), (post + 32, y), (post, y + 50), (post - 32, y)], _GOLD)
            canvas.disc(post, y, 11, _CREAM)
    canvas.soft([[(x, y + 26) for x, y in [*top, (1690, 165), (110, 165)]]], "#160d24", 0.55, 12)
    canvas.polygon(
        [
            (110, 150),
            (110, 70),
            *smooth(
                [(110, 70), (500, 96), (720, 70), (900, -14), (1080, 70), (1300, 96), (1690, 70)], 8
            ),
            (1690, 150),
        ],
        _CREAM,
    )
    canvas.line(
        smooth(
            [(110, 92), (500, 118), (720, 92), (900, 12), (1080, 92), (1300, 118), (1690, 92)], 8
        ),
        9,
        "#c9473f",
    )
    canvas.disc(900, 84, 34, _GOLD)
    canvas.box(90, 140, 1620, 20, _GOLD, 6)
    canvas.soft([[(60, 1040), (1740, 1040), (1740, 1130), (60, 1130)]], "#160d24", 0.6, 14)
    canvas.box(80, 1030, 1640, 80, _CREAM, 6)
    canvas.box(80, 1052, 1640, 14, "#c9473f")
    canvas.box(40, 1105, 1720, 110, "#c9473f", 6)
    for k in range(13):
        x = 130 + k * 128.0
        canvas.glow(x, 1040, 80, "#ffe2a0", 0.5)
        canvas.polygon(arc((x, 1110), (38, 36), 180, 360), _GOLD)


def _stars(canvas: Canvas) -> None:
    """Stars on threads."""
    for x, y, size in (
        (420, 330, 13),
        (560, 260, 9),
        (720, 350, 11),
        (860, 270, 8),
        (1380, 300, 12),
        (640, 430, 7),
        (1300, 480, 8),
    ):
        star = [
            (
                x + (size if k % 2 else size * 2.3) * cos(radians(36 * k - 90)),
                y + (size if k % 2 else size * 2.3) * sin(radians(36 * k - 90)),
            )
            for k in range(10)
        ]
        canvas.line([(x, 150), (x, y)], 1.5, fade("#fdf1d0", 0.35))
        _sheet(canvas, star, "#f6d98a")


def paper_theatre(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, HEIGHT, "#3a2440", "#231630")
    chance = canvas.random

    canvas.shade(
        [(250, 180), (1550, 180), (1550, 1010), (250, 1010)], "#24365e", "#5a6a94", "#f0b88a"
    )
    canvas.glow(1120, 400, 420, "#fff1c8", 0.7)
    _sheet(canvas, arc((1120, 400), (120, 120)), "#fdf1d0")
    _stars(canvas)
    for x, y, size in ((480, 480, 250), (1380, 590, 280)):
        puff = [
            *arc((x - size * 0.25, y), (size * 0.17, size * 0.15), 170, 300, 14),
            *arc((x, y - size * 0.06), (size * 0.22, size * 0.2), 200, 340, 16),
            *arc((x + size * 0.28, y), (size * 0.17, size * 0.14), 240, 370, 14),
        ]
        _sheet(
            canvas,
            [*puff, (x + size * 0.47, y + size * 0.08), (x - size * 0.44, y + size * 0.08)],
            "#f3e6e0",
        )
    for base, height, tone, waves in (
        (740, 260, "#8a7aa8", (1.5, 3.4)),
        (820, 210, "#5f5a94", (1.9, 4.4)),
        (890, 150, "#3f3f78", (2.4, 5.2)),
    ):
        _sheet(canvas, down_to(ridge(chance, base, height, 240, 1560, waves), 1015), tone)
    for i, (level, tone) in enumerate(((880, "#3f8fa0"), (925, "#2f7288"))):
        crest: list[Point] = []
        for k in range(13):
            crest += arc((270 + k * 110 + i * 50, level), (55, 34), 180, 350, 12)
        _sheet(canvas, down_to([(200, level), *crest], 1015), tone)
        if i == 0:
            hull = [(640, 850), (1060, 850), (1000, 930), (700, 930)]
            canvas.line([(850, 850), (850, 560)], 10, "#7a4a34")
            _sheet(canvas, smooth([(862, 575), (1010, 690), (1040, 820), (862, 826)], 6), "#f8efdc")
            _sheet(canvas, smooth([(838, 610), (720, 720), (690, 820), (838, 826)], 6), "#e8705a")
            _sheet(canvas, hull, "#c9473f")
            _sheet(canvas, [(850, 556), (930, 576), (850, 600)], "#f6d98a")
    bird: list[Point] = [
        *((-0.7, -0.3), (-0.2, -0.16), (0.0, 0.06), (0.2, -0.16), (0.7, -0.3)),
        *((0.26, 0.06), (0.06, 0.2), (0.0, 0.4), (-0.06, 0.2), (-0.26, 0.06)),
    ]
    for x, y, size in ((640, 620, 130), (1230, 690, 100)):
        _sheet(canvas, place(bird, x, y, size, False, -10), "#fdf8ee")
    crest = []
    for k in range(12):
        crest += arc((240 + k * 125, 985), (62, 40), 180, 350, 12)
    _sheet(canvas, down_to([(150, 985), *crest], 1050), "#235a74")
    _proscenium(canvas)


SCENES = {
    "paper-theatre": Scene(paper_theatre, NIGHT, (0.5, 0.55)),
}
