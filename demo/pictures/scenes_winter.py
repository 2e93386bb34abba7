"""A picture of a train in the snow."""

from . import land, sky
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import WINTER, Palette, mix
from .scene import Scene
from .shapes import arc, blob, down_to, ridge, smooth


def _viaduct(canvas: Canvas) -> None:
    """The arches that carry the line across the valley."""
    stone, deck = "#8d8f9c", 800
    for i in range(9):
        x = 20 + i * 220.0
        canvas.polygon([(x - 26, deck), (x + 26, deck), (x + 36, HEIGHT), (x - 36, HEIGHT)], stone)
        canvas.polygon(
            [(x + 8, deck), (x + 26, deck), (x + 36, HEIGHT), (x + 12, HEIGHT)], "#6f7282"
        )
        left, right = x + 26, x + 194
        vault = arc(((left + right) / 2, deck + 125), ((right - left) / 2, 84), 180, 360, 24)
        canvas.polygon(
            [
                (left - 3, deck),
                (right + 3, deck),
                (right + 3, deck + 125),
                *reversed(vault),
                (left - 3, deck + 125),
            ],
            stone,
        )
        canvas.line(vault, 9, "#b3b5c0")
    canvas.box(-5, deck - 24, WIDTH + 10, 50, "#9a9ca8")
    canvas.box(-5, deck - 34, WIDTH + 10, 16, "#f7f9fa")


def _engine(canvas: Canvas, palette: Palette, dark: str, rail: float, red: str) -> None:
    """The engine, its lamp lit."""
    x = 1218.0
    canvas.box(x, rail - 70, 330, 40, dark, 6)
    canvas.box(x + 8, rail - 176, 104, 130, mix(red, dark, 0.25), 8)
    canvas.box(x - 4, rail - 190, 126, 22, "#f4f7f9", 8)
    canvas.box(x + 30, rail - 156, 58, 50, palette.light, 5)
    canvas.box(x + 100, rail - 142, 228, 84, mix(dark, "#56697e", 0.3), 36)
    for k in (150, 210, 270):
        canvas.box(x + k, rail - 142, 8, 84, "#c79a4a")
    canvas.polygon(
        [
            (x + 266, rail - 138),
            (x + 258, rail - 206),
            (x + 312, rail - 206),
            (x + 304, rail - 138),
        ],
        dark,
    )
    canvas.box(x + 252, rail - 214, 66, 14, red, 5)
    canvas.polygon(arc((x + 190, rail - 140), (24, 26), 180, 360), "#c79a4a")
    canvas.polygon([(x + 322, rail - 60), (x + 384, rail - 6), (x + 322, rail - 6)], red)
    for k, size in ((40, 32), (112, 32), (186, 32), (262, 22), (312, 22)):
        canvas.disc(x + k, rail - size, size, dark)
        canvas.disc(x + k, rail - size, size * 0.72, red)
        canvas.disc(x + k, rail - size, size * 0.24, dark)
    canvas.line([(x + 40, rail - 26), (x + 186, rail - 26)], 8, "#d9d3c4")
    canvas.glow(x + 336, rail - 104, 110, palette.light, 0.9)
    canvas.disc(x + 330, rail - 104, 13, "#fff6dc")


def _train(canvas: Canvas, palette: Palette) -> None:
    """A steam engine and its four lit carriages."""
    red, dark = palette.accent, palette.ink
    rail = 766
    for i in range(4):
        x = -130 + i * 335.0
        canvas.box(x, rail - 152, 322, 128, red, 12)
        canvas.box(x, rail - 74, 322, 16, "#f0dcb4")
        canvas.box(x - 4, rail - 164, 330, 22, "#f4f7f9", 10)
        for k in range(5):
            canvas.box(x + 22 + k * 59, rail - 130, 42, 46, palette.light, 5)
        canvas.glow(x + 161, rail - 105, 210, palette.light, 0.2)
        for k in (52, 100, 224, 272):
            canvas.disc(x + k, rail - 18, 18, dark)
        canvas.box(x + 318, rail - 50, 24, 14, dark)
    _engine(canvas, palette, dark, rail, red)


def snow_train(canvas: Canvas, palette: Palette) -> None:
    x: float
    y: float
    sky.sky(canvas, palette, 800)
    sky.sun(canvas, 380, 300, 66, palette.sun, 0.55)
    for x, top, wide in ((1500, 270, 900), (250, 400, 800), (900, 220, 1050)):
        land.peak(
            canvas, (x, top), 840, wide, (mix("#8ea3ba", "#a9bacb", (x % 4) / 4), "#f6f7f8"), 0.62
        )
    canvas.veil(480, 860, "#eef0f2", 0, 0.75)
    slope = ridge(canvas.random, 790, 80, waves=(1.1, 2.6))
    canvas.shade(down_to(slope, HEIGHT), "#e3eaf0", "#c9d6e2")
    for x, y in land.row_along(slope, 10, 1790, 30):
        tall = canvas.random.uniform(90, 190)
        land.pine(
            canvas,
            x + canvas.random.uniform(-24, 24),
            y + 22,
            tall,
            mix("#5d7690", "#a9bacb", 0.25),
            "#f2f6f8",
        )
    _viaduct(canvas)
    _train(canvas, palette)
    puffs = [(1500 - k * 84, 526 - 46 * k**0.8, 36 + 15 * k) for k in range(8)]
    for tone, lift in (("#c3cfdb", 0.0), ("#f4f6f8", 0.22)):
        for px, py, size in reversed(puffs):
            round_puff = blob(
                canvas.random,
                (px - lift * size * 0.5, py - lift * size),
                (size * (1 - lift), size * (0.74 - lift * 0.7)),
                0.1,
            )
            canvas.polygon(round_puff, mix(tone, palette.sky[1], size / 420))
    front = smooth(
        [(-20, 1090), (300, 1060), (700, 1130), (1100, 1150), (1500, 1080), (1820, 1040)], 12
    )
    canvas.shade(down_to(front, HEIGHT), "#fbfcfc", "#d6e0e9")
    for px, py, tall in (
        (110, 1150, 400),
        (290, 1190, 270),
        (1690, 1150, 440),
        (1530, 1180, 250),
        (1400, 1200, 170),
    ):
        land.pine(canvas, px, py, tall, "#3f5a72", "#f7fafb")
    sky.snow(canvas, 420)


SCENES = {
    "snow-train": Scene(snow_train, WINTER, (0.65, 0.58)),
}
