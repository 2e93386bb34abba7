"""Pictures of the town, out of doors."""

from . import boats, sky, town, water
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import NIGHT, RAIN, Palette, fade, mix
from .people import SKIN, Clothes, Pose, person
from .scene import Scene
from .shapes import smooth


def _stalls(canvas: Canvas) -> None:
    """Four stalls of fruit under striped awnings."""
    stalls = (
        (-60, 430, ("#c04a3c", "#f2dfb8")),
        (480, 400, ("#2f6f72", "#f2dfb8")),
        (1000, 380, ("#d98a35", "#f7e6c0")),
        (1480, 420, ("#a63a4a", "#f2dfb8")),
    )
    goods = ("#d9563f", "#e8a33d", "#8aa64b", "#f2d16b", "#b8483c", "#c77fa0")
    for x, wide, stripes in stalls:
        canvas.box(x + 16, 610, wide - 32, 220, "#3a2233")
        canvas.glow(x + wide / 2, 690, 260, "#ffb45c", 0.75)
        for shelf in (0, 1):
            y = 700 + 62 * shelf
            for j in range(int(wide / 32)):
                canvas.disc(
                    x + 34 + j * 31, y, 15, mix(goods[(j * 5 + shelf * 3) % 6], "#ffb45c", 0.15)
                )
            canvas.box(x + 14, y + 12, wide - 28, 8, "#6b4130")
        town.awning(canvas, x, 530, wide, 92, stripes)
        for post in (x + 8, x + wide - 18):
            canvas.box(post, 600, 12, 300, "#2a1a26")
        canvas.box(x, 780, wide, 120, "#6b3f33")
        for j in range(int(wide / 26)):
            canvas.box(x + j * 26, 780, 3, 120, "#4d2c2a")
        canvas.box(x - 6, 770, wide + 12, 16, "#8d5a3e")
        person(canvas, (x + wide * 0.5, 880), 215, Clothes("#e9dcc4"))
        canvas.box(x, 786, wide, 114, "#6b3f33")
        for j in range(int(wide / 26)):
            canvas.box(x + j * 26, 788, 3, 112, "#4d2c2a")


def _walkers(canvas: Canvas) -> None:
    """People out for the evening."""
    coats = ("#2b2440", "#3a2a48", "#452a3e", "#1f1c34", "#54304a")
    walkers = (
        (90, 300),
        (330, 330),
        (450, 310),
        (700, 340),
        (960, 300),
        (1120, 350),
        (1260, 318),
        (1490, 345),
        (1690, 310),
    )
    for i, (x, tall) in enumerate(walkers):
        person(
            canvas,
            (x, 1140 + (i * 37) % 60),
            tall,
            Clothes(mix(coats[i % 5], "#a8483a", 0.25 * (i % 3)), "#1a1526", SKIN[i % 4]),
            Pose(stride=0.7 * (i % 2), flip=i % 3 == 1),
        )


def night_market(canvas: Canvas, palette: Palette) -> None:
    x: float
    y: float
    canvas.wash(0, HEIGHT, "#101a38", "#2a2c54", "#5a3c5c", "#3a2438")
    sky.stars(canvas, 90, 400, palette.sun)
    sky.moon(canvas, 1430, 170, 58, palette.sun)
    for i in range(12):
        x = -30 + i * 160
        canvas.random.random()
        town.house(
            canvas,
            (x, 720),
            (150, 210 + (i * 71) % 150),
            town.Colours(
                mix("#25264a", "#463258", (i % 4) / 4),
                "#191b38",
                "#1c1e3e",
                mix(palette.light, "#c9743e", 0.3),
            ),
            (3, 2),
        )
    canvas.wash(715, HEIGHT, "#5a3b4a", "#2b1d30")
    canvas.glow(900, 760, 900, "#ff9a4a", 0.5)
    _stalls(canvas)
    for row, (y0, sag, size) in enumerate(((250, 110, 30), (330, 150, 42))):
        for k in range(3):
            start = (-120 + 640 * k + row * 200.0, y0 + 20.0 * (k % 2))
            line = town.garland(start, (start[0] + 640, y0 + 20.0 * ((k + 1) % 2)), sag)
            canvas.line(line, 3, "#1a1226")
            for j, (x, y) in enumerate(line[3::5]):
                town.lantern(
                    canvas, x, y + size + 8, size, "#e0503a" if (j + k) % 3 else "#f0a840", 0.5
                )
    _walkers(canvas)
    canvas.veil(900, HEIGHT, "#140d20", 0, 0.45)


def city_skyline_night(canvas: Canvas, palette: Palette) -> None:
    level = 860
    canvas.wash(0, level + 20, *palette.sky, "#7d7098", "#b08c98")
    sky.stars(canvas, 150, 600, palette.sun)
    sky.moon(canvas, 1330, 235, 88, palette.sun)
    chance = canvas.random
    for share, tall, lit in ((0.15, 430, 0.12), (0.5, 400, 0.3), (0.95, 330, 0.42)):
        x = -30.0
        wall = mix("#6a6f9a", "#141b38", share)
        while x < WIDTH:
            wide = chance.uniform(70, 140)
            rise = tall * chance.uniform(0.45, 1) * (1.15 - abs(x - 760) / 1800)
            town.tower(
                canvas,
                (x, level),
                (wide, rise),
                wall,
                (palette.light, lit),
                chance.choice(("flat", "flat", "stepped", "spire", "slope")),
            )
            x += wide + chance.uniform(-6, 26)
    town.tower(canvas, (560, level), (130, 640), "#1d2648", (palette.light, 0.5), "spire")
    town.tower(canvas, (730, level), (110, 520), "#242d54", (palette.light, 0.45), "stepped")
    canvas.box(1118, 420, 16, 440, "#1a2344")
    canvas.line([(1126, 430), (1126, 250)], 5, "#1a2344")
    canvas.oval(1126, 470, 56, 46, "#232d55")
    canvas.box(1078, 466, 96, 9, palette.light)
    canvas.disc(1126, 250, 6, palette.accent)
    canvas.disc(624, 155, 6, palette.accent)
    canvas.mirror(level, HEIGHT - level, "#131d3c", 0.52, 9)
    canvas.box(0, level - 12, WIDTH, 14, "#0b1126")
    for x in range(30, WIDTH, 90):
        canvas.glow(x, level - 26, 46, palette.light, 0.55)
        canvas.disc(x, level - 26, 4, "#fff1cc")
        water.sun_path(canvas, (x, level), level + 190, palette.light, 16, 14)
    water.sun_path(canvas, (1330, level), HEIGHT, palette.sun, 90, 50)
    water.glints(canvas, (level, HEIGHT), "#8fa0d0", 110, 0.3)
    boats.long_boat(canvas, (420, 1090), 400, "#0b1126", "#3c2a3c", "#0b1126")
    canvas.glow(420, 1025, 110, palette.light, 0.6)


def _car(canvas: Canvas) -> None:
    """A car up to its windows in water, beside a sign."""
    car = smooth(
        [
            (1270, 985),
            (1275, 925),
            (1330, 905),
            (1385, 850),
            (1530, 850),
            (1590, 910),
            (1660, 930),
            (1668, 985),
        ],
        7,
    )
    canvas.polygon(car, "#b8483c")
    canvas.polygon(smooth([(1352, 908), (1395, 866), (1450, 866), (1450, 908)], 4), "#39474f")
    canvas.polygon(smooth([(1464, 908), (1464, 866), (1522, 866), (1566, 910)], 4), "#39474f")
    canvas.box(1230, 978, 480, 40, mix("#7d7a66", "#566058", 0.5), 18)
    water.glints(canvas, (976, 1030), "#e3e6d8", 26, 0.6, (1240, 1700))
    canvas.line([(1060, 1010), (1060, 860)], 11, "#6b7278")
    canvas.disc(1060, 820, 56, "#f5efe0")
    canvas.disc(1060, 820, 47, "#c23f36")
    canvas.box(1026, 810, 68, 20, "#f5efe0")


def flooded_street(canvas: Canvas, palette: Palette) -> None:
    x: float
    canvas.wash(0, 800, *palette.sky)
    for x, y, size in ((250, 150, 620), (950, 110, 760), (1600, 190, 600)):
        sky.cloud(canvas, x, y, size, fade("#5f6f76", 0.4))
    level = 770
    walls = ("#b9836a", "#d6c3a0", "#7f9a97", "#c9a06a", "#a86f66", "#cfc4b2", "#8b9a86")
    for side in (-1, 1):
        for i in (4, 3, 2, 1, 0):
            scale = 0.8**i
            wide, tall = 300 * scale, 660 * scale
            left = sum(300 * 0.8**j for j in range(i))
            x = left - 40 if side < 0 else WIDTH + 40 - left - wide
            tone = mix(walls[(i + (3 if side > 0 else 0)) % 7], palette.sky[-1], 0.13 * i)
            town.house(
                canvas,
                (x, level + 60),
                (wide, tall * (0.85 + 0.1 * ((i + side) % 3))),
                town.Colours(
                    tone,
                    mix("#5a3c3a", palette.sky[-1], 0.12 * i),
                    mix("#4a5d66", palette.sky[-1], 0.15 * i),
                    palette.light,
                ),
                (4, 2),
                0.42,
            )
    canvas.veil(380, 780, "#c8d0c8", 0, 0.35)
    for x, tall in ((560, 330), (1225, 330), (735, 190), (1065, 190)):
        town.lamp(canvas, (x, level + 30), tall, palette.ink, palette.light)
    canvas.mirror(level, HEIGHT - level, "#7d7a66", 0.5, 7)
    canvas.veil(level, HEIGHT, "#4f5a54", 0.05, 0.5)
    water.glints(canvas, (level + 5, HEIGHT), "#e3e6d8", 120, 0.45)
    _car(canvas)
    for x, tall, coat in (
        (395, 190, "#e0b23c"),
        (480, 215, "#d96a2e"),
        (570, 180, "#3f6a86"),
        (655, 215, "#d96a2e"),
    ):
        person(canvas, (x, 1060), tall, Clothes(coat), Pose(arm=40))
    canvas.line([(700, 900), (790, 1120)], 8, "#5a3c2c")
    boats.dinghy(canvas, 520, 1085, 560, "#d9542f")
    water.ripples(canvas, 520, 1088, 310, "#eef0e2", 1)
    water.glints(canvas, (1082, 1120), "#eef0e2", 30, 0.6, (230, 830))
    sky.rain(canvas, 420, "#eef3ee", 0.18, 70)


SCENES = {
    "night-market": Scene(night_market, NIGHT, (0.5, 0.6)),
    "city-skyline-night": Scene(city_skyline_night, NIGHT, (0.45, 0.45)),
    "flooded-street": Scene(flooded_street, RAIN, (0.4, 0.75)),
}
