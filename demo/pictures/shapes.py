"""Lines and outlines as lists of points: ridges, curves, arcs. Nothing is drawn here."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, radians, sin
from random import Random

Point = tuple[float, float]


def arc(
    middle: Point, radii: Point, start: float = 0, end: float = 360, steps: int = 40
) -> list[Point]:
    """Points along an ellipse; degrees run clockwise from three o'clock, as the screen sees it."""
    (cx, cy), (rx, ry) = middle, radii
    turns = (radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(cx + rx * cos(t), cy + ry * sin(t)) for t in turns]


def smooth(points: Sequence[Point], steps: int = 8, closed: bool = False) -> list[Point]:
    """A soft line through all the points (a Catmull-Rom spline)."""
    count = len(points)
    padded = (
        [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    )
    line: list[Point] = []
    for i in range(1, (count if closed else count - 1) + 1):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = padded[i - 1 : i + 3]
        for step in range(steps):
            t = step / steps
            u, v, w, z = (
                -t + 2 * t**2 - t**3,
                2 - 5 * t**2 + 3 * t**3,
                t + 4 * t**2 - 3 * t**3,
                (t**3 - t**2),
            )
            x = (u * ax + v * bx + w * cx + z * dx) / 2
            line.append((x, (u * ay + v * by + w * cy + z * dy) / 2))
    return line if closed else [*line, points[-1]]


def place(
    points: Sequence[Point],
    x: float,
    y: float,
    size: float = 1,
    flip: bool = False,
    turn: float = 0,
) -> list[Point]:
    """An outline drawn around (0, 0), set down at (x, y): grown, mirrored, turned (degrees)."""
    side, c, s = (-size if flip else size), cos(radians(turn)), sin(radians(turn))
    turned = ((px * side, py * size) for px, py in points)
    return [(x + px * c - py * s, y + px * s + py * c) for px, py in turned]


def ridge(
    random: Random,
    base: float,
    height: float,
    start: float = -20,
    end: float = 1820,
    waves: Sequence[float] = (1.1, 2.3, 4.9),
) -> list[Point]:
    """A line of rolling hills, left to right: sines of several lengths (waves a picture) summed."""
    parts = [(2 * pi * w / 1800, random.uniform(0, 2 * pi), 1 / w**0.8) for w in waves]
    total = sum(share for _, _, share in parts)
    count = int((end - start) / 6) + 1
    line = []
    for i in range(count + 1):
        x = start + (end - start) * i / count
        rise = sum(share * sin(length * x + phase) for length, phase, share in parts) / total
        line.append((x, base - height * (0.5 + 0.5 * rise)))
    return line


def jagged(
    random: Random, corners: Sequence[Point], rough: float = 0.12, depth: int = 5
) -> list[Point]:
    """A rocky line through the corners, each stretch broken again and again by chance."""
    line = list(corners)
    for _ in range(depth):
        finer: list[Point] = [line[0]]
        for (ax, ay), (bx, by) in pairwise(line):
            shift = random.uniform(-rough, rough) * abs(bx - ax)
            finer += [((ax + bx) / 2, (ay + by) / 2 + shift), (bx, by)]
        line = finer
    return line


def blob(
    random: Random, middle: Point, radii: Point, rough: float = 0.12, corners: int = 11
) -> list[Point]:
    """A soft uneven round, as of a stone, a bush or a coral."""
    (cx, cy), (rx, ry) = middle, radii
    outline = []
    for i in range(corners):
        turn, reach = 2 * pi * i / corners, random.uniform(1 - rough, 1 + rough)
        outline.append((cx + rx * reach * cos(turn), cy + ry * reach * sin(turn)))
    return smooth(outline, 6, closed=True)


def down_to(line: Sequence[Point], bottom: float) -> list[Point]:
    """The area under a line, closed at the height `bottom`."""
    return [*line, (line[-1][0], bottom), (line[0][0], bottom)]


def height_at(line: Sequence[Point], x: float) -> float:
    """How high (y) a left-to-right line is at x."""
    for (ax, ay), (bx, by) in pairwise(line):
        if ax <= x <= bx and bx > ax:
            return ay + (by - ay) * (x - ax) / (bx - ax)
    return line[-1][1]
