"""A picture of a concert."""

from .canvas import HEIGHT, WIDTH, Canvas
from .palette import DUSK, Palette, fade, mix
from .people import SKIN, Clothes, Pose, crowd, person
from .scene import Scene
from .shapes import Point, arc, place, smooth


def _balconies(canvas: Canvas) -> None:
    """Three balconies on either side, full of people."""
    for side in (-1, 1):
        for level in (0, 1, 2):
            y, reach = 210 + level * 185.0, 455 - level * 26.0
            edge = 0 if side < 0 else WIDTH
            inner = edge - side * reach
            canvas.polygon(
                [(edge, y - 95), (inner, y - 45), (inner, y + 40), (edge, y + 40)], "#3a1c24"
            )
            for k in range(8):
                x = edge - side * (28 + k * 52)
                if abs(x - edge) < reach - 20:
                    crowd(
                        canvas,
                        (x - 22, x + 22),
                        y + 18 - k * 2,
                        44,
                        1,
                        ("#1c1018", "#26141e", "#30192a"),
                    )
            canvas.shade(
                [(edge, y + 10), (inner, y - 4), (inner, y + 52), (edge, y + 88)],
                "#d9a55c",
                "#8f5634",
            )
            canvas.line([(edge, y + 10), (inner, y - 4)], 7, "#f2d08a")
            for k in range(3):
                x = edge - side * (80 + k * 130)
                canvas.glow(x, y + 34, 66, "#ffdf9c", 0.85)
                canvas.disc(x, y + 34, 7, "#fff6dc")


def _basses(canvas: Canvas, wood: str) -> None:
    """The double basses, one on each side."""
    for x in (470, 1330):
        canvas.polygon(
            smooth(
                place(
                    [
                        (-0.2, 0),
                        (-0.17, -0.28),
                        (-0.1, -0.36),
                        (-0.13, -0.5),
                        (0, -0.62),
                        (0.13, -0.5),
                        (0.1, -0.36),
                        (0.17, -0.28),
                        (0.2, 0),
                    ],
                    x,
                    890,
                    230,
                ),
                5,
                closed=True,
            ),
            wood,
        )
        canvas.box(x - 6, 640, 12, 200, "#3a2018")


def _violin(canvas: Canvas, player: Point, size: float, lean: int, wood: str) -> None:
    """A violin held out to one side, and its bow."""
    x, foot = player
    canvas.polygon(
        place(
            smooth(
                [
                    (-0.09, 0),
                    (-0.06, -0.12),
                    (0, -0.08),
                    (0.06, -0.12),
                    (0.09, 0),
                    (0.06, 0.15),
                    (-0.06, 0.15),
                ],
                4,
                closed=True,
            ),
            x + lean * size * 0.2,
            foot - size * 0.1,
            size,
            False,
            62 * lean,
        ),
        wood,
    )
    canvas.line(
        [
            (x + lean * size * 0.02, foot - size * 0.28),
            (x + lean * size * 0.44, foot + size * 0.08),
        ],
        3,
        "#f2e3c4",
    )


def _orchestra(canvas: Canvas) -> None:
    """The players in three rows, and the double basses."""
    black, wood = "#1c171d", "#a8582c"
    chance = canvas.random
    for row, (y, size, count, spread) in enumerate(
        ((690, 92, 13, 400), (755, 110, 12, 450), (835, 130, 11, 520))
    ):
        for i in range(count):
            u = -1 + 2 * i / (count - 1)
            if row == 2 and abs(u) < 0.15:
                continue
            x, foot = 900 + u * spread, y + 46 * u * u - 12
            crowd(
                canvas, (x - size * 0.24, x + size * 0.24), foot, size * 0.48, 1, (black, "#241c24")
            )
            canvas.oval(x, foot - size * 0.38, size * 0.11, size * 0.13, chance.choice(SKIN))
            canvas.polygon(
                arc((x, foot - size * 0.41), (size * 0.12, size * 0.11), 170, 370), "#241a18"
            )
            canvas.polygon(
                [
                    (x - size * 0.07, foot - size * 0.26),
                    (x + size * 0.07, foot - size * 0.26),
                    (x, foot - size * 0.05),
                ],
                "#f3ead8",
            )
            if row == 2 or i % 2:
                _violin(canvas, (x, foot), size, 1 if u > 0 else -1, wood)
            else:
                canvas.disc(x + size * 0.16, foot - size * 0.1, size * 0.1, "#e8c25a")
                canvas.disc(x + size * 0.16, foot - size * 0.1, size * 0.05, "#9a7428")
    _basses(canvas, wood)


def _audience(canvas: Canvas) -> None:
    """The rows nearest to us, seen from behind."""
    for y, size, count in ((1030, 92, 21), (1105, 122, 16), (1190, 160, 12)):
        for i in range(count):
            x = -40 + i * (1880 / (count - 1))
            canvas.box(
                x - size * 0.42,
                y - size * 0.12,
                size * 0.84,
                size * 1.4,
                mix("#6b2430", "#1c0e14", (y - 1030) / 220),
                size * 0.2,
            )
        crowd(
            canvas,
            (-60, 1860),
            y,
            size,
            count,
            tuple(
                mix(tone, "#120a10", (y - 1030) / 260)
                for tone in ("#35222c", "#2b1c2c", "#40262a", "#2a2030")
            ),
        )


def concert_hall(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, HEIGHT, "#2c1822", "#54292c", "#2a141c")
    canvas.shade([(430, 130), (1370, 130), (1450, 800), (350, 800)], "#c98f56", "#8f5634")
    for i in range(19):
        x = 380 + i * 57.0
        canvas.polygon(
            [
                (900 + (x - 900) * 0.88, 130),
                (900 + (x + 24 - 900) * 0.88, 130),
                (x + 26, 800),
                (x, 800),
            ],
            fade("#6b3a26", 0.28),
        )
    for i, tall in enumerate((150, 190, 235, 280, 320, 345, 320, 280, 235, 190, 150)):
        x = 672 + i * 42.0
        canvas.box(x, 490 - tall, 32, tall, "#e0c27a", 16)
        canvas.box(x + 20, 490 - tall, 12, tall, fade("#7a5424", 0.45), 6)
        canvas.box(x + 11, 450, 10, 26, "#4a3018", 4)
    canvas.box(645, 486, 510, 40, "#6b3f2a", 4)
    _balconies(canvas)
    for x in (620, 900, 1180):
        canvas.soft(
            [
                [
                    (x - 16, -10),
                    (x + 16, -10),
                    (x + 220 + (900 - x) * 0.5, 830),
                    (x - 220 + (900 - x) * 0.5, 830),
                ]
            ],
            "#fff0c8",
            0.26,
            18,
        )
    canvas.shade([(330, 740), (1470, 740), (1580, 930), (220, 930)], "#e3b576", "#b9804a")
    canvas.box(220, 926, 1360, 36, "#6b3f2a")
    _orchestra(canvas)
    canvas.box(820, 905, 160, 26, "#7a4630", 4)
    person(canvas, (900, 910), 265, Clothes("#1c171d", "#1c171d"), Pose(arm=120))
    canvas.line([(895, 700), (800, 640)], 18, "#1c171d", True)
    canvas.line([(800, 640), (735, 590)], 4, "#fbf4e2")
    canvas.line([(975, 742), (1030, 690)], 4, "#fbf4e2")
    _audience(canvas)
    canvas.veil(930, HEIGHT, "#10080e", 0, 0.35)


SCENES = {
    "concert-hall": Scene(concert_hall, DUSK, (0.5, 0.6)),
}
