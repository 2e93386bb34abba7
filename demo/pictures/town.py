"""What people build: towers, houses, windows, lamps, lanterns, columns, stalls."""

from collections.abc import Sequence
from typing import NamedTuple

from .canvas import Canvas
from .palette import fade, mix
from .shapes import Point, arc


class Panes(NamedTuple):
    """Windows: the colours of lit and of dark ones, and the share of which is lit."""

    lit: str
    dark: str
    share: float


class Colours(NamedTuple):
    """Those of a house; some of its windows are lit if it has a colour for them."""

    wall: str
    roof: str
    pane: str
    lit: str = ""


def windows(
    canvas: Canvas, corner: Point, size: Point, grid: tuple[int, int], panes: Panes
) -> None:
    """A grid of windows of which `share` are lit."""
    (x, y), (width, height), (columns, rows) = corner, size, grid
    lit, dark, share = panes
    chance = canvas.random
    step_x, step_y = width / columns, height / rows
    for row in range(rows):
        for column in range(columns):
            colour = mix(lit, "#fff6dd", chance.random() * 0.4) if chance.random() < share else dark
            canvas.box(
                x + (column + 0.22) * step_x,
                y + (row + 0.2) * step_y,
                step_x * 0.56,
                step_y * 0.58,
                colour,
            )


def tower(
    canvas: Canvas,
    foot: Point,
    size: Point,
    wall: str,
    lights: tuple[str, float],
    crown: str = "flat",
) -> None:
    """A high house with lit windows; the crown is flat, stepped, spire or slope."""
    (x, ground), (width, height) = foot, size
    lit, share = lights
    top = ground - height
    if crown == "stepped":
        canvas.box(x + width * 0.18, top - width * 0.3, width * 0.64, width * 0.32, wall)
        canvas.box(x + width * 0.36, top - width * 0.55, width * 0.28, width * 0.3, wall)
    elif crown == "spire":
        canvas.polygon([(x, top), (x + width / 2, top - width * 0.7), (x + width, top)], wall)
        canvas.line(
            [(x + width / 2, top - width * 0.6), (x + width / 2, top - width * 1.5)], 4, wall
        )
    elif crown == "slope":
        canvas.polygon([(x, top), (x + width, top - width * 0.5), (x + width, top)], wall)
    canvas.box(x, top, width, height, wall)
    canvas.box(x + width * 0.72, top, width * 0.28, height, fade("#000010", 0.16))
    windows(
        canvas,
        (x + width * 0.06, top + 14),
        (width * 0.88, height - 30),
        (max(2, int(width / 20)), max(3, int(height / 27))),
        Panes(lit, mix(wall, "#000010", 0.28), share),
    )


def house(
    canvas: Canvas,
    foot: Point,
    size: Point,
    colours: Colours,
    grid: tuple[int, int] = (2, 2),
    gable: float = 0.5,
) -> None:
    """A house seen from its gable, with a door; some windows are lit if a colour is given."""
    (x, ground), (width, height) = foot, size
    wall, roof, pane, lit = colours
    rows, columns = grid
    top = ground - height
    canvas.box(x, top, width, height, wall)
    canvas.polygon([(x, top), (x + width / 2, top - width * gable), (x + width, top)], wall)
    eave, rise = width * 0.06, width * gable
    canvas.line(
        [
            (x - eave, top + eave * gable * 1.6),
            (x + width / 2, top - rise),
            (x + width + eave, top + eave * gable * 1.6),
        ],
        width * 0.075,
        roof,
    )
    canvas.box(x + width * 0.86, top, width * 0.14, height, fade("#1a1020", 0.12))
    step_x, step_y = width / columns, height / (rows + 0.9)
    for row in range(rows):
        for column in range(columns):
            glass = lit if lit and canvas.random.random() < 0.5 else pane
            wx, wy = x + step_x * (column + 0.26), top + step_y * (row + 0.22)
            canvas.box(
                wx - 3, wy - 3, step_x * 0.48 + 6, step_y * 0.58 + 6, mix(wall, "#ffffff", 0.45)
            )
            canvas.box(wx, wy, step_x * 0.48, step_y * 0.58, glass)
            canvas.box(
                wx + step_x * 0.225, wy, step_x * 0.03, step_y * 0.58, mix(wall, "#ffffff", 0.45)
            )
    canvas.box(x + width * 0.4, ground - step_y * 0.78, width * 0.2, step_y * 0.78, roof, 4)


def lamp(
    canvas: Canvas, foot: Point, height: float, post: str, light: str, lit: bool = True
) -> None:
    """A street lamp, with its glow where it is lit."""
    x, ground = foot
    if lit:
        canvas.glow(x, ground - height, height * 0.75, light, 0.6)
    canvas.box(x - height * 0.014, ground - height, height * 0.028, height, post)
    canvas.box(x - height * 0.035, ground - height * 0.06, height * 0.07, height * 0.06, post, 3)
    canvas.polygon(
        [
            (x - height * 0.06, ground - height * 1.02),
            (x + height * 0.06, ground - height * 1.02),
            (x + height * 0.035, ground - height * 0.88),
            (x - height * 0.035, ground - height * 0.88),
        ],
        light if lit else mix(post, light, 0.4),
    )
    canvas.polygon(
        [
            (x - height * 0.075, ground - height * 1.02),
            (x, ground - height * 1.09),
            (x + height * 0.075, ground - height * 1.02),
        ],
        post,
    )


def lantern(canvas: Canvas, x: float, y: float, size: float, paper: str, glow: float = 0.5) -> None:
    """A round paper lantern hung from the point above it."""
    if glow:
        canvas.glow(x, y, size * 3.2, mix(paper, "#ffd890", 0.5), glow)
    canvas.oval(x, y, size, size * 0.84, paper)
    canvas.oval(x, y, size * 0.55, size * 0.84, mix(paper, "#ffe6a8", 0.35))
    canvas.oval(x, y, size * 0.18, size * 0.8, mix(paper, "#ffe6a8", 0.6))
    for side in (-1, 1):
        canvas.box(
            x - size * 0.4,
            y + side * size * 0.82 - size * 0.08,
            size * 0.8,
            size * 0.16,
            "#4a2a20",
            2,
        )
    canvas.line([(x, y + size * 0.9), (x, y + size * 1.5)], 2.5, paper)


def garland(start: Point, end: Point, sag: float, steps: int = 24) -> list[Point]:
    """A line hung between two points."""
    line = []
    for i in range(steps + 1):
        t = i / steps
        line.append(
            (
                start[0] + (end[0] - start[0]) * t,
                start[1] + (end[1] - start[1]) * t + sag * 4 * t * (1 - t),
            )
        )
    return line


def awning(
    canvas: Canvas, x: float, y: float, width: float, height: float, colours: Sequence[str]
) -> None:
    """A striped awning with a scalloped hem, wider below than above."""
    count = max(5, int(width / 34))
    step, flare = width / count, width * 0.05
    for i in range(count):
        left = x + step * i
        low_left, low_right = (x - flare + (width + 2 * flare) * j / count for j in (i, i + 1))
        tone = colours[i % len(colours)]
        canvas.polygon(
            [(left, y), (left + step, y), (low_right, y + height), (low_left, y + height)], tone
        )
        half = (low_right - low_left) / 2
        canvas.polygon(
            arc((low_left + half, y + height - 0.5), (half, half * 0.8), 0, 180, 12),
            mix(tone, "#201018", 0.16),
        )


def column(
    canvas: Canvas, x: float, span: tuple[float, float], width: float, stone: str, shadow: str
) -> None:
    """A fluted column with its capital and its base; x is its middle."""
    top, foot = span
    half = width / 2
    canvas.polygon(
        [(x - half * 0.86, top), (x + half * 0.86, top), (x + half, foot), (x - half, foot)], stone
    )
    canvas.polygon(
        [(x + half * 0.3, top), (x + half * 0.86, top), (x + half, foot), (x + half * 0.36, foot)],
        fade(shadow, 0.55),
    )
    for share in (-0.55, -0.2, 0.14, 0.48):
        canvas.polygon(
            [
                (x + half * share * 0.86, top),
                (x + half * (share * 0.86 + 0.1), top),
                (x + half * (share + 0.1), foot),
                (x + half * share, foot),
            ],
            fade(shadow, 0.4),
        )
    for y, wide, tall in (
        (top - width * 0.12, 1.3, 0.26),
        (top + width * 0.14, 1.1, 0.1),
        (foot - width * 0.26, 1.14, 0.14),
        (foot - width * 0.13, 1.3, 0.15),
    ):
        canvas.box(x - half * wide, y, width * wide, width * tall, mix(stone, "#ffffff", 0.15), 3)
        canvas.box(x + half * 0.3, y, half * (wide - 0.3), width * tall, fade(shadow, 0.4))
