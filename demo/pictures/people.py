"""People as plain figures, each standing with its feet at (x, y)."""

from typing import NamedTuple

from .canvas import Canvas
from .palette import mix
from .shapes import Point, arc, place, smooth

SKIN = ("#e3b48f", "#c98f6a", "#9a6748", "#f0c8a4")
HAIR = ("#2a211f", "#4a3226", "#1d1a22", "#6b4a32")


_COAT_SIDE: list[Point] = [(-0.1, -0.42), (-0.105, -0.6), (-0.105, -0.74), (-0.075, -0.8)]
_COAT_FRONT: list[Point] = [(0.05, -0.805), (0.09, -0.76), (0.1, -0.6), (0.105, -0.43)]
_COAT_FOLD: list[Point] = [(-0.05, -0.7), (-0.045, -0.5), (-0.03, -0.42)]
_COAT = smooth([*_COAT_SIDE, *_COAT_FRONT], 5, closed=True)
_COAT_BACK = smooth([*_COAT_SIDE, *_COAT_FOLD], 5, closed=True)
_ARM: list[Point] = [(0.0, 0.0), (0.015, 0.15), (0.05, 0.27), (0.06, 0.305)]
_FRINGE: list[Point] = [(0.035, -0.935), (0.0, -0.92), (-0.012, -0.89)]
_SHORT_HAIR = [*arc((0.0, -0.918), (0.074, 0.075), 120, 335, 18), *_FRINGE]
_LOCKS: list[Point] = [(0.0, -0.97), (-0.07, -0.93), (-0.09, -0.82), (-0.075, -0.73), (0.0, -0.76)]
_LONG_HAIR = smooth([*_LOCKS, (0.01, -0.88)], 5, closed=True)


class Clothes(NamedTuple):
    """What somebody has on, and of what colour they are."""

    coat: str
    legs: str = "#2b2d3a"
    skin: str = SKIN[0]
    hair: str = ""


class Pose(NamedTuple):
    """How somebody stands or walks to the right; `stride` 0 to 1, `arm` is its angle in degrees."""

    stride: float = 0.0
    flip: bool = False
    arm: float = 12.0


STANDING = Pose()


def person(
    canvas: Canvas, feet: Point, height: float, clothes: Clothes, pose: Pose = STANDING
) -> None:
    """Someone standing or walking, in a coat."""
    x, y = feet
    coat, legs, skin, hair = clothes
    stride, flip, arm = pose

    def at(*points: Point) -> list[Point]:
        return place(points, x, y, height, flip)

    look = int(abs(x) / 7 + height)
    hair = hair or HAIR[look % len(HAIR)]
    dark = mix(legs, "#000000", 0.3)
    reach = 0.16 * stride
    for foot, tone in ((-reach - 0.045, mix(legs, "#000000", 0.16)), (reach + 0.04, legs)):
        knee = foot * 0.55 + (0.025 if stride else 0)
        trouser = at((foot * 0.5, -0.46), (knee, -0.24), (foot, -0.03))
        canvas.line(trouser, height * 0.074, tone, True)
        canvas.line(at((foot - 0.015, -0.014), (foot + 0.06, -0.014)), height * 0.034, dark, True)
    if look % 3 == 1:
        canvas.polygon(at(*_LONG_HAIR), hair)
    canvas.line(at((-0.005, -0.85), (0, -0.78)), height * 0.055, mix(skin, "#3a1c10", 0.14))
    canvas.polygon(at(*_COAT), coat)
    canvas.polygon(at(*_COAT_BACK), mix(coat, "#100818", 0.14))
    sleeve = place(_ARM, 0.0, -0.755, 1, False, -arm)
    canvas.disc(*at(sleeve[-1])[0], height * 0.03, skin)
    canvas.line(at(*sleeve[:-1]), height * 0.06, mix(coat, "#100818", 0.26), True)
    canvas.oval(*at((0.012, -0.9))[0], height * 0.06, height * 0.074, skin)
    canvas.disc(*at((0.07, -0.892))[0], height * 0.013, skin)
    canvas.polygon(at(*_SHORT_HAIR), hair)
    if look % 3 == 2:
        canvas.disc(*at((-0.068, -0.945))[0], height * 0.034, hair)


def crowd(
    canvas: Canvas,
    ends: tuple[float, float],
    y: float,
    size: float,
    count: int,
    colours: tuple[str, ...],
) -> None:
    """Heads and shoulders seen from behind, side by side with small differences."""
    left, right = ends
    chance = canvas.random
    for i in range(count):
        x = left + (right - left) * (i + chance.uniform(0.25, 0.75)) / count
        up, tall = y + chance.uniform(-0.12, 0.12) * size, size * chance.uniform(0.88, 1.1)
        tone = chance.choice(colours)
        canvas.polygon(arc((x, up), (tall * 0.5, tall * 0.62), 180, 360, 20), tone)
        canvas.box(x - tall * 0.5, up - 1, tall, size * 0.6, tone)
        canvas.oval(x, up - tall * 0.78, tall * 0.24, tall * 0.29, mix(tone, "#0c0a10", 0.35))


def cyclist(
    canvas: Canvas,
    wheels: Point,
    size: float,
    colours: tuple[str, str],
    turn: float = 0,
    pedal: float = 0.0,
) -> None:
    """A racing cyclist riding to the right; `size` is the length of the bicycle."""
    x, y = wheels
    shirt, frame = colours

    def at(*points: Point) -> list[Point]:
        return place(points, x, y, size, False, turn)

    dark, skin = "#23262e", SKIN[1]
    for wheel in (-0.3, 0.3):
        canvas.line(
            place(arc((wheel, -0.19), (0.185, 0.185)), x, y, size, False, turn), size * 0.022, dark
        )
        canvas.disc(*at((wheel, -0.19))[0], size * 0.02, dark)
    canvas.line(
        at((-0.3, -0.19), (-0.05, -0.18), (0.2, -0.45), (-0.12, -0.45), (-0.3, -0.19)),
        size * 0.022,
        frame,
    )
    canvas.line(at((-0.05, -0.18), (-0.14, -0.52)), size * 0.022, frame)
    canvas.line(at((0.3, -0.19), (0.2, -0.5), (0.28, -0.54)), size * 0.022, frame)
    foot_x, foot_y = -0.05 + 0.07 * (1 - 2 * pedal), -0.1 - 0.12 * pedal
    back_x, back_y = -0.1 + 0.07 * 2 * pedal, -0.24 + 0.12 * pedal
    canvas.line(
        at((-0.15, -0.56), (0.03, -0.38), (back_x, back_y)),
        size * 0.062,
        mix(skin, "#000000", 0.3),
        True,
    )
    canvas.line(at((-0.15, -0.56), (0.06, -0.4), (foot_x, foot_y)), size * 0.068, skin, True)
    for ankle_x, ankle_y in ((back_x, back_y), (foot_x, foot_y)):
        shoe = at((ankle_x - 0.015, ankle_y + 0.02), (ankle_x + 0.065, ankle_y + 0.03))
        canvas.line(shoe, size * 0.05, dark, True)
    canvas.line(at((-0.15, -0.57), (0.02, -0.44)), size * 0.095, dark, True)
    body = at(
        (-0.22, -0.56), (-0.14, -0.74), (0.06, -0.84), (0.15, -0.8), (0.1, -0.7), (-0.08, -0.54)
    )
    canvas.polygon(smooth(body, 6, closed=True), shirt)
    canvas.line(at((0.1, -0.76), (0.17, -0.62), (0.27, -0.56)), size * 0.05, skin, True)
    canvas.line(at((0.1, -0.76), (0.14, -0.68)), size * 0.065, mix(shirt, "#000000", 0.15), True)
    canvas.oval(*at((0.18, -0.88))[0], size * 0.065, size * 0.07, skin)
    canvas.polygon(
        place(arc((0.17, -0.9), (0.092, 0.08), 165, 365, 14), x, y, size, False, turn),
        mix(frame, "#ffffff", 0.5),
    )
