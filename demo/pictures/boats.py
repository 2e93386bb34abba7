"""Small boats, afloat with their waterline at the height y, and a seaplane."""

from collections.abc import Callable

from .canvas import Canvas
from .palette import fade, mix
from .shapes import Point, place, smooth

# Points drawn around (0, 0), set down where the thing is.
Placed = Callable[..., list[Point]]


def long_boat(canvas: Canvas, middle: Point, size: float, hull: str, roof: str, ink: str) -> None:
    """A covered canal boat with rounded ends; x is its middle."""
    x, y = middle

    def at(*points: Point) -> list[Point]:
        return place(points, x, y, size)

    for post in (-0.22, -0.07, 0.08, 0.23):
        canvas.line(at((post, -0.08), (post, -0.24)), size * 0.012, ink)
    canvas.polygon(
        at((-0.22, -0.08), (-0.22, -0.19), (0.23, -0.19), (0.23, -0.08)), fade(ink, 0.55)
    )
    canvas.polygon(
        smooth(at((-0.29, -0.2), (-0.2, -0.265), (0.0, -0.285), (0.2, -0.265), (0.3, -0.2)), 6),
        roof,
    )
    canvas.line(at((-0.29, -0.2), (0.3, -0.2)), size * 0.014, mix(roof, "#ffffff", 0.3))
    side = smooth(at((-0.54, -0.16), (-0.42, -0.09), (0.0, -0.07), (0.42, -0.09), (0.54, -0.17)), 8)
    canvas.polygon([*side, *smooth(at((0.4, 0.0), (0.0, 0.012), (-0.4, 0.0)), 5)], hull)
    canvas.line(side, size * 0.018, mix(hull, "#f5e6c8", 0.5))


def dinghy(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """An inflatable rescue boat; x is its middle."""
    canvas.polygon(
        smooth(
            place(
                [
                    (-0.5, -0.16),
                    (0.3, -0.15),
                    (0.46, -0.25),
                    (0.55, -0.22),
                    (0.46, -0.04),
                    (0.3, 0.0),
                    (-0.46, 0.0),
                    (-0.52, -0.08),
                ],
                x,
                y,
                size,
            ),
            6,
            closed=True,
        ),
        colour,
    )
    canvas.line(
        place([(-0.48, -0.08), (0.34, -0.08), (0.49, -0.16)], x, y, size),
        size * 0.018,
        mix(colour, "#ffffff", 0.6),
    )
    canvas.box(x - size * 0.58, y - size * 0.26, size * 0.09, size * 0.2, "#2a2d35", 6)


def _floats(canvas: Canvas, at: Placed, size: float, colours: tuple[str, str, str]) -> None:
    """The floats and what holds them."""
    grey, stripe, ink = colours
    for strut in (-0.08, 0.17):
        canvas.line(at((strut, 0.05), (strut - 0.03, 0.2)), size * 0.014, ink)
    canvas.line(at((0.17, 0.05), (-0.08, 0.2)), size * 0.009, ink)
    floats = smooth(
        at(
            (-0.3, 0.19),
            (-0.1, 0.19),
            (0.2, 0.18),
            (0.34, 0.185),
            (0.27, 0.235),
            (0.0, 0.255),
            (-0.22, 0.225),
        ),
        6,
        closed=True,
    )
    canvas.polygon(floats, grey)
    canvas.polygon(at((-0.3, 0.195), (0.34, 0.187), (0.3, 0.207), (-0.27, 0.212)), stripe)


def _hull(canvas: Canvas, at: Placed, body: str, stripe: str, ink: str) -> None:
    """The hull with its stripe and windows."""
    hull = smooth(
        at(
            (-0.53, -0.07),
            (-0.3, -0.1),
            (0.0, -0.14),
            (0.2, -0.12),
            (0.3, -0.045),
            (0.36, 0.0),
            (0.3, 0.06),
            (0.05, 0.09),
            (-0.25, 0.04),
            (-0.52, -0.03),
        ),
        6,
        closed=True,
    )
    canvas.polygon(hull, body)
    canvas.polygon(
        smooth(
            at(
                (-0.53, -0.045),
                (-0.2, 0.0),
                (0.1, 0.02),
                (0.345, 0.01),
                (0.3, 0.06),
                (0.05, 0.09),
                (-0.25, 0.04),
            ),
            6,
            closed=True,
        ),
        stripe,
    )
    for pane in range(4):
        canvas.polygon(
            at(
                (-0.2 + pane * 0.085, -0.085),
                (-0.14 + pane * 0.085, -0.09),
                (-0.14 + pane * 0.085, -0.03),
                (-0.2 + pane * 0.085, -0.035),
            ),
            mix(ink, "#7fb0c4", 0.35),
        )
    canvas.polygon(
        at((0.15, -0.1), (0.2, -0.1), (0.27, -0.04), (0.15, -0.035)), mix(ink, "#7fb0c4", 0.45)
    )


def seaplane(canvas: Canvas, middle: Point, size: float, body: str, stripe: str, ink: str) -> None:
    """A high-winged seaplane flying to the right and a little upwards; x, y is its middle."""
    x, y = middle
    turn = -7.0

    def at(*points: Point) -> list[Point]:
        return place(points, x, y, size, False, turn)

    grey = mix(body, ink, 0.25)
    _floats(canvas, at, size, (grey, stripe, ink))
    canvas.polygon(at((-0.5, -0.09), (-0.56, -0.27), (-0.48, -0.27), (-0.36, -0.07)), stripe)
    _hull(canvas, at, body, stripe, ink)
    canvas.polygon(at((-0.6, -0.1), (-0.4, -0.115), (-0.42, -0.075), (-0.58, -0.075)), grey)
    canvas.polygon(
        smooth(
            at((-0.16, -0.13), (-0.1, -0.165), (0.14, -0.175), (0.2, -0.15), (0.12, -0.135)),
            5,
            closed=True,
        ),
        body,
    )
    canvas.polygon(at((-0.06, -0.16), (0.1, -0.165), (-0.1, -0.42), (-0.2, -0.42)), body)
    canvas.polygon(at((-0.15, -0.36), (-0.06, -0.36), (-0.1, -0.42), (-0.2, -0.42)), stripe)
    canvas.line(at((0.02, -0.15), (0.06, -0.02)), size * 0.012, ink)
    canvas.polygon(
        at((0.0, -0.15), (0.16, -0.15), (0.1, -0.02), (-0.32, 0.3), (-0.4, 0.3)),
        mix(body, ink, 0.08),
    )
    canvas.polygon(at((-0.275, 0.23), (-0.22, 0.222), (-0.32, 0.3), (-0.4, 0.3)), stripe)
    canvas.oval(*at((0.38, 0.0))[0], size * 0.012, size * 0.15, fade("#ffffff", 0.5))
    canvas.disc(*at((0.365, 0.0))[0], size * 0.022, ink)
