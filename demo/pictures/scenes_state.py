"""Pictures of parliament and court."""

from math import cos, radians, sin

from . import land, sky, town
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import DUSK, OCHRE, Palette, fade, mix
from .people import Clothes, Pose, crowd, person
from .scene import Scene
from .shapes import arc, down_to, ridge, smooth


def _emblem(canvas: Canvas) -> None:
    """The red wall with a sun on it, between two flags."""
    canvas.box(560, 170, 680, 400, "#6b3b30")
    canvas.box(575, 185, 650, 370, "#8f3b35")
    canvas.glow(900, 330, 330, "#f6c87c", 0.4)
    canvas.disc(900, 320, 92, "#d9ad62")
    canvas.disc(900, 320, 78, "#8f3b35")
    for i in range(12):
        turn = radians(30 * i)
        canvas.polygon(
            [
                (900 + 70 * cos(turn), 320 + 70 * sin(turn)),
                (900 + 26 * cos(turn + 0.26), 320 + 26 * sin(turn + 0.26)),
                (900 + 26 * cos(turn - 0.26), 320 + 26 * sin(turn - 0.26)),
            ],
            "#e3bd77",
        )
    for x, colour in ((650, "#2f5d73"), (1150, "#3f6b4c")):
        canvas.line([(x, 250), (x, 600)], 7, "#d9ad62")
        canvas.polygon(
            smooth([(x, 255), (x + 40, 275), (x + 62, 400), (x + 40, 520), (x + 4, 500)], 6), colour
        )


def _benches(canvas: Canvas) -> None:
    """Five rows of benches in half circles, taken by members."""
    coats = ("#2b3242", "#3a3f52", "#4a3a44", "#54464a", "#2f4450", "#6b4a48", "#8a8078")
    for row in range(5):
        rx, ry, size = 430 + row * 205.0, 70 + row * 92.0, 46 + row * 21.0
        seats = 16 + row
        for i in range(seats):
            turn = 172 - 164 * i / (seats - 1)
            if abs(turn - 90) < 6 + (2 - row * 0.3):
                continue
            x, y = 900 + rx * cos(radians(turn)), 700 + ry * sin(radians(turn))
            if -80 < x < WIDTH + 80:
                crowd(canvas, (x - size / 2, x + size / 2), y - size * 0.12, size, 1, coats)
        for first, last in ((178, 96.5), (83.5, 2)):
            outer = arc((900, 700), (rx + 12, ry + 6), first, last, 30)
            inner = [(x, y + 26 + row * 13) for x, y in reversed(outer)]
            canvas.polygon([*outer, *inner], mix("#8b5636", "#b87a48", 0.2 * (row % 2)))
            canvas.line(outer, 8 + row * 2, "#d09a62")


def parliament_hall(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, 640, "#8a6248", "#c09468")
    for i in range(31):
        x = i * 60.0
        canvas.box(x, 0, 34, 640, fade("#5c3b2c", 0.28))
        canvas.box(x + 34, 0, 4, 640, fade("#3a2219", 0.4))
    canvas.box(0, 0, WIDTH, 110, "#5a3b2e")
    canvas.shade([(560, 110), (1240, 110), (1340, 0), (460, 0)], "#fff3d4", "#f3d9a2")
    for i in range(9):
        x = 560 + i * 85.0
        canvas.line([(x, 110), (460 + i * 110.0, 0)], 7, "#5a3b2e")
    for x in (200, 380, 1420, 1600):
        canvas.box(x - 50, 190, 100, 360, "#4d3227", 50)
        canvas.shade(
            [*arc((x, 240), (40, 40), 180, 360), (x + 40, 540), (x - 40, 540)], "#ffe9bd", "#e2a968"
        )
        canvas.box(x - 3, 200, 6, 340, "#4d3227")
        canvas.box(x - 40, 350, 80, 6, "#4d3227")
    _emblem(canvas)
    canvas.wash(600, HEIGHT, "#a8564a", "#6d2f33")
    canvas.box(600, 560, 600, 70, "#5a3426", 8)
    canvas.box(600, 552, 600, 16, "#8b5a3c", 6)
    for x in (700, 820, 980, 1100):
        crowd(canvas, (x - 32, x + 32), 556, 56, 1, ("#2f3340",))
    canvas.polygon([(835, 640), (965, 640), (950, 740), (850, 740)], "#7a4a32")
    canvas.box(824, 630, 152, 16, "#9a6844", 4)
    person(canvas, (900, 760), 215, Clothes("#27364a"), Pose(arm=50))
    canvas.polygon([(842, 660), (958, 660), (945, 760), (855, 760)], "#8b5a3c")
    canvas.box(830, 650, 140, 16, "#b07a4e", 4)
    canvas.line([(900, 650), (912, 612)], 4, "#20181a")
    _benches(canvas)


def _pediment(canvas: Canvas, shadow: str, stone: str) -> None:
    """The gable, with the scales of justice."""
    canvas.polygon([(120, 338), (900, 95), (1680, 338)], mix(stone, "#ffffff", 0.2))
    canvas.polygon([(240, 322), (900, 122), (1560, 322)], mix(stone, shadow, 0.3))
    canvas.polygon([(900, 95), (1680, 338), (1560, 322), (900, 122)], fade(shadow, 0.35))
    gold = "#8a5a34"
    canvas.box(894, 165, 12, 145, gold)
    canvas.box(850, 300, 100, 14, gold, 4)
    canvas.line([(770, 196), (1030, 196)], 9, gold)
    canvas.disc(900, 170, 12, gold)
    for x in (770, 1030):
        canvas.line([(x - 42, 270), (x, 196), (x + 42, 270)], 4, gold)
        canvas.polygon(arc((x, 268), (52, 30), 0, 180), gold)


def court_columns(canvas: Canvas, palette: Palette) -> None:
    x: float
    y: float
    canvas.wash(0, 900, "#5f8fb0", "#9fc0c9", "#f0dfba")
    for x, y, size in ((260, 260, 420), (1640, 330, 380)):
        sky.cloud(canvas, x, y, size, fade("#fffaf0", 0.8))
    canvas.polygon(down_to(ridge(canvas.random, 860, 110, waves=(2, 5)), 900), "#a9a88a")
    canvas.wash(890, HEIGHT, "#a9a67c", "#8a8a62")
    for x in (40, 120, 1680, 1765):
        land.tree(canvas, x, 940, 320, "#5d7a58")
    stone, shadow = "#eedcb8", "#8a6a58"
    canvas.box(180, 400, 1440, 480, "#a98a6c")
    canvas.shade([(780, 470), (1020, 470), (1020, 880), (780, 880)], "#4a3028", "#6b4636")
    for x in (790, 904):
        canvas.box(x, 490, 106, 390, "#7a4f38")
        for y in (510, 630, 750):
            canvas.box(x + 16, y, 74, 96, "#643e2e")
    canvas.soft([[(180, 395), (1620, 395), (1620, 470), (180, 520)]], "#3a2430", 0.5, 16)
    for i in range(8):
        x = 245 + i * 187.0
        canvas.polygon(
            [(x + 34, 420), (x + 96, 420), (x + 104, 880), (x + 40, 880)], fade("#4a3038", 0.42)
        )
        town.column(canvas, x, (420, 880), 92, stone, shadow)
    canvas.box(150, 335, 1500, 82, stone)
    canvas.box(150, 395, 1500, 22, fade(shadow, 0.5))
    for i in range(38):
        canvas.box(170 + i * 39, 350, 20, 32, fade(shadow, 0.35))
    _pediment(canvas, shadow, stone)
    for i in range(9):
        y, spread = 880 + i * 34.0, i * 26.0
        canvas.box(140 - spread, y, 1520 + 2 * spread, 20, mix("#f6e8c8", "#e0c79c", i / 9))
        canvas.box(140 - spread, y + 16, 1520 + 2 * spread, 20, mix("#c3a580", "#a98663", i / 9))
    canvas.wash(1186, HEIGHT, "#b9966c")
    for x, y, tall, coat, flip in (
        (560, 1010, 190, "#2e3f55", False),
        (655, 1062, 205, "#a13d2b", False),
        (1240, 1150, 235, "#3a3436", True),
        (1130, 948, 168, "#5d6b5a", True),
    ):
        canvas.soft(
            [[(x, y), (x + tall * 0.9, y + 10), (x + tall * 0.9, y + 34), (x, y + 12)]],
            "#4a2c24",
            0.4,
            8,
        )
        person(canvas, (x, y + 6), tall, Clothes(coat), Pose(stride=0.9, flip=flip, arm=4))
        canvas.box(x + (-44 if flip else 16), y - tall * 0.42, 36, 28, "#5a3424", 4)


SCENES = {
    "parliament-hall": Scene(parliament_hall, DUSK, (0.5, 0.5)),
    "court-columns": Scene(court_columns, OCHRE, (0.5, 0.45)),
}
