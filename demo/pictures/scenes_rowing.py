"""A picture of a crew on a lake."""

from . import land, sky, water
from .canvas import HEIGHT, Canvas
from .palette import DAWN, Palette, fade, mix
from .people import SKIN
from .scene import Scene
from .shapes import arc, down_to, ridge, smooth

_LEVEL, _RED, _NAVY = 905.0, "#a8382f", "#26364d"


def _crew(canvas: Canvas) -> None:
    """Eight rowers at the catch, each with an oar."""
    seats = [330 + i * 150 for i in range(8)]
    for i, x in enumerate(seats):
        skin = SKIN[i % 4]
        reach = (x - 205, _LEVEL + 76)
        canvas.line([(x + 52, _LEVEL - 48), reach], 7, "#f3ead8")
        canvas.polygon(
            [
                (reach[0] + 14, reach[1] - 16),
                (reach[0] - 44, reach[1] - 2),
                (reach[0] - 40, reach[1] + 22),
                (reach[0] + 20, reach[1] + 4),
            ],
            _RED,
        )
        water.ripples(canvas, reach[0] - 16, reach[1] + 14, 36, "#fdf3e0", 2)
        canvas.line(
            [(x - 4, _LEVEL - 34), (x + 56, _LEVEL - 78), (x + 96, _LEVEL - 26)], 27, skin, True
        )
        canvas.line([(x - 6, _LEVEL - 36), (x + 34, _LEVEL - 62)], 32, _NAVY, True)
        canvas.polygon(
            smooth(
                [
                    (x - 24, _LEVEL - 26),
                    (x - 16, _LEVEL - 110),
                    (x + 12, _LEVEL - 142),
                    (x + 40, _LEVEL - 130),
                    (x + 34, _LEVEL - 70),
                    (x + 16, _LEVEL - 24),
                ],
                6,
                closed=True,
            ),
            "#f2eadb",
        )
        canvas.polygon(
            smooth(
                [
                    (x - 23, _LEVEL - 40),
                    (x - 20, _LEVEL - 80),
                    (x + 38, _LEVEL - 92),
                    (x + 32, _LEVEL - 66),
                ],
                4,
                closed=True,
            ),
            _RED,
        )
        canvas.line(
            [(x + 22, _LEVEL - 122), (x + 52, _LEVEL - 78), (x + 66, _LEVEL - 54)], 16, skin, True
        )
        canvas.line([(x + 22, _LEVEL - 148), (x + 24, _LEVEL - 126)], 16, skin)
        canvas.oval(x + 26, _LEVEL - 166, 20, 24, skin)
        canvas.polygon(
            arc((x + 23, _LEVEL - 171), (23, 21), 160, 350), mix("#2a211f", "#8a5a3a", (i % 3) / 3)
        )


def _cox(canvas: Canvas) -> None:
    """The cox, who faces them and steers."""
    x = 1590
    canvas.polygon(
        smooth(
            [
                (x - 34, _LEVEL - 20),
                (x - 32, _LEVEL - 92),
                (x - 4, _LEVEL - 112),
                (x + 22, _LEVEL - 90),
                (x + 26, _LEVEL - 20),
            ],
            6,
            closed=True,
        ),
        _NAVY,
    )
    canvas.oval(x - 8, _LEVEL - 132, 18, 22, SKIN[0])
    canvas.polygon([*arc((x - 8, _LEVEL - 138), (20, 17), 180, 360), (x - 38, _LEVEL - 138)], _RED)


def rowing_crew(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, 640, "#7f9fb8", "#d6b9ac", "#f9dcb2")
    sky.sun(canvas, 480, 455, 96, palette.sun, 0.75)
    sky.streaks(canvas, 6, 110, 300, fade("#fff3e2", 0.4))
    land.hills(canvas, palette, (590, 625, 650), 250, nearest=0.7)
    shore = ridge(canvas.random, 650, 24, waves=(2, 5))
    for x, y in land.row_along(shore, 900, 1820, 30):
        land.tree(
            canvas,
            x,
            y + 8,
            canvas.random.uniform(70, 150),
            mix("#4f5d66", "#8a8a86", canvas.random.random() * 0.5),
            "#4a4650",
        )
    canvas.polygon(down_to(shore, 665), "#5d6670")
    canvas.veil(520, 690, "#fbe6c8", 0, 0.7, 0.1)
    canvas.wash(655, HEIGHT, "#f0cfa8", "#a9a3a6", "#647f92", "#46647c")
    canvas.mirror(658, 150, "#c9b0a2", 0.55, 5)
    canvas.veil(760, 830, "#b3a8a6", 0, 0.6, 0)
    canvas.wash(806, HEIGHT, "#a8a0a4", "#647f92", "#3f5c74")
    water.glints(canvas, (670, HEIGHT), "#fbe9cf", 150, 0.5)
    water.sun_path(canvas, (480, 660), HEIGHT, "#fff3d4", 130, 90)
    canvas.soft([arc((900, _LEVEL + 26), (830, 20))], "#20384c", 0.6, 9)
    _crew(canvas)
    _cox(canvas)
    hull = [
        *smooth(
            [
                (40, _LEVEL - 34),
                (300, _LEVEL - 38),
                (1000, _LEVEL - 36),
                (1500, _LEVEL - 36),
                (1770, _LEVEL - 44),
            ],
            8,
        ),
        *smooth([(1640, _LEVEL - 2), (1200, _LEVEL + 8), (500, _LEVEL + 8), (180, _LEVEL - 6)], 8),
    ]
    canvas.polygon(hull, "#f6efe0")
    canvas.polygon(
        [(60, _LEVEL - 24), (1745, _LEVEL - 30), (1690, _LEVEL - 14), (110, _LEVEL - 14)], _RED
    )
    canvas.disc(36, _LEVEL - 34, 9, "#fbfaf4")
    water.glints(canvas, (_LEVEL + 4, _LEVEL + 40), "#fdf3e0", 50, 0.65, (120, 1700))
    water.glints(canvas, (_LEVEL + 2, _LEVEL + 26), "#2f4a60", 40, 0.5, (120, 1700))


SCENES = {
    "rowing-crew": Scene(rowing_crew, DAWN, (0.5, 0.68)),
}
