"""A picture of a bell in a museum."""

from .canvas import HEIGHT, WIDTH, Canvas
from .palette import OCHRE, Palette, fade
from .people import SKIN, Clothes, Pose, person
from .scene import Scene
from .shapes import arc, place, smooth


def _frame(canvas: Canvas) -> None:
    """The wooden gate from which the bell hangs."""
    wood, dark = "#8f3b2c", "#5f241e"
    for x in (560, 1190):
        canvas.polygon([(x + 6, 300), (x + 44, 300), (x + 58, 1024), (x - 8, 1024)], wood)
        canvas.polygon([(x + 30, 300), (x + 44, 300), (x + 58, 1024), (x + 34, 1024)], dark)
        canvas.box(x - 24, 1000, 98, 34, dark, 4)
    canvas.box(470, 268, 860, 46, wood, 8)
    canvas.box(470, 298, 860, 16, dark, 6)
    canvas.polygon(
        smooth(
            [(430, 226), (660, 252), (1140, 252), (1370, 226), (1330, 276), (470, 276)],
            6,
            closed=True,
        ),
        dark,
    )
    canvas.box(590, 390, 620, 26, wood, 5)
    canvas.line([(900, 310), (900, 400)], 24, "#3a2a24")
    canvas.line(arc((900, 408), (40, 44), 150, 390), 20, "#5d7466")


def _ornaments(canvas: Canvas) -> None:
    """Rings around the bell, and its bosses."""
    for y, half in (
        (-0.94, 0.285),
        (-0.9, 0.288),
        (-0.6, 0.305),
        (-0.3, 0.335),
        (-0.26, 0.343),
        (-0.07, 0.405),
    ):
        canvas.line(
            place(
                [
                    (-half, y),
                    (-half * 0.5, y + 0.025),
                    (0, y + 0.032),
                    (half * 0.5, y + 0.025),
                    (half, y),
                ],
                900,
                940,
                480,
            ),
            7,
            "#c2b078",
        )
    for row, y in enumerate((-0.82, -0.74, -0.66)):
        for k in range(7):
            canvas.disc(
                *place([(-0.24 + k * 0.08, y + 0.02 - 0.02 * abs(k - 3) / 3)], 900, 940, 480)[0],
                9 - row,
                "#c2b078",
            )


def _bell(canvas: Canvas) -> None:
    """The bell, green at the crown and golden at the mouth."""
    bronze = [
        *smooth([(-0.27, -1.0), (-0.3, -0.72), (-0.32, -0.4), (-0.38, -0.12), (-0.45, 0.0)], 10),
        *smooth([(0.45, 0.0), (0.38, -0.12), (0.32, -0.4), (0.3, -0.72), (0.27, -1.0)], 10),
        *smooth([(0.2, -1.07), (0, -1.1), (-0.2, -1.07)], 6),
    ]
    bell = place(bronze, 900, 940, 480)
    canvas.shade(bell, "#6f9080", "#7d7a52", "#5a4a32")
    canvas.polygon(
        place(
            [
                *smooth([(0.08, -1.09), (0.11, -0.7), (0.13, -0.3), (0.18, 0.0)], 8),
                *smooth(
                    [
                        (0.45, 0.0),
                        (0.38, -0.12),
                        (0.32, -0.4),
                        (0.3, -0.72),
                        (0.27, -1.0),
                        (0.2, -1.07),
                    ],
                    8,
                ),
            ],
            900,
            940,
            480,
        ),
        fade("#241c18", 0.38),
    )
    canvas.polygon(
        place(
            smooth(
                [
                    (-0.2, -1.0),
                    (-0.13, -1.0),
                    (-0.16, -0.5),
                    (-0.24, -0.08),
                    (-0.32, -0.06),
                    (-0.24, -0.5),
                ],
                6,
                closed=True,
            ),
            900,
            940,
            480,
        ),
        fade("#e8dcae", 0.35),
    )
    _ornaments(canvas)
    for x in (-0.16, 0.16):
        canvas.line(place(arc((x, -0.43), (0.07, 0.075)), 900, 940, 480), 6, "#c2b078")
        canvas.disc(*place([(x, -0.43)], 900, 940, 480)[0], 12, "#c2b078")
    canvas.oval(900, 942, 216, 22, "#2f261f")


def museum_bell(canvas: Canvas, palette: Palette) -> None:
    x: float
    canvas.wash(0, 930, "#a89582", "#d6c5a8")
    for x in (150, 1330):
        arch = [*arc((x + 160, 330), (160, 180), 180, 360), (x + 320, 760), (x, 760)]
        canvas.shade(arch, "#cfe0dc", "#f4ead0")
        canvas.polygon(
            [*arc((x + 160, 640), (160, 70), 180, 360), (x + 320, 760), (x, 760)], "#a9bfa8"
        )
        for k in (80, 160, 240):
            canvas.box(x + k - 4, 160, 8, 600, "#8a7866")
        for y in (330, 480, 630):
            canvas.box(x, y, 320, 8, "#8a7866")
        canvas.line(
            [(x, 760), *arc((x + 160, 330), (160, 180), 180, 360), (x + 320, 760)], 22, "#efe3c8"
        )
        canvas.box(x - 30, 755, 380, 26, "#efe3c8", 3)
    canvas.shade([(0, 930), (WIDTH, 930), (WIDTH, HEIGHT), (0, HEIGHT)], "#b08f68", "#8a6a4a")
    canvas.box(0, 900, WIDTH, 34, "#8a7460")
    for i in range(12):
        x = i * 164.0
        canvas.line(
            [(900 + (x - 900) * 0.8, 934), (900 + (x - 900) * 1.7, HEIGHT)],
            3,
            fade("#54392a", 0.35),
        )
    canvas.soft([[(860, -40), (940, -40), (1330, 1120), (470, 1120)]], "#fff3cf", 0.5, 30)
    canvas.soft([arc((900, 1085), (480, 60))], "#4a2c1e", 0.5, 18)
    canvas.oval(900, 1060, 440, 66, "#7d6a58")
    canvas.box(460, 1010, 880, 50, "#cbb898")
    canvas.oval(900, 1060, 440, 60, "#cbb898")
    canvas.oval(900, 1010, 440, 60, "#efe2c6")
    _frame(canvas)
    _bell(canvas)
    for x, y, tall, coat, flip, arm in (
        (280, 1140, 400, "#3f5568", False, 12),
        (395, 1150, 250, "#d9a54c", False, 95),
        (1500, 1150, 415, "#a13d2b", True, 15),
        (1640, 1120, 380, "#5d6b5a", True, 60),
    ):
        canvas.soft([arc((x + 10, y + 4), (tall * 0.2, 12))], "#3a2418", 0.5, 7)
        person(
            canvas,
            (x, y),
            tall,
            Clothes(coat, "#3a3438", SKIN[int(x) % 4]),
            Pose(flip=flip, arm=arm),
        )


SCENES = {
    "museum-bell": Scene(museum_bell, OCHRE, (0.5, 0.6)),
}
