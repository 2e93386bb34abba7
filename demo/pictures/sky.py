"""The sky and what falls from it: sun, moon, stars, clouds, birds, rain, snow."""

from .canvas import HEIGHT, WIDTH, Canvas
from .palette import Palette, fade, mix
from .shapes import Point, arc


def sky(canvas: Canvas, palette: Palette, horizon: float = HEIGHT) -> None:
    """The sky of the palette, down to the horizon."""
    canvas.wash(0, horizon, *palette.sky)


def sun(canvas: Canvas, x: float, y: float, radius: float, colour: str, halo: float = 0.45) -> None:
    canvas.glow(x, y, radius * 5, colour, halo)
    canvas.disc(x, y, radius, colour)


def moon(canvas: Canvas, x: float, y: float, radius: float, colour: str) -> None:
    """A full moon with its seas."""
    sun(canvas, x, y, radius, colour, 0.22)
    dim = fade(mix(colour, "#8a8496", 0.5), 0.28)
    for dx, dy, size in (
        (-0.3, -0.25, 0.3),
        (0.28, 0.12, 0.36),
        (-0.2, 0.45, 0.2),
        (0.3, -0.5, 0.14),
    ):
        canvas.disc(x + dx * radius, y + dy * radius, size * radius, dim)


def stars(canvas: Canvas, count: int, lowest: float, colour: str) -> None:
    """Stars, fewer and fainter towards the height `lowest`."""
    chance = canvas.random
    for _ in range(count):
        x, share = chance.uniform(0, WIDTH), chance.random() ** 1.3
        strength = chance.uniform(0.25, 1) * (1 - 0.7 * share)
        canvas.disc(x, share * lowest, chance.choice((1, 1.2, 1.5, 2.2)), fade(colour, strength))


def cloud(canvas: Canvas, x: float, y: float, width: float, colour: str) -> None:
    """A heaped cloud with a flat foot at the height y."""
    canvas.box(x - width / 2, y - width * 0.1, width, width * 0.1, colour, width * 0.05)
    for dx, size in ((-0.3, 0.11), (-0.13, 0.19), (0.08, 0.23), (0.28, 0.13)):
        cx, radius = x + dx * width, size * width
        canvas.polygon(arc((cx, y - width * 0.045), (radius, radius), 180, 360), colour)


def streaks(
    canvas: Canvas, count: int, top: float, bottom: float, colour: str, length: float = 420
) -> None:
    """Long thin evening clouds between two heights."""
    chance = canvas.random
    for _ in range(count):
        x, y = chance.uniform(-100, WIDTH), chance.uniform(top, bottom)
        for row in range(chance.randint(1, 3)):
            wide = length * chance.uniform(0.5, 1.2) * (1 - row * 0.25)
            thick = chance.uniform(9, 15)
            canvas.box(x + chance.uniform(-60, 60), y + row * 13, wide, thick, colour, thick / 2)


def birds(canvas: Canvas, count: int, x: float, y: float, colour: str, size: float = 16) -> None:
    """A loose flight of birds around a point."""
    chance = canvas.random
    for _ in range(count):
        bx, by = x + chance.gauss(0, size * 5), y + chance.gauss(0, size * 2)
        wing = size * chance.uniform(0.6, 1.1)
        left = arc((bx - wing, by), (wing, wing * 0.55), 200, 350, 8)
        right = arc((bx + wing, by), (wing, wing * 0.55), 190, 340, 8)
        canvas.line([*left, *right], 3, colour)


def rain(
    canvas: Canvas,
    count: int,
    colour: str,
    slant: float = 0.25,
    length: float = 60,
    bottom: float = HEIGHT,
) -> None:
    """Rain in thin lines; `slant` is how far it is blown to the left for its fall."""
    chance = canvas.random
    for _ in range(count):
        x, y = chance.uniform(0, WIDTH * 1.2), chance.uniform(-40, bottom)
        fall = length * chance.uniform(0.5, 1.2)
        glaze = fade(colour, chance.uniform(0.15, 0.42))
        canvas.line([(x, y), (x - fall * slant, y + fall)], chance.choice((1.5, 2, 2.5)), glaze)


def snow(canvas: Canvas, count: int, colour: str = "#ffffff") -> None:
    """Falling snow, a few flakes large and near."""
    chance = canvas.random
    for _ in range(count):
        near = chance.random() ** 3
        canvas.disc(
            chance.uniform(0, WIDTH),
            chance.uniform(0, HEIGHT),
            2 + 6 * near,
            fade(colour, 0.85 - 0.4 * near),
        )


def beam(
    canvas: Canvas, lamp: Point, left: Point, right: Point, colour: str, strength: float = 0.3
) -> None:
    """A beam of light from a lamp to the two ends of what it falls on."""
    x, y = lamp
    canvas.soft([[(x - 4, y), (x + 4, y), right, left]], colour, strength, 14)
