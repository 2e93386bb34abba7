"""Animals as plain figures, each standing with its feet at (x, y)."""

from collections.abc import Callable
from typing import NamedTuple

from .canvas import Canvas
from .palette import mix
from .shapes import Point, arc, place, smooth

# An outline drawn around (0, 0), set down where the animal stands.
Placed = Callable[[list[Point]], list[Point]]


class Coat(NamedTuple):
    """The colours of an animal."""

    hide: str
    belly: str
    horn: str


class Stance(NamedTuple):
    """How an animal stands: `leap` 1 is a bound."""

    flip: bool = False
    grazing: bool = False
    leap: float = 0.0


STANDING = Stance()


def _legs(canvas: Canvas, at: Placed, height: float, hide: str, leap: float) -> None:
    """Four legs, those on the far side in shadow."""
    far = mix(hide, "#20120c", 0.35)
    back, front = (-0.62, 0.62) if leap else (-0.3, 0.24)
    for hip, hoof, tone in (
        (-0.24, back - 0.06, far),
        (0.2, front + 0.1, far),
        (-0.28, back, hide),
        (0.16, front, hide),
    ):
        bend = -0.07 if hip < 0 else 0.03
        low = -0.14 if leap else 0.0
        leg = at([(hip, -0.46), (hip + (hoof - hip) * 0.5 + bend, -0.24), (hoof, low)])
        canvas.line(leg, height * 0.035, tone, True)
        canvas.line(
            at([(hip, -0.5), (hip + (hoof - hip) * 0.35 + bend * 0.8, -0.32)]),
            height * 0.07,
            tone,
            True,
        )


def _trunk(canvas: Canvas, at: Placed, height: float, coat: Coat) -> None:
    """The trunk, with belly, flank and tail."""
    hide, belly, _ = coat
    trunk = smooth(
        [
            (-0.37, -0.62),
            (-0.2, -0.67),
            (0.1, -0.64),
            (0.24, -0.66),
            (0.27, -0.52),
            (0.14, -0.42),
            (-0.1, -0.44),
            (-0.3, -0.46),
        ],
        6,
        closed=True,
    )
    canvas.polygon(at(trunk), hide)
    canvas.polygon(
        at(
            smooth(
                [(-0.26, -0.49), (0.0, -0.48), (0.2, -0.5), (0.12, -0.42), (-0.1, -0.435)],
                6,
                closed=True,
            )
        ),
        belly,
    )
    canvas.line(
        at([(-0.28, -0.51), (0.0, -0.5), (0.21, -0.53)]), height * 0.025, mix(hide, "#20120c", 0.6)
    )
    canvas.polygon(at([(-0.36, -0.63), (-0.42, -0.56), (-0.4, -0.46), (-0.35, -0.5)]), belly)


def _head(canvas: Canvas, neck: Placed, height: float, coat: Coat) -> None:
    """Neck, head, ears, and the horns, one before and one behind the head."""
    hide, belly, horn = coat
    canvas.polygon(
        neck([(-0.09, 0.0), (0.07, -0.27), (0.16, -0.25), (0.16, -0.1), (0.08, 0.08)]), hide
    )
    canvas.polygon(neck([(0.16, -0.25), (0.16, -0.1), (0.09, 0.06), (0.13, -0.12)]), belly)
    canvas.line(
        smooth(neck([(0.09, -0.32), (0.0, -0.44), (0.03, -0.56), (0.09, -0.63)])),
        height * 0.022,
        mix(horn, hide, 0.3),
        True,
    )
    canvas.polygon(
        smooth(
            neck(
                [
                    (0.07, -0.26),
                    (0.07, -0.34),
                    (0.14, -0.36),
                    (0.22, -0.31),
                    (0.33, -0.24),
                    (0.34, -0.205),
                    (0.28, -0.19),
                    (0.16, -0.2),
                ]
            ),
            6,
            closed=True,
        ),
        hide,
    )
    canvas.polygon(
        smooth(neck([(0.17, -0.2), (0.28, -0.225), (0.33, -0.215), (0.29, -0.19)]), 5, closed=True),
        belly,
    )
    canvas.line(neck([(0.18, -0.29), (0.3, -0.235)]), height * 0.016, mix(hide, "#20120c", 0.55))
    canvas.polygon(
        neck([(0.09, -0.3), (-0.07, -0.37), (-0.02, -0.28), (0.07, -0.26)]),
        mix(hide, "#20120c", 0.18),
    )
    canvas.disc(*neck([(0.17, -0.3)])[0], height * 0.014, "#160e0a")
    canvas.line(
        smooth(neck([(0.12, -0.34), (0.04, -0.46), (0.08, -0.59), (0.15, -0.66)])),
        height * 0.026,
        horn,
        True,
    )


def gazelle(
    canvas: Canvas, feet: Point, height: float, coat: Coat, pose: Stance = STANDING
) -> None:
    """A gazelle in profile, looking right: standing, grazing or in a bound."""
    x, y = feet
    flip, grazing, leap = pose

    def at(points: list[Point]) -> list[Point]:
        return place(points, x, y - leap * height * 0.22, height, flip, -8 * leap)

    _legs(canvas, at, height, coat.hide, leap)
    _trunk(canvas, at, height, coat)
    canvas.polygon(at(arc((0.19, -0.57), (0.09, 0.09), steps=20)), coat.hide)
    lean, turned = ((0.22, -0.58), 128.0) if grazing else ((0.2, -0.6), 0.0)
    _head(canvas, lambda points: at(place(points, *lean, 1, False, turned)), height, coat)
