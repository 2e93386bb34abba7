"""Pictures of fields, orchards and open grassland."""

from . import land, sky, town
from .animals import Coat, Stance, gazelle
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import GREEN, OCHRE, SPRING, Palette, fade, mix
from .people import SKIN, Clothes, Pose, person
from .scene import Scene
from .shapes import arc, down_to, height_at, place, ridge, smooth


def _terraces(canvas: Canvas) -> None:
    """Terraces from far to near: most under water, some green."""
    steps = 13
    for i in range(steps):
        t = i / (steps - 1)
        base = 490 + 690 * t**1.25
        wall = 12 + 34 * t
        line = smooth(
            [
                (-40, base - 170 * (1 - t) + 60),
                (260, base - 60 + 36 * ((i * 3) % 4 - 1.5) * (0.4 + t)),
                (620, base + 34),
                (980, base + 70 + 26 * ((i * 5) % 3 - 1)),
                (1320, base - 20 + 30 * ((i * 7) % 3 - 1)),
                (1840, base - 150 * (1 - t * 0.6)),
            ],
            14,
        )
        flooded = i % 4 != 2
        top, foot = ("#fbe6b8", "#a9c4b4") if flooded else ("#b9c25e", "#8fae55")
        canvas.shade(down_to(line, base + 330), mix(top, "#e0b888", 0.2 * (1 - t)), foot, foot)
        if flooded:
            for _ in range(9):
                x = canvas.random.uniform(0, WIDTH)
                canvas.box(
                    x,
                    height_at(line, x) + canvas.random.uniform(8, 14 + 30 * t),
                    30 + 80 * t,
                    2 + 2 * t,
                    fade("#fffbe8", 0.6),
                    2,
                )
        edge = [(x, y + wall) for x, y in line]
        canvas.polygon([*line, *reversed(edge)], mix("#7d9a58", "#3f6b3c", t))
        canvas.line(line, 3 + 5 * t, mix("#d6d68a", "#a3bf5e", t))
        for _ in range(int(36 - 16 * t)):
            x = canvas.random.uniform(0, WIDTH)
            y, tall = height_at(line, x), 8 + 22 * t
            canvas.polygon(
                [
                    (x - tall * 0.2, y + 2),
                    (x + canvas.random.uniform(-0.4, 0.4) * tall, y - tall),
                    (x + tall * 0.2, y + 2),
                ],
                mix("#7d9a58", "#4f7f3f", t),
            )


def _ploughing(canvas: Canvas) -> None:
    """A farmer and a water buffalo."""
    ink = "#3a3028"
    ox = smooth(
        [
            (-0.5, -0.42),
            (-0.3, -0.5),
            (0.1, -0.52),
            (0.36, -0.6),
            (0.5, -0.56),
            (0.66, -0.44),
            (0.64, -0.34),
            (0.44, -0.36),
            (0.34, -0.24),
            (0.0, -0.2),
            (-0.4, -0.22),
            (-0.52, -0.3),
        ],
        6,
        closed=True,
    )
    for leg in (-0.42, -0.3, 0.18, 0.3):
        canvas.box(1130 + leg * 230, 985 - 70, 18, 75, ink, 6)
    canvas.polygon(place(ox, 1130, 985, 230), ink)
    canvas.line(
        smooth(place([(0.44, -0.57), (0.3, -0.62), (0.22, -0.72)], 1130, 985, 230)),
        8,
        "#d9c7a0",
        True,
    )
    person(canvas, (900, 995), 200, Clothes("#a13d2b", "#4a4a52"), Pose(arm=75))
    canvas.polygon([(848, 822), (903, 782), (958, 822)], "#e3c17a")
    canvas.line([(955, 880), (1015, 890)], 4, ink)


def rice_terraces(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, 560, "#e8b98c", "#f5d9a8", "#fbeec8")
    sky.sun(canvas, 1270, 210, 78, "#fffbe8", 0.7)
    land.hills(
        canvas,
        palette.over("#d9b892", "#8aa07a", "#fbeec8"),
        (430, 500, 560),
        280,
    )
    canvas.veil(330, 600, "#fdf3d6", 0, 0.7, 0.1)
    _terraces(canvas)
    for x, y, size in ((420, 560, 1.0), (520, 585, 0.8)):
        town.house(
            canvas,
            (x, y - 20),
            (78 * size, 50 * size),
            town.Colours("#a9744e", "#6b4632", "#4a3428"),
            (1, 2),
        )
    land.palm(canvas, 370, 560, 130, "#4f7a48", "#6b4a34")
    _ploughing(canvas)
    for i in range(7):
        canvas.polygon(
            place(
                [
                    (0, 0),
                    (-0.2, -0.9),
                    (0, -0.5),
                    (0.05, -1),
                    (0.15, -0.5),
                    (0.35, -0.85),
                    (0.2, 0),
                ],
                40 + i * 70,
                1215,
                120 + (i * 31) % 60,
            ),
            "#2f5a38",
        )


def orchard_spring(canvas: Canvas, palette: Palette) -> None:
    x: float
    y: float
    sky.sky(canvas, palette, 700)
    sky.sun(canvas, 380, 190, 60, palette.sun, 0.5)
    for x, y, size in ((760, 220, 360), (1500, 160, 300)):
        sky.cloud(canvas, x, y, size, fade("#ffffff", 0.85))
    land.hills(canvas, palette, (600, 640), 240, nearest=0.45)
    canvas.wash(630, HEIGHT, "#a9c67f", "#7fae5f", "#5a9450")
    for i in range(13):
        x = -500 + i * 230.0
        canvas.polygon(
            [(960, 600), (960 + (x - 960) * 0.12, 640), (x + 100, HEIGHT), (x, HEIGHT)],
            fade("#c8dc92", 0.45),
        )
    land.grass(canvas, 160, 900, HEIGHT, fade("#3f7a44", 0.6), 24)
    petals = ("#cf7f95", "#e5a3b3", "#f4c9d0", "#fdeaea")
    for depth in range(4):
        tall, foot = 120 + depth * 115.0, 690 + depth * 95.0 + depth**2 * 16
        spread = 190 + depth * 150.0
        for side in (-3.5, -2.5, -1.5, -0.62, 0.62, 1.5, 2.5, 3.5):
            x = 960 + side * spread
            if -150 < x < WIDTH + 150:
                canvas.soft(
                    [arc((x + tall * 0.1, foot + 6), (tall * 0.42, tall * 0.07))], "#2f5a3a", 0.4, 8
                )
                tones = tuple(mix(p, palette.sky[-1], 0.4 - 0.13 * depth) for p in petals)
                land.blossom_tree(
                    canvas, x, foot, tall, tones, mix("#5a4038", palette.sky[-1], 0.3 - 0.1 * depth)
                )
    chance = canvas.random
    for _ in range(170):
        y = chance.uniform(880, HEIGHT)
        canvas.oval(
            chance.uniform(0, WIDTH),
            y,
            3 + (y - 880) / 90,
            2 + (y - 880) / 150,
            fade("#fde6ea", 0.85),
        )
    for x in (1010, 1080):
        canvas.line([(x, 1110), (1045 + (x - 1045) * 0.5, 800)], 11, "#a9784a")
    for i in range(7):
        y = 1075 - i * 42.0
        canvas.line([(1013 + i * 2.4, y), (1077 - i * 2.4, y)], 8, "#a9784a")
    person(canvas, (1046, 1010), 260, Clothes("#4f7fa0", "#5a4a44"), Pose(arm=120))
    canvas.polygon([*arc((1049, 762), (27, 26), 180, 360), (1098, 768), (1000, 768)], "#ecd08c")
    person(
        canvas, (830, 1130), 270, Clothes("#d4643a", "#6b5a4a", SKIN[3]), Pose(flip=False, arm=60)
    )
    canvas.line(arc((925, 1010), (32, 62), 180, 360, 24), 6, "#8a6238")
    canvas.polygon([(890, 1010), (960, 1010), (948, 1060), (902, 1060)], "#b98a52")
    for i in range(5):
        canvas.disc(902 + i * 12, 1008, 10, petals[2])
    canvas.polygon([*arc((833, 873), (27, 26), 180, 360), (882, 880), (784, 880)], "#f3e2b4")


def gazelle_steppe(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, 740, "#e2a56c", "#f2c98d", "#fbe8bd")
    sky.sun(canvas, 620, 470, 165, "#fff8e0", 0.7)
    sky.streaks(canvas, 5, 130, 300, fade("#fff3d6", 0.45), 520)
    land.hills(canvas, palette.over("#d9b088", "#a87850", "#fbe8bd"), (660, 710), 180)
    canvas.veil(560, 760, "#fdeec8", 0, 0.6, 0)
    for base, top, low in (
        (760, "#e6bf78", "#d6a860"),
        (880, "#d3a458", "#bd8a48"),
        (1010, "#b98440", "#8f6234"),
    ):
        line = ridge(canvas.random, base, 46, waves=(0.9, 2.2))
        canvas.shade(down_to(line, HEIGHT), top, low)
        land.grass(
            canvas,
            150,
            base + 5,
            base + 130,
            fade(mix(low, "#5a3a1c", 0.3), 0.75),
            15 + (base - 700) / 14,
        )
    hide, belly, horn = "#a8703c", "#f7e8cc", "#3a2418"
    for i, x in enumerate((930, 1030, 1120, 1230, 1330, 1450, 1560)):
        gazelle(
            canvas,
            (x, 775 + (i * 23) % 30),
            92,
            Coat(mix(hide, "#f2c98d", 0.4), mix(belly, "#f2c98d", 0.3), mix(horn, "#a87850", 0.4)),
            Stance(i % 3 == 0, i % 4 == 1),
        )
    for x, y, tall, flip, grazing, leap in (
        (240, 900, 200, False, True, 0.0),
        (1500, 930, 250, True, False, 0.0),
        (640, 885, 170, False, False, 0.9),
        (1680, 900, 190, True, True, 0.0),
    ):
        canvas.soft([arc((x, y + 4), (tall * 0.42, tall * 0.05))], "#4a2c16", 0.5, 7)
        gazelle(
            canvas,
            (x, y),
            tall,
            Coat(mix(hide, "#e0a868", 0.15), belly, horn),
            Stance(flip, grazing, leap),
        )
    for x, y, tall, leap in ((1080, 1075, 470, 0.0), (520, 1095, 330, 0.0)):
        canvas.soft([arc((x, y + 4), (tall * 0.4, tall * 0.05))], "#3a2010", 0.6, 9)
        gazelle(canvas, (x, y), tall, Coat(hide, belly, horn), Stance(flip=x > 900, leap=leap))
    land.grass(canvas, 120, 1120, 1240, "#5a3c1e", 60)
    sky.birds(canvas, 7, 1320, 330, "#6b4426", 14)


SCENES = {
    "rice-terraces": Scene(rice_terraces, GREEN, (0.56, 0.72)),
    "orchard-spring": Scene(orchard_spring, SPRING, (0.55, 0.65)),
    "gazelle-steppe": Scene(gazelle_steppe, OCHRE, (0.5, 0.68)),
}
