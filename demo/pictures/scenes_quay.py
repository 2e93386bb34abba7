"""Pictures of harbours."""

from . import land, sky, town, vessels, water
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import DAWN, NOON, Palette, fade, mix
from .scene import Scene


def harbour_dawn(canvas: Canvas, palette: Palette) -> None:
    sky.sky(canvas, palette, 720)
    sky.streaks(canvas, 6, 110, 330, fade("#fff3e0", 0.35))
    sky.sun(canvas, 1290, 305, 84, palette.sun, 0.6)
    land.hills(canvas, palette, (690, 720, 745), 330, nearest=0.62)
    water.sea(canvas, palette, 735)
    water.sun_path(canvas, (1290, 738), 1190, palette.sun, 120, 110)
    walls = ("#d8b49a", "#b9705c", "#e2cfae", "#8e6a6c", "#c9a07c")
    for i, x in enumerate((-40, 88, 205, 330, 440)):
        town.house(
            canvas,
            (x, 760),
            (122, 190 + (i * 53) % 90),
            town.Colours(
                mix(walls[i], palette.near, 0.18),
                mix(palette.accent, palette.ink, 0.45),
                mix(palette.near, "#8fa3b8", 0.3),
                palette.light,
            ),
            (3, 2),
        )
    canvas.shade([(-10, 752), (640, 752), (700, 800), (700, 835), (-10, 900)], "#6d6269", "#3f3d4c")
    canvas.box(-10, 748, 655, 12, "#8b7c7c")
    town.lamp(canvas, (608, 752), 150, palette.ink, palette.light)
    for x in (480, 545):
        canvas.box(x, 730, 16, 24, palette.ink, 4)
    vessels.fishing_boat(canvas, (1490, 800), 170, "#4f6078", "#d9cbb4", palette.ink)
    vessels.fishing_boat(canvas, (930, 920), 370, palette.accent, "#efe0c4", palette.ink)
    vessels.fishing_boat(canvas, (420, 1075), 520, "#3c5a6e", "#e6d3b2", palette.ink)
    for x, y, size in ((1490, 800, 80), (930, 920, 180), (420, 1075, 260)):
        water.glints(
            canvas, (y - 2, y + size * 0.16), fade("#f5dcc0", 1), 14, 0.5, (x - size, x + size)
        )
    sky.birds(canvas, 8, 860, 270, palette.ink, 15)


def _crane(canvas: Canvas, x: float, foot: float, size: float, paint: str) -> None:
    dark = mix(paint, "#1a1a28", 0.35)
    top, boom = foot - size, foot - size * 0.68
    for leg in (-0.16, 0.14):
        canvas.box(x + leg * size, boom, size * 0.035, foot - boom, paint)
        canvas.box(x + (leg + 0.022) * size, boom, size * 0.013, foot - boom, dark)
    canvas.line(
        [(x - size * 0.14, foot - size * 0.22), (x + size * 0.16, foot - size * 0.22)],
        size * 0.03,
        paint,
    )
    canvas.line(
        [(x - size * 0.14, foot - size * 0.22), (x + size * 0.16, boom)], size * 0.016, dark
    )
    canvas.line(
        [(x - size * 0.15, boom), (x + size * 0.0, top), (x + size * 0.16, boom)],
        size * 0.024,
        paint,
    )
    canvas.line(
        [(x - size * 0.74, boom - size * 0.005), (x, top), (x + size * 0.42, boom)],
        size * 0.008,
        dark,
    )
    canvas.line([(x - size * 0.4, boom), (x, top)], size * 0.008, dark)
    canvas.box(x - size * 0.78, boom - size * 0.02, size * 1.24, size * 0.04, paint)
    canvas.box(x + size * 0.2, boom - size * 0.1, size * 0.17, size * 0.09, dark)
    trolley = x - size * 0.42
    canvas.box(trolley, boom + size * 0.02, size * 0.07, size * 0.035, dark)
    for side in (0.008, 0.062):
        canvas.line(
            [(trolley + side * size, boom), (trolley + side * size, boom + size * 0.2)], 2.5, dark
        )
    canvas.box(trolley - size * 0.03, boom + size * 0.2, size * 0.13, size * 0.055, "#c77b43")


def container_port(canvas: Canvas, palette: Palette) -> None:
    x: float
    y: float
    sky.sky(canvas, palette, 760)
    sky.sun(canvas, 380, 220, 70, palette.sun, 0.5)
    for x, y, size in ((1250, 210, 380), (760, 330, 260), (1640, 380, 300)):
        sky.cloud(canvas, x, y, size, fade("#fdfaf0", 0.75))
    land.hills(canvas, palette, (720, 745), 230, nearest=0.55)
    water.sea(canvas, palette, 740)
    for i, x in enumerate((870, 1190, 1480)):
        _crane(canvas, x + 60, 905, 560 + i * 70, mix(palette.accent, palette.far, 0.35 - 0.16 * i))
    vessels.container_ship(canvas, 90, 935, 1060, "#26465c", 6)
    water.glints(canvas, (930, 985), "#eaf3ee", 36, 0.6, (90, 1150))
    canvas.polygon(
        [(1080, 905), (WIDTH + 10, 890), (WIDTH + 10, HEIGHT + 5), (700, HEIGHT + 5), (830, 1040)],
        "#a39c8c",
    )
    canvas.polygon(
        [(1080, 905), (830, 1040), (700, HEIGHT + 5), (650, HEIGHT + 5), (800, 1030), (1050, 905)],
        "#5f6262",
    )
    chance = canvas.random
    for row, (top, size) in enumerate(((905, 74), (985, 96), (1085, 124))):
        x = 1240 - row * 120.0
        while x < WIDTH:
            for tier in range(chance.choice((1, 2, 2, 3)) if row < 2 else chance.choice((1, 1, 2))):
                tone = chance.choice(vessels.BOXES)
                y = top + size * 0.62 - (tier + 1) * size * 0.46
                canvas.box(x, y, size * 1.15, size * 0.44, tone)
                canvas.box(x + size * 0.95, y, size * 0.2, size * 0.44, fade("#10141c", 0.25))
                for rib in range(1, 7):
                    canvas.box(
                        x + size * 0.135 * rib, y + 4, 3, size * 0.44 - 8, fade("#10141c", 0.13)
                    )
            x += size * 1.22
    sky.birds(canvas, 6, 520, 420, palette.ink, 14)


SCENES = {
    "harbour-dawn": Scene(harbour_dawn, DAWN, (0.55, 0.6)),
    "container-port": Scene(container_port, NOON, (0.45, 0.65)),
}
