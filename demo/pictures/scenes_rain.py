"""A picture of a tea house in the rain."""

from . import land, sky, town, water
from .canvas import HEIGHT, WIDTH, Canvas
from .palette import RAIN, Palette, fade, mix
from .people import Clothes, Pose, person
from .scene import Scene
from .shapes import Point, arc, blob, place, smooth

_WOOD, _TILE = "#6b3a2e", "#3a4648"


def _roof(canvas: Canvas, middle: Point, size: float, storey: tuple[float, float, float]) -> None:
    """A storey's roof, tile by tile; under the upper one its windows."""
    (x, foot), (base, half, rise) = middle, storey
    if half < 0.6:
        canvas.box(x - size * 0.3, foot - size * base - 4, size * 0.6, size * 0.14, "#f2c987")
        for k in range(7):
            canvas.box(
                x - size * 0.3 + k * size * 0.095,
                foot - size * base - 4,
                size * 0.026,
                size * 0.14,
                _WOOD,
            )
    roof = [
        *smooth(
            [
                (-half, -base - 0.09),
                (-half * 0.72, -base - 0.03),
                (-half * 0.42, -base - rise * 0.45),
                (-half * 0.26, -base - rise),
            ],
            8,
        ),
        *smooth(
            [
                (half * 0.26, -base - rise),
                (half * 0.42, -base - rise * 0.45),
                (half * 0.72, -base - 0.03),
                (half, -base - 0.09),
            ],
            8,
        ),
        *smooth([(half * 0.7, -base + 0.03), (0, -base + 0.045), (-half * 0.7, -base + 0.03)], 8),
    ]
    canvas.polygon(place(roof, x, foot, size), _TILE)
    for k in range(-6, 7):
        canvas.line(
            place(
                [(half * 0.042 * k, -base - rise), (half * 0.1 * k, -base + 0.03)],
                x,
                foot,
                size,
            ),
            2.5,
            mix(_TILE, "#c4cbc0", 0.28),
        )
    canvas.line(
        place(
            smooth(
                [(half * 0.7, -base + 0.03), (0, -base + 0.045), (-half * 0.7, -base + 0.03)], 8
            ),
            x,
            foot,
            size,
        ),
        6,
        mix(_TILE, "#c4cbc0", 0.4),
    )


def _pavilion(canvas: Canvas, x: float, foot: float, size: float, palette: Palette) -> None:
    canvas.box(x - size * 0.62, foot - size * 0.1, size * 1.24, size * 0.1, "#8d8a80")
    canvas.box(x - size * 0.66, foot - size * 0.03, size * 1.32, size * 0.06, "#6f6d66")
    canvas.glow(x, foot - size * 0.32, size * 0.75, palette.light, 0.75)
    canvas.box(x - size * 0.46, foot - size * 0.5, size * 0.92, size * 0.4, "#f2c987")
    canvas.box(x - size * 0.46, foot - size * 0.5, size * 0.92, size * 0.07, _WOOD)
    for k in range(9):
        canvas.box(
            x - size * 0.46 + k * size * 0.115 - 2,
            foot - size * 0.43,
            4,
            size * 0.2,
            mix(_WOOD, "#f2c987", 0.3),
        )
    for row in (0.36, 0.29):
        canvas.box(x - size * 0.46, foot - size * row, size * 0.92, 4, mix(_WOOD, "#f2c987", 0.3))
    canvas.box(x - size * 0.46, foot - size * 0.24, size * 0.92, size * 0.14, _WOOD)
    canvas.box(x - size * 0.11, foot - size * 0.43, size * 0.22, size * 0.33, "#ffe3a8")
    canvas.polygon(
        place([(-0.06, -0.1), (-0.05, -0.22), (0.05, -0.22), (0.06, -0.1)], x, foot, size),
        "#4a2a26",
    )
    canvas.disc(x, foot - size * 0.26, size * 0.032, "#4a2a26")
    for post in (-0.5, -0.27, 0.24, 0.47):
        canvas.box(x + post * size, foot - size * 0.56, size * 0.034, size * 0.46, palette.accent)
    for storey in ((0.52, 0.86, 0.25), (0.86, 0.52, 0.27)):
        _roof(canvas, (x, foot), size, storey)
    canvas.box(
        x - size * 0.16,
        foot - size * 1.17,
        size * 0.32,
        size * 0.045,
        mix(_TILE, "#101818", 0.4),
        5,
    )
    canvas.disc(x, foot - size * 1.19, size * 0.03, palette.accent)
    for side in (-0.62, 0.62):
        canvas.line(
            [(x + side * size, foot - size * 0.56), (x + side * size, foot - size * 0.46)],
            3,
            palette.ink,
        )
        town.lantern(canvas, x + side * size, foot - size * 0.42, size * 0.062, palette.accent, 0.7)


def _willow(canvas: Canvas) -> None:
    """The strands of the willow, each with its leaves."""
    chance = canvas.random
    for _ in range(64):
        x, top = chance.uniform(-40, 470), chance.uniform(-60, 190)
        length, sway = chance.uniform(160, 520) * (1 - x / 800), chance.uniform(-40, 10)
        strand = smooth(
            [(x, top), (x + sway * 0.3, top + length * 0.5), (x + sway, top + length)], 6
        )
        green = mix("#4f7350", "#8fa868", chance.random())
        canvas.line(strand, 3, green)
        for px, py in strand[2:]:
            canvas.oval(px + chance.uniform(-7, 7), py + 6, 4, 13, fade(green, 0.9))


def _umbrella(canvas: Canvas, ink: str) -> None:
    """An umbrella of oiled paper."""
    canvas.line([(500, 650), (500, 500)], 6, ink)
    shade = [
        *arc((496, 562), (128, 92), 180, 360, 30),
        *[(624 - k * 21.3, 562 - (8 if k % 2 else 0)) for k in range(13)],
    ]
    canvas.polygon(shade, "#e3b04c")
    for k in (-0.55, 0.0, 0.55):
        canvas.line(smooth([(496, 470), (496 + k * 90, 505), (496 + k * 150, 560)]), 3, "#a87a2c")
    canvas.line(smooth([(496 - 46, 470 + 16), (496, 468), (496 + 46, 470 + 16)]), 3, "#a87a2c")


def tea_house_rain(canvas: Canvas, palette: Palette) -> None:
    x: float
    y: float
    sky.sky(canvas, palette, 820)
    land.hills(canvas, palette, (560, 650, 720), 360, 0.5, 0.55)
    canvas.veil(430, 800, "#dfe3da", 0, 0.75, 0.2)
    bank = smooth(
        [(700, 800), (900, 770), (1300, 755), (1820, 735), (1830, 830), (1300, 835), (860, 835)],
        8,
        closed=True,
    )
    canvas.polygon(bank, mix(palette.near, palette.far, 0.25))
    for x, size in ((880, 46), (1000, 60), (1690, 80), (1770, 60)):
        canvas.polygon(
            blob(canvas.random, (x, 780), (size * 1.3, size * 0.7), 0.15),
            mix(palette.near, "#6a8a5c", 0.35),
        )
    _pavilion(canvas, 1300, 800, 470, palette)
    canvas.wash(818, HEIGHT, *palette.water)
    canvas.mirror(822, HEIGHT - 822, palette.water[1], 0.5, 6)
    canvas.veil(822, HEIGHT, palette.water[-1], 0.0, 0.55)
    for _ in range(60):
        y = canvas.random.uniform(840, HEIGHT)
        water.ripples(
            canvas, canvas.random.uniform(0, WIDTH), y, 8 + (y - 820) * 0.06, "#eef2ea", 2
        )
    wood = "#7d4436"
    line = smooth([(-30, 905), (200, 820), (430, 790), (660, 808), (860, 830)], 10)
    canvas.polygon([*line, *[(x, y + 30) for x, y in reversed(line)]], wood)
    canvas.line([(x, y + 29) for x, y in line], 7, mix(wood, "#1c1414", 0.4))
    for x, y in line[::6]:
        canvas.box(x - 6, y - 66, 12, 66, wood)
        canvas.box(x - 5, y + 28, 10, 70, mix(wood, "#1c1414", 0.45))
    person(canvas, (455, 796), 236, Clothes(palette.accent, "#3a3a44"), Pose(stride=0.7, arm=75))
    _umbrella(canvas, palette.ink)
    for x, y in line[::6]:
        canvas.box(x - 6, y - 66, 12, 30, wood)
    canvas.line([(x, y - 60) for x, y in line], 9, wood)
    canvas.line(
        smooth([(60, 1210), (110, 900), (70, 520), (180, 180), (330, -20)], 12), 56, "#2f3a34"
    )
    _willow(canvas)
    sky.rain(canvas, 420, "#f2f5ee", 0.12, 80)


SCENES = {
    "tea-house-rain": Scene(tea_house_rain, RAIN, (0.6, 0.5)),
}
