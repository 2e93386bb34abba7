"""Pictures of rivers and canals, and of what crosses them."""

from . import boats, land, sky, town, vessels, water
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import DUSK, GREEN, OCHRE, Palette, fade, mix
from .people import Clothes, Pose, person
from .scene import Scene
from .shapes import arc, down_to, ridge, smooth


def suspension_bridge(canvas: Canvas, palette: Palette) -> None:
    x: float
    sky.sky(canvas, palette, 840)
    sky.streaks(canvas, 9, 120, 420, fade("#ffd9b0", 0.28))
    sky.sun(canvas, 880, 640, 105, palette.sun, 0.75)
    land.hills(canvas, palette, (800, 835), 260, nearest=0.5)
    water.sea(canvas, palette, 830)
    water.sun_path(canvas, (880, 834), HEIGHT, palette.sun, 150, 100)
    deck, red = 735, mix(palette.accent, "#5a1f2c", 0.15)
    towers = (430, 1330)
    cables = (
        [(x, 300 + 395 * (1 - ((x - 880) / 450) ** 2)) for x in range(430, 1331, 18)],
        [(x, 300 + 430 * ((430 - x) / 470) ** 0.82) for x in range(430, -41, -18)],
        [(x, 300 + 430 * ((x - 1330) / 490) ** 0.82) for x in range(1330, 1841, 18)],
    )
    for line in cables:
        for x, y in line[::2]:
            canvas.box(x - 1.2, y, 2.4, deck - y, fade(red, 0.8))
        canvas.line(line, 9, red)
    canvas.box(-5, deck, WIDTH + 10, 20, red)
    canvas.box(-5, deck + 20, WIDTH + 10, 8, mix(red, palette.ink, 0.55))
    for i in range(46):
        left = i * 40.0
        canvas.line(
            [(left, deck + 50), (left + 20, deck + 26), (left + 40, deck + 50)],
            4,
            mix(red, palette.ink, 0.3),
        )
    canvas.box(-5, deck + 48, WIDTH + 10, 8, mix(red, palette.ink, 0.3))
    for x in towers:
        canvas.box(x - 90, 905, 180, 60, mix(palette.near, "#8a7a80", 0.3), 12)
        for leg in (-46, 18):
            canvas.polygon(
                [(x + leg, 285), (x + leg + 28, 285), (x + leg + 34, 912), (x + leg - 6, 912)], red
            )
            canvas.polygon(
                [
                    (x + leg + 18, 285),
                    (x + leg + 28, 285),
                    (x + leg + 34, 912),
                    (x + leg + 22, 912),
                ],
                mix(red, palette.ink, 0.4),
            )
        for y in (300, 400, 510, 625, 800):
            canvas.box(x - 46, y, 92, 24, mix(red, palette.ink, 0.15))
        canvas.disc(x, 272, 7, palette.light)
    for i in range(30):
        x = 20 + i * 61 + canvas.random.uniform(-12, 12)
        canvas.glow(x, deck - 6, 22, palette.light, 0.9)
        canvas.disc(x, deck - 6, 3.5, palette.light)
    shore = ridge(canvas.random, 1130, 130, -20, 820, (1.4, 3.1))
    canvas.polygon(
        down_to([(x, y + max(0, x - 300) * 0.22) for x, y in shore], HEIGHT + 10), palette.ink
    )
    for x in (40, 120, 190, 300):
        land.pine(canvas, x, 1120 + x * 0.1, 210 - x * 0.25, mix(palette.ink, palette.near, 0.1))
    canvas.veil(790, 960, palette.sky[-1], 0, 0.3, 0)


def river_ferry(canvas: Canvas, palette: Palette) -> None:
    tall: float
    sky.sky(canvas, palette, 640)
    sky.sun(canvas, 460, 210, 66, palette.sun, 0.55)
    land.hills(canvas, palette, (560, 610, 650), 360, nearest=0.6)
    canvas.veil(440, 660, "#f4f1de", 0, 0.55, 0.25)
    water.sea(canvas, palette, 640)
    bank = smooth([(-20, 560), (180, 575), (420, 612), (640, 648), (-20, 690)], 8)
    canvas.polygon(bank, mix(palette.near, palette.far, 0.25))
    for x in range(-10, 480, 62):
        land.tree(
            canvas,
            x,
            600 + x * 0.07,
            150 - x * 0.14,
            mix(palette.near, palette.far, 0.12 + 0.1 * (x % 3)),
        )
    water.glints(canvas, (660, HEIGHT), "#f4f5e6", 120, 0.5)
    vessels.steam(canvas, 975, 505, 420, "#f7f4e8", 0.75)
    vessels.ferry(canvas, 1040, 850, 940, palette)
    water.wake(canvas, 610, 848, 560, "#fbfaf0")
    water.glints(canvas, (850, 900), "#3c6a6a", 40, 0.55, (600, 1480))
    canvas.polygon([(-10, 1010), (520, 1052), (560, 1085), (-10, 1105)], "#8a7355")
    canvas.polygon([(-10, 1052), (560, 1085), (545, 1100), (-10, 1105)], "#5f4c3a")
    for x in (60, 250, 440, 530):
        canvas.box(x, 1015 + x * 0.06, 20, 150, "#4a3a2e", 5)
    for x, tall, coat, flip in (
        (120, 170, "#a8483a", False),
        (205, 182, "#3f5a70", False),
        (330, 120, "#d6a04a", False),
        (400, 176, "#5d6b4a", False),
    ):
        person(
            canvas,
            (x, 1048 + x * 0.05),
            tall,
            Clothes(coat),
            Pose(flip=flip, arm=100 if coat == "#d6a04a" else 10),
        )
    for x in range(1330, 1830, 23):
        tall = canvas.random.uniform(90, 240)
        canvas.line(
            [(x, HEIGHT + 5), (x + canvas.random.uniform(-24, 24), HEIGHT - tall)], 5, palette.near
        )
        canvas.oval(x + canvas.random.uniform(-14, 14), HEIGHT - tall, 7, 30, "#7a5a3c")


def canal_boats(canvas: Canvas, palette: Palette) -> None:
    x: float
    y: float
    sky.sky(canvas, palette, 800)
    sky.sun(canvas, 1390, 190, 74, palette.sun, 0.6)
    level = 770
    walls = ("#c98e62", "#e7cf9f", "#a65f47", "#d9b27c", "#8d6f62", "#e3c08d", "#b77a55", "#cfae8a")
    for i in range(8):
        wide = (150, 128, 165, 140, 120, 155, 135, 160)[i]
        x = (-30, 122, 252, 420, 1180, 1302, 1460, 1600)[i]
        tall = (400, 470, 360, 440, 330, 430, 480, 390)[i]
        town.house(
            canvas,
            (x, level - 30),
            (wide, tall),
            town.Colours(walls[i], mix("#6a3a2c", palette.ink, (i % 3) * 0.2), "#5d6a70", ""),
            (4, 2 if wide < 145 else 3),
            0.52,
        )
    for i, x in enumerate((590, 700, 800, 905, 1010, 1100)):
        town.house(
            canvas,
            (x, level - 50),
            (110, 190 + (i * 47) % 80),
            town.Colours(mix(walls[i], palette.sky[-1], 0.45), "#a67a5c", "#a5a29a"),
            (2, 2),
        )
    bridge = [*smooth([(520, 745), (700, 655), (880, 618), (1060, 655), (1240, 745)], 10)]
    arch = arc((880, 780), (215, 128), 180, 360, 40)
    canvas.polygon(
        [*bridge, (1240, level), (1095, level), *reversed(arch), (665, level), (520, level)],
        "#b08d66",
    )
    canvas.line(bridge, 16, "#8a6a4a")
    canvas.line([(x, y - 34) for x, y in bridge], 6, "#6b4f38")
    for x, y in bridge[::4]:
        canvas.box(x - 3, y - 36, 6, 36, "#6b4f38")
    canvas.line(arch, 16, "#d3b184")
    for x, coat in ((770, "#a13d2b"), (960, "#3d5568"), (1010, "#e0d0a8")):
        person(
            canvas,
            (x, 640 + abs(x - 880) * 0.16),
            86,
            Clothes(coat),
            Pose(stride=0.8, flip=x > 1000),
        )
    for x in (0, 1130):
        canvas.box(x - 5, level - 32, 690 if x else 600, 42, "#97795a")
        canvas.box(x - 5, level - 36, 690 if x else 600, 10, "#c7a67c")
    canvas.mirror(level + 8, HEIGHT - level - 8, "#7c7f6c", 0.42, 4)
    canvas.veil(level, HEIGHT, "#4c5a58", 0.0, 0.42)
    water.glints(canvas, (level + 10, HEIGHT), "#fbe9c0", 90, 0.45)
    boats.long_boat(canvas, (470, 960), 520, "#3f5a58", "#a13d2b", palette.ink)
    boats.long_boat(canvas, (1330, 1065), 700, "#7b3226", "#e0b25c", palette.ink)
    person(canvas, (290, 930), 150, Clothes("#e7dcc0", "#4a3a30"), Pose(arm=60))
    canvas.line([(318, 800), (222, 1010)], 6, palette.ink)
    for x, y, size in ((470, 962, 240), (1330, 1067, 330)):
        water.glints(canvas, (y, y + 60), "#2f3c3a", 34, 0.5, (x - size, x + size))
        water.glints(canvas, (y, y + 40), "#fbe9c0", 16, 0.6, (x - size, x + size))


SCENES = {
    "suspension-bridge": Scene(suspension_bridge, DUSK, (0.5, 0.5)),
    "river-ferry": Scene(river_ferry, GREEN, (0.58, 0.6)),
    "canal-boats": Scene(canal_boats, OCHRE, (0.5, 0.65)),
}
