"""A picture of a library in an old railway depot."""

from math import cos, radians, sin

from .canvas import HEIGHT, Canvas
from .palette import OCHRE, Palette, fade, mix
from .people import SKIN, Clothes, Pose, person
from .scene import Scene
from .shapes import Point, arc, place

_VANISH = (900.0, 640.0)


def _far(x: float, y: float, share: float) -> Point:
    """A point at the front of the hall, drawn back to where all its lines meet."""
    vx, vy = _VANISH
    return vx + (x - vx) * share, vy + (y - vy) * share


def _shelves(canvas: Canvas) -> None:
    """The books on both walls, bay after bay."""
    spines = (
        "#a13d2b",
        "#3f5f6b",
        "#d9a54c",
        "#6b7a4a",
        "#7a4a5c",
        "#e0cfa8",
        "#c4693f",
        "#34495a",
        "#8a5a3a",
    )
    chance = canvas.random
    for side in (-1, 1):
        wall = 900 + side * 900
        for k in range(7):
            near, deep = 1.0 * 0.79**k, 1.0 * 0.79**k * 0.83
            canvas.polygon(
                [
                    _far(wall, 330, near),
                    _far(wall, 330, deep),
                    _far(wall, 1190, deep),
                    _far(wall, 1190, near),
                ],
                mix("#4a3022", "#c99a68", k / 9),
            )
            for shelf in range(5):
                top, low = 365 + shelf * 164.0, 365 + shelf * 164 + 132
                canvas.polygon(
                    [
                        _far(wall, top - 12, near * 0.995),
                        _far(wall, top - 12, deep * 1.01),
                        _far(wall, low, deep * 1.01),
                        _far(wall, low, near * 0.995),
                    ],
                    mix("#2f1e16", "#b98a5c", k / 9),
                )
                books = 13 - k
                for b in range(books):
                    a = near - (near - deep) * (b + 0.15) / books
                    c = near - (near - deep) * (b + 1.0) / books
                    head = low - 132 * chance.uniform(0.62, 0.95)
                    canvas.polygon(
                        [
                            _far(wall, head, a),
                            _far(wall, head, c),
                            _far(wall, low, c),
                            _far(wall, low, a),
                        ],
                        mix(chance.choice(spines), "#f0cf98", 0.08 + k * 0.08),
                    )


def _ribs(canvas: Canvas) -> None:
    """The iron ribs of the roof and the lamps under them."""
    for k in range(7, -1, -1):
        t = 1.0 * 0.79**k
        rim = [_far(x, y, t) for x, y in arc((900, 480), (905, 560), 180, 360, 60)]
        iron = mix("#33312f", "#c9a070", k / 9)
        canvas.line(rim, 30 * t, iron)
        canvas.line(
            [_far(x, y + 54, t) for x, y in arc((900, 480), (850, 510), 188, 352, 60)], 9 * t, iron
        )
        for side in (0, 1800):
            canvas.line([_far(side, 480, t), _far(side, 1210, t)], 44 * t, iron)
        if 0 < k < 6:
            canvas.line([_far(900, -20, t), _far(900, 190, t)], 5 * t, iron)
            canvas.glow(*_far(900, 240, t), 220 * t, "#ffe3a0", 0.6)
            canvas.polygon(
                [_far(830, 250, t), _far(865, 190, t), _far(935, 190, t), _far(970, 250, t)], iron
            )


def _floor(canvas: Canvas) -> None:
    """The floor with the rails on which the trains once came in."""
    canvas.polygon(
        [_far(0, 1200, 1.0), _far(1800, 1200, 1.0), _far(1800, 1200, 0.24), _far(0, 1200, 0.24)],
        "#a9805a",
    )
    canvas.polygon(
        [_far(700, 1200, 1), _far(1100, 1200, 1), _far(1100, 1200, 0.24), _far(700, 1200, 0.24)],
        "#8f6a4a",
    )
    for k in range(16):
        t = 1.0 * 0.905**k
        canvas.polygon(
            [
                _far(700, 1200, t),
                _far(1100, 1200, t),
                _far(1100, 1200, t * 0.965),
                _far(700, 1200, t * 0.965),
            ],
            "#5f4534",
        )
    for x in (760, 1010):
        canvas.polygon(
            [
                _far(x, 1200, 1),
                _far(x + 30, 1200, 1),
                _far(x + 30, 1200, 0.24),
                _far(x, 1200, 0.24),
            ],
            "#d0cabc",
        )
    canvas.soft(
        [
            [
                _far(330, 1200, 0.9),
                _far(1470, 1200, 0.9),
                _far(1800, 1200, 0.25),
                _far(0, 1200, 0.25),
            ]
        ],
        "#ffe6b0",
        0.32,
        30,
    )


def _readers(canvas: Canvas) -> None:
    """Readers at four tables, each with a lamp."""
    for x, y, size in ((620, 880, 0.62), (1190, 880, 0.62), (430, 1080, 1.0), (1370, 1080, 1.0)):
        person(
            canvas,
            (x - 60 * size, y + 40 * size),
            270 * size,
            Clothes(
                ("#a13d2b", "#3f5f6b", "#d9a54c", "#5d6b4a")[int(x) % 4], skin=SKIN[int(x) % 3]
            ),
            Pose(arm=50),
        )
        person(
            canvas,
            (x + 70 * size, y + 40 * size),
            255 * size,
            Clothes(("#e0cfa8", "#7a4a5c", "#34495a")[int(x) % 3], skin=SKIN[1]),
            Pose(flip=True, arm=50),
        )
        canvas.box(x - 165 * size, y - 75 * size, 330 * size, 20 * size, "#6b4430", 4)
        for leg in (-150, 135):
            canvas.box(x + leg * size, y - 60 * size, 16 * size, 118 * size, "#54342a")
        canvas.box(x - 165 * size, y - 58 * size, 330 * size, 50 * size, "#7d5238")
        canvas.polygon(
            place([(-44, -76), (0, -88), (44, -76), (0, -70)], x - 70 * size, y, size), "#fbf4e2"
        )
        canvas.polygon(
            [
                (x + 10 * size, y - 122 * size),
                (x + 62 * size, y - 122 * size),
                (x + 48 * size, y - 152 * size),
                (x + 24 * size, y - 152 * size),
            ],
            "#3f7a64",
        )
        canvas.box(x + 33 * size, y - 122 * size, 6 * size, 46 * size, "#c79a4a")
        canvas.glow(x + 36 * size, y - 105 * size, 100 * size, "#ffe9ae", 0.65)


def railway_library(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, HEIGHT, "#5a4a44", "#8f7258", "#b8926a")
    vx, vy = _VANISH
    hall = [*arc((vx, 560), (900, 620), 180, 360, 60), (1800, 1200), (0, 1200)]
    canvas.polygon(hall, "#7d6350")
    for k in range(1, 9):
        t = 1.06 * 0.8**k
        rim = [_far(x, y, t) for x, y in arc((900, 560), (960, 640), 180, 360, 60)]
        canvas.polygon(
            [*rim, _far(1860, 1300, t), _far(-60, 1300, t)], mix("#7d6350", "#e0b884", k / 8)
        )
    for k in range(9):
        turn = radians(200 + 17.5 * k)
        x, y = 900 + 960 * cos(turn), 560 + 640 * sin(turn)
        canvas.polygon(
            [
                _far(x - 70, y, 0.9),
                _far(x + 70, y, 0.9),
                _far(x + 60, y, 0.2),
                _far(x - 60, y, 0.2),
            ],
            fade("#fff3d2", 0.3 if 2 < k < 6 else 0.12),
        )
    t = 0.24
    end = [
        *arc((vx, vy - 70 * t), (900 * t, 610 * t), 180, 360, 40),
        (vx + 900 * t, vy + 240 * t),
        (vx - 900 * t, vy + 240 * t),
    ]
    canvas.shade(end, "#fff7de", "#f8d79a")
    for k in range(1, 8):
        x = vx - 216 + 54 * k
        canvas.line([(x, vy + 58), (vx + (x - vx) * 1.0, vy - 150)], 4, "#6b5140")
    for y in (vy - 96, vy - 30, vy + 20):
        canvas.line([(vx - 212, y), (vx + 212, y)], 4, "#6b5140")
    canvas.line(end[:41], 12, "#5a4438")
    canvas.glow(vx, vy - 40, 420, "#fff0c4", 0.75)
    _shelves(canvas)
    _ribs(canvas)
    _floor(canvas)
    _readers(canvas)


SCENES = {
    "railway-library": Scene(railway_library, OCHRE, (0.5, 0.55)),
}
