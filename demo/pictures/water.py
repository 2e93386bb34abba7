"""Water: the sea and its glints, the path of the sun, waves, wakes and ripples."""

from .canvas import HEIGHT, WIDTH, Canvas
from .palette import Palette, fade, mix
from .shapes import Point, arc


def sea(canvas: Canvas, palette: Palette, level: float, bottom: float = HEIGHT) -> None:
    """Open water from the horizon to the lower edge, with glints of its own colours."""
    canvas.wash(level, bottom, *palette.water)
    glints(canvas, (level + 6, bottom), mix(palette.water[0], "#ffffff", 0.2), 150, 0.42)
    glints(canvas, (level + 40, bottom), mix(palette.water[-1], palette.ink, 0.4), 80, 0.3)


def glints(
    canvas: Canvas,
    depth: tuple[float, float],
    colour: str,
    count: int,
    strength: float = 0.4,
    sides: tuple[float, float] = (0, WIDTH),
) -> None:
    """Short level strokes on the water, longer and thicker the nearer they are."""
    (top, bottom), (left, right) = depth, sides
    chance = canvas.random
    for _ in range(count):
        near = chance.random()
        y = top + (bottom - top) * near
        length, thick = (18 + 110 * near) * chance.uniform(0.4, 1), 1.6 + 3.6 * near
        x = chance.uniform(left, right) - length / 2
        canvas.box(x, y, length, thick, fade(colour, strength * chance.uniform(0.4, 1)), thick / 2)


def sun_path(
    canvas: Canvas, start: Point, bottom: float, colour: str, width: float = 90, count: int = 90
) -> None:
    """Light of a low sun, moon or lamp on the water under it."""
    x, level = start
    chance = canvas.random
    for i in range(count):
        near = i / count
        y = level + 3 + (bottom - level) * near
        spread, thick = width * (0.45 + near), 2 + 4.5 * near
        length = spread * chance.uniform(0.25, 1)
        middle = x + chance.gauss(0, spread * 0.3)
        glaze = fade(colour, (0.85 - 0.55 * near) * chance.uniform(0.5, 1))
        canvas.box(middle - length / 2, y, length, thick, glaze, thick / 2)


def swell(
    canvas: Canvas, level: float, length: float, height: float, colour: str, phase: float = 0
) -> None:
    """A row of pointed waves over the whole width, filled down to the lower edge."""
    crest: list[Point] = []
    x = -length + phase
    while x < WIDTH + length:
        crest += arc((x + length / 2, level - height), (length / 2, height), 180, 0, 14)
        x += length
    canvas.polygon([*crest, (WIDTH + length, HEIGHT), (-length, HEIGHT)], colour)


def ripples(canvas: Canvas, x: float, y: float, size: float, colour: str, rings: int = 3) -> None:
    """Rings on the water around a point."""
    for i in range(rings):
        reach = size * (1 + i * 0.7)
        canvas.line(arc((x, y), (reach, reach * 0.22)), 2.5, fade(colour, 0.55 - 0.14 * i))


def wake(canvas: Canvas, x: float, y: float, length: float, colour: str, left: bool = True) -> None:
    """Foam behind a boat, and along its side."""
    chance, side = canvas.random, (1 if left else -1)
    for i in range(26):
        away = chance.random()
        long = 26 + 60 * away
        middle = x + side * length * away
        canvas.box(
            middle - long / 2,
            y + chance.uniform(-3, 5 + 16 * away),
            long,
            4,
            fade(colour, 0.75 - 0.55 * away),
            2,
        )
        if i % 3 == 0:
            canvas.box(middle - long, y + 2, long * 2, 5, fade(colour, 0.35), 2.5)
