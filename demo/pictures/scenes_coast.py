"""Pictures of the coast: islands in the sun, a lighthouse in a storm."""

from . import boats, land, sky, water
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import NOON, STORM, Palette, fade, mix
from .scene import Scene
from .shapes import blob, down_to, place, ridge, smooth


def seaplane_islands(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, 640, "#4f9fc4", "#a8d6dc", "#eef3e2")
    for x, y, size in ((300, 300, 420), (1560, 180, 330), (1010, 470, 300), (80, 520, 260)):
        sky.cloud(canvas, x, y, size, fade("#ffffff", 0.85))
    canvas.polygon(down_to(ridge(canvas.random, 640, 90, waves=(2, 5)), 660), "#9cc4c8")
    canvas.wash(630, HEIGHT, "#9fd9d2", "#3fb0b4", "#1f7f9c", "#175f82")
    chance = canvas.random
    for x, y, wide, tall in (
        (1480, 720, 420, 150),
        (300, 770, 520, 190),
        (980, 850, 330, 90),
        (1560, 1010, 620, 230),
        (140, 1130, 460, 150),
    ):
        canvas.oval(x, y + 6, wide * 0.62, wide * 0.1, fade("#bff0dc", 0.55))
        canvas.oval(x, y, wide * 0.52, wide * 0.062, "#f3e2b4")
        hump = smooth(
            [
                (x - wide * 0.47, y),
                (x - wide * 0.3, y - tall * 0.55),
                (x - wide * 0.08, y - tall),
                (x + wide * 0.14, y - tall * 0.62),
                (x + wide * 0.3, y - tall * 0.7),
                (x + wide * 0.46, y),
            ],
            8,
        )
        canvas.shade(hump, "#5d9a5e", "#2f6f58")
        shade = smooth(
            [
                (x - wide * 0.08, y - tall),
                (x + wide * 0.14, y - tall * 0.62),
                (x + wide * 0.3, y - tall * 0.7),
                (x + wide * 0.46, y),
            ],
            8,
        )
        canvas.polygon([*shade, (x + wide * 0.05, y)], fade("#123c40", 0.3))
        for i in range(4):
            land.palm(
                canvas,
                x + wide * (i * 0.24 - 0.4) + chance.uniform(-10, 10),
                y + wide * 0.02,
                wide * 0.22,
                "#2a5d4a",
                "#6b4a34",
            )
    water.glints(canvas, (650, HEIGHT), "#e6fbf2", 120, 0.5)
    canvas.soft(
        [place([(-0.5, 0), (0.4, -0.03), (0.5, 0.02), (-0.4, 0.04)], 900, 985, 420)],
        "#0e4a66",
        0.45,
        10,
    )
    boats.seaplane(canvas, (900, 470), 860, "#fbf6ea", palette.accent, palette.ink)


def _rock(canvas: Canvas, palette: Palette) -> None:
    """The rock, and the keeper's house on it."""
    rock = [
        (890, 1010),
        (960, 900),
        (1040, 860),
        (1080, 800),
        (1190, 775),
        (1310, 778),
        (1390, 830),
        (1480, 850),
        (1560, 930),
        (1680, 1010),
    ]
    canvas.shade([*rock, (1700, 1120), (870, 1120)], "#3a4650", "#161f28")
    canvas.polygon(
        [
            (1190, 775),
            (1150, 860),
            (1200, 930),
            (1120, 1010),
            (890, 1010),
            (960, 900),
            (1040, 860),
            (1080, 800),
        ],
        fade("#8a9aa0", 0.24),
    )
    canvas.polygon(
        [
            (1390, 830),
            (1370, 900),
            (1430, 960),
            (1400, 1040),
            (1680, 1010),
            (1560, 930),
            (1480, 850),
        ],
        fade("#0a1016", 0.35),
    )
    canvas.box(1300, 690, 150, 110, "#d6d3c8")
    canvas.polygon([(1285, 694), (1375, 630), (1465, 694)], palette.accent)
    canvas.box(1330, 720, 34, 36, palette.light)
    canvas.box(1395, 720, 34, 36, palette.light)


def _tower(canvas: Canvas, palette: Palette, lamp_y: float, lx: float) -> None:
    """The striped tower with its gallery and its lamp."""
    for i in range(5):
        low, high = 780 - i * 80.0, 700 - i * 80.0
        wide_low, wide_high = 74 - i * 6.4, 74 - (i + 1) * 6.4
        tone = "#f1ece0" if i % 2 else palette.accent
        canvas.polygon(
            [
                (lx - wide_low, low),
                (lx + wide_low, low),
                (lx + wide_high, high),
                (lx - wide_high, high),
            ],
            tone,
        )
    canvas.polygon(
        [(lx + 22, 780), (lx + 74, 780), (lx + 42, 380), (lx + 13, 380)], fade("#101820", 0.3)
    )
    for y in (720, 560, 450):
        canvas.box(lx - 10, y, 20, 34, "#26323c", 9)
    canvas.box(lx - 60, 368, 120, 16, palette.ink, 4)
    for k in range(9):
        canvas.box(lx - 58 + k * 14, 342, 3, 28, palette.ink)
    canvas.box(lx - 60, 340, 120, 5, palette.ink)
    canvas.box(lx - 32, 288, 64, 82, palette.light)
    for k in (-32, -12, 9, 29):
        canvas.box(lx + k, 288, 4, 82, palette.ink)
    canvas.polygon([(lx - 44, 290), (lx, 238), (lx + 44, 290)], palette.accent)
    canvas.line([(lx, 240), (lx, 206)], 5, palette.ink)
    canvas.glow(lx, lamp_y, 230, "#fff4cf", 0.95, 2.4)


def lighthouse_storm(canvas: Canvas, palette: Palette) -> None:
    sky.sky(canvas, palette, 860)
    chance = canvas.random
    for y, tone, strength in ((90, "#141e29", 0.75), (220, "#2a3a47", 0.7), (370, "#4d5f6a", 0.5)):
        heaps = [
            blob(
                chance,
                (i * 190 + chance.uniform(-60, 60), y + chance.uniform(-40, 40)),
                (190, 84),
                0.2,
            )
            for i in range(11)
        ]
        canvas.soft(heaps, tone, strength, 16)
    lx, lamp_y = 1230.0, 322.0
    canvas.soft(
        [[(lx, lamp_y - 10), (lx, lamp_y + 10), (-60, 620), (-60, 300)]], palette.light, 0.55, 16
    )
    canvas.soft(
        [[(lx, lamp_y - 10), (lx, lamp_y + 10), (WIDTH + 60, 360), (WIDTH + 60, 190)]],
        palette.light,
        0.45,
        14,
    )
    for level, tone in ((800, "#5d757f"), (850, "#4a646f")):
        water.swell(canvas, level, 210, 34, tone, chance.uniform(0, 200))
        water.swell(canvas, level + 12, 210, 30, mix(tone, "#1a323f", 0.35), chance.uniform(0, 200))
    _rock(canvas, palette)
    _tower(canvas, palette, lamp_y, lx)
    spray = [
        blob(chance, (x, y), (size, size * 1.15), 0.3)
        for x, y, size in (
            (905, 960, 74),
            (960, 890, 60),
            (860, 900, 40),
            (1000, 850, 34),
            (1650, 980, 70),
            (1600, 920, 46),
        )
    ]
    canvas.soft(spray, "#eef3f2", 0.72, 11)
    for _ in range(150):
        canvas.disc(
            chance.gauss(930, 75), chance.gauss(870, 75), chance.uniform(2, 6), fade("#f7faf8", 0.8)
        )
        canvas.disc(
            chance.gauss(1640, 55),
            chance.gauss(930, 55),
            chance.uniform(2, 5),
            fade("#f7faf8", 0.7),
        )
    for i, level in enumerate((985, 1060, 1140)):
        length, phase = 300 + i * 80, chance.uniform(0, 300)
        tone = ("#3f5c68", "#2c4856", "#1a323f")[i]
        water.swell(canvas, level, length, 54 + i * 8, mix(tone, "#eef3f2", 0.75), phase)
        water.swell(canvas, level + 13, length, 52 + i * 8, tone, phase)
        water.glints(canvas, (level + 20, level + 80), "#cfdcdc", 40, 0.5)
    sky.rain(canvas, 520, "#e3ecee", 0.55, 80)


SCENES = {
    "seaplane-islands": Scene(seaplane_islands, NOON, (0.5, 0.4)),
    "lighthouse-storm": Scene(lighthouse_storm, STORM, (0.68, 0.45)),
}
