"""Hills, mountains, trees and grass."""

from collections.abc import Sequence

from .canvas import HEIGHT, WIDTH, Canvas
from .palette import Palette, fade, mix
from .shapes import Point, arc, blob, down_to, height_at, jagged, place, ridge, smooth


def hills(
    canvas: Canvas,
    palette: Palette,
    bases: Sequence[float],
    height: float,
    haze: float = 0.35,
    nearest: float = 1.0,
) -> None:
    """Ridges one before another, each with haze at its foot; `bases` are their lowest points."""
    pale = palette.sky[-1]
    for i, base in enumerate(bases):
        tone = palette.depth(nearest * i / max(1, len(bases) - 1))
        waves = (0.9 + 0.25 * i, 2.1 + 0.4 * i, 4.3 + 0.8 * i)
        line = ridge(canvas.random, base, height * (1 - 0.12 * i), waves=waves)
        canvas.shade(down_to(line, min(HEIGHT, base + 160)), tone, mix(tone, pale, haze))


def peak(
    canvas: Canvas,
    summit: Point,
    foot: float,
    width: float,
    colours: tuple[str, str],
    cap: float = 0.4,
) -> None:
    """A mountain with a lit side, a side in shadow, and snow on the upper part `cap`."""
    x, top = summit
    rock, snow = colours
    chance = canvas.random
    left = jagged(
        chance,
        [(x - width / 2, foot), (x - width * 0.2, foot - (foot - top) * 0.55), (x, top)],
        0.14,
    )
    right = jagged(
        chance,
        [(x, top), (x + width * 0.24, foot - (foot - top) * 0.5), (x + width / 2, foot)],
        0.14,
    )
    crest = jagged(
        chance,
        [(x, top), (x + width * 0.06, top + (foot - top) * 0.4), (x - width * 0.04, foot)],
        0.2,
        4,
    )
    dark = mix(rock, "#1c2740", 0.28)
    canvas.polygon([*left, *right], rock)
    canvas.polygon([*crest, *reversed(right)], dark)
    if cap <= 0:
        return
    line = top + (foot - top) * cap
    teeth_left = [(px, py) for px, py in left if py < line]
    teeth_right = [(px, py) for px, py in right if py < line]
    first, last = teeth_left[0][0], teeth_right[-1][0]
    edge: list[Point] = []
    count = 9
    for i in range(count + 1):
        dip = (
            0.0
            if i in (0, count)
            else min(line - top, 210.0) * (0.1 if i % 2 else -0.32) * chance.uniform(0.7, 1.3)
        )
        edge.append((last + (first - last) * i / count, line + dip))
    canvas.polygon([*teeth_left, *teeth_right, *edge], snow)
    below = [(px, py) for px, py in crest if py < line - (line - top) * 0.1]
    half = [p for p in edge if p[0] > below[-1][0]]
    canvas.polygon([*below, *reversed(half), *reversed(teeth_right)], mix(snow, "#8a9cc0", 0.42))


def pine(canvas: Canvas, x: float, foot: float, height: float, colour: str, snow: str = "") -> None:
    """A fir of three tiers, with snow on it if a colour for it is given."""
    canvas.box(
        x - height * 0.025,
        foot - height * 0.12,
        height * 0.05,
        height * 0.12,
        mix(colour, "#2a1a14", 0.5),
    )
    for tier, (top, bottom, half) in enumerate(
        ((0.42, 0.08, 0.27), (0.7, 0.3, 0.21), (1.0, 0.55, 0.15))
    ):
        peak_y, base_y, wide = foot - height * top, foot - height * bottom, height * half
        droop = height * 0.03
        outline = [
            (x, peak_y),
            (x + wide, base_y + droop),
            (x + wide * 0.4, base_y),
            (x, base_y + droop),
            (x - wide * 0.4, base_y),
            (x - wide, base_y + droop),
        ]
        canvas.polygon(outline, mix(colour, "#ffffff", 0.04 * tier))
        if snow:
            canvas.polygon(
                [
                    (x, peak_y),
                    (x + wide * 0.52, (peak_y + base_y) / 2 + droop),
                    (x + wide * 0.1, (peak_y + base_y) / 2 - droop),
                    (x - wide * 0.3, (peak_y + base_y) / 2 + droop),
                ],
                snow,
            )


def tree(
    canvas: Canvas, x: float, foot: float, height: float, crown: str, trunk: str = "#4a3528"
) -> None:
    """A round tree with light on its left side."""
    chance = canvas.random
    canvas.polygon(
        [
            (x - height * 0.035, foot),
            (x - height * 0.02, foot - height * 0.5),
            (x + height * 0.02, foot - height * 0.5),
            (x + height * 0.035, foot),
        ],
        trunk,
    )
    canvas.polygon(
        blob(chance, (x, foot - height * 0.64), (height * 0.3, height * 0.36), 0.1), crown
    )
    canvas.polygon(
        blob(
            chance, (x - height * 0.07, foot - height * 0.71), (height * 0.18, height * 0.22), 0.12
        ),
        mix(crown, "#fff2c0", 0.16),
    )


def blossom_tree(
    canvas: Canvas, x: float, foot: float, height: float, petals: Sequence[str], bark: str
) -> None:
    """An old fruit tree in flower: forked trunk, clouds of petals from dark to light."""
    chance = canvas.random
    for dx, dy in ((-0.24, -0.56), (0.0, -0.68), (0.27, -0.52)):
        canvas.line(
            smooth(
                [
                    (x, foot),
                    (x + dx * 0.15 * height, foot - 0.26 * height),
                    (x + dx * height, foot + dy * height),
                ]
            ),
            height * 0.05,
            bark,
        )
    canvas.polygon(
        [
            (x - height * 0.06, foot),
            (x - height * 0.03, foot - height * 0.3),
            (x + height * 0.03, foot - height * 0.3),
            (x + height * 0.07, foot),
        ],
        bark,
    )
    places = [(chance.gauss(0, 0.2), chance.gauss(-0.66, 0.1)) for _ in range(16)]
    for tone, petal in enumerate(petals):
        lift, size = 0.045 * tone, 0.17 - 0.035 * tone
        for dx, dy in places:
            canvas.polygon(
                blob(
                    chance,
                    (x + (dx - lift * 0.7) * height, foot + (dy - lift) * height),
                    (size * height, size * 0.85 * height),
                    0.14,
                    9,
                ),
                petal,
            )
    for _ in range(int(height / 4)):
        canvas.disc(
            x + chance.gauss(0, 0.25) * height,
            foot + chance.gauss(-0.66, 0.15) * height,
            chance.uniform(2, 4),
            fade(petals[-1], 0.9),
        )


def palm(canvas: Canvas, x: float, foot: float, height: float, leaf: str, trunk: str) -> None:
    lean = height * canvas.random.uniform(-0.2, 0.2)
    top = (x + lean, foot - height)
    canvas.line(
        smooth([(x, foot), (x + lean * 0.25, foot - height * 0.5), top]), height * 0.05, trunk
    )
    for turn, reach in ((-160, 0.42), (-125, 0.36), (-75, 0.34), (-35, 0.4), (0, 0.42), (185, 0.4)):
        frond = [
            *arc((0.5, 0.12), (0.5, 0.22), 180, 360, 12),
            *arc((0.5, 0.12), (0.5, 0.1), 360, 180, 12),
        ]
        canvas.polygon(place(frond, *top, height * reach, False, turn), leaf)


def grass(
    canvas: Canvas, count: int, top: float, bottom: float, colour: str, height: float = 26
) -> None:
    """Tufts of grass, larger towards the foreground."""
    chance = canvas.random
    for _ in range(count):
        near = chance.random()
        x, y, tall = chance.uniform(0, WIDTH), top + (bottom - top) * near, height * (0.4 + near)
        for lean in (-0.4, 0.05, 0.45):
            canvas.polygon(
                [
                    (x - tall * 0.07, y),
                    (x + tall * lean, y - tall * (1 - abs(lean) * 0.5)),
                    (x + tall * 0.07, y),
                ],
                colour,
            )


def row_along(line: Sequence[Point], start: float, end: float, count: int) -> list[Point]:
    """Evenly spread places standing on a line of hills."""
    xs = [start + (end - start) * i / max(1, count - 1) for i in range(count)]
    return [(x, height_at(line, x)) for x in xs]
