"""Ships, each afloat with its waterline at the height y."""

from .canvas import Canvas
from .palette import Palette, fade, mix
from .shapes import Point, arc, place, smooth

BOXES = ("#9c4a3a", "#3f7168", "#c77b43", "#4a6688", "#b9b0a2", "#7d4b5c", "#d2a24c")


def container_ship(
    canvas: Canvas, x: float, y: float, size: float, hull: str, tiers: int = 5
) -> None:
    """A container ship sailing to the left; x is its bow, `size` its length."""
    chance = canvas.random
    deck = y - size * 0.095
    step, tall = size * 0.058, size * 0.04
    for column in range(13):
        left = x + size * 0.1 + column * step + (size * 0.005 if column > 6 else 0)
        stack = max(1, tiers - (2 if column == 0 else 0) - chance.choice((0, 0, 1, 1, 2)))
        for tier in range(stack):
            tone = mix(chance.choice(BOXES), "#d8c4a4", 0.12)
            top = deck - (tier + 1) * tall
            canvas.box(left, top, step - 1.5, tall - 1.5, tone)
            for rib in (0.25, 0.5, 0.75):
                canvas.box(left + step * rib, top, 1.5, tall - 1.5, fade("#14141c", 0.16))
    house = x + size * 0.87
    canvas.box(house, deck - size * 0.25, size * 0.075, size * 0.26, "#efe9dc")
    canvas.box(house - size * 0.012, deck - size * 0.255, size * 0.1, size * 0.02, "#d8d0c2")
    canvas.box(house + size * 0.006, deck - size * 0.23, size * 0.063, size * 0.018, "#3a4a58")
    for floor in range(4):
        canvas.box(
            house + size * 0.01,
            deck - size * (0.19 - 0.04 * floor),
            size * 0.055,
            size * 0.01,
            "#b3ab9e",
        )
    canvas.box(
        house + size * 0.08,
        deck - size * 0.17,
        size * 0.032,
        size * 0.17,
        mix(hull, "#f0e0d0", 0.2),
    )
    side: list[Point] = [
        (x - size * 0.015, deck - size * 0.025),
        (x + size * 0.07, deck),
        (x + size, deck),
        (x + size * 0.985, y),
        (x + size * 0.035, y),
    ]
    canvas.polygon(side, hull)
    canvas.polygon(
        [
            (x + size * 0.018, y - size * 0.03),
            (x + size * 0.99, y - size * 0.03),
            (x + size * 0.985, y),
            (x + size * 0.035, y),
        ],
        mix(hull, "#160c14", 0.42),
    )
    canvas.line(
        [(x - size * 0.01, deck - size * 0.022), (x + size * 0.07, deck + 2), (x + size, deck + 2)],
        size * 0.006,
        mix(hull, "#ffffff", 0.3),
    )


def fishing_boat(
    canvas: Canvas, middle: Point, size: float, hull: str, cabin: str, ink: str
) -> None:
    """A small wooden boat with a wheelhouse and two masts; x is its middle."""
    x, y = middle

    def at(*points: Point) -> list[Point]:
        return place(points, x, y, size)

    for mast, top in ((-0.16, -0.95), (0.32, -0.62)):
        canvas.line(at((mast, -0.1), (mast, top)), size * 0.018, ink)
        canvas.line(at((mast, top), (0.5 if mast < 0 else 0.02, -0.2)), size * 0.006, ink)
        canvas.line(at((mast, top), (-0.52, -0.24)), size * 0.006, ink)
    canvas.line(at((-0.16, -0.3), (0.18, -0.72)), size * 0.014, ink)
    canvas.polygon(at((0.0, -0.12), (0.0, -0.38), (0.26, -0.38), (0.29, -0.12)), cabin)
    canvas.polygon(at((-0.03, -0.38), (-0.01, -0.425), (0.29, -0.425), (0.31, -0.38)), hull)
    for left in (0.03, 0.12, 0.2):
        canvas.box(*at((left, -0.345))[0], size * 0.06, size * 0.075, mix(ink, "#6a8aa0", 0.4))
    side = smooth(at((-0.56, -0.25), (-0.3, -0.17), (0.1, -0.13), (0.5, -0.17)), 8)
    canvas.polygon([*side, *at((0.44, 0.0), (-0.4, 0.0))], hull)
    canvas.line(side, size * 0.028, mix(hull, "#fff3dc", 0.65))
    canvas.polygon(
        at((-0.445, -0.07), (0.465, -0.06), (0.44, 0.0), (-0.4, 0.0)), mix(hull, "#140c12", 0.45)
    )


def ferry(canvas: Canvas, x: float, y: float, size: float, palette: Palette) -> None:
    """A white river ferry with two decks and a funnel, bound to the right; x is its middle."""

    def at(*points: Point) -> list[Point]:
        return place(points, x, y, size)

    white, grey = "#f6f1e4", "#cfcabb"
    canvas.line(at((0.3, -0.3), (0.3, -0.56)), size * 0.008, palette.ink)
    canvas.polygon(at((0.3, -0.55), (0.2, -0.525), (0.3, -0.5)), palette.accent)
    canvas.polygon(
        at((-0.12, -0.3), (-0.105, -0.46), (-0.02, -0.46), (-0.01, -0.3)), palette.accent
    )
    canvas.polygon(
        at((-0.108, -0.43), (-0.105, -0.46), (-0.02, -0.46), (-0.018, -0.43)), palette.ink
    )
    canvas.polygon(at((0.14, -0.3), (0.15, -0.39), (0.31, -0.39), (0.35, -0.3)), white)
    canvas.polygon(
        at((0.17, -0.325), (0.175, -0.37), (0.3, -0.37), (0.32, -0.325)),
        mix(palette.ink, "#7fa6b0", 0.35),
    )
    for floor, (left, right) in enumerate(((-0.44, 0.43), (-0.36, 0.37))):
        top = -0.2 - 0.1 * floor
        canvas.polygon(
            at((left, top + 0.1), (left, top), (right, top), (right + 0.025, top + 0.1)),
            mix(white, grey, 0.25 * (1 - floor)),
        )
        canvas.polygon(
            at(
                (left - 0.03, top),
                (left - 0.03, top - 0.015),
                (right + 0.03, top - 0.015),
                (right + 0.03, top),
            ),
            white,
        )
        count = 13 - 2 * floor
        for i in range(count):
            pane = at((left + 0.025 + (right - left - 0.03) * i / count, top + 0.028))[0]
            canvas.box(*pane, size * 0.042, size * 0.042, mix(palette.ink, "#7fa6b0", 0.35), 4)
    side = at((-0.5, -0.115), (0.54, -0.13), (0.46, 0.0), (-0.46, 0.0))
    canvas.polygon(side, mix(palette.near, "#123a44", 0.5))
    canvas.polygon(at((-0.503, -0.115), (0.54, -0.13), (0.528, -0.105), (-0.496, -0.09)), white)
    canvas.polygon(at((-0.467, -0.02), (0.474, -0.02), (0.46, 0.0), (-0.46, 0.0)), palette.accent)


def steam(
    canvas: Canvas, x: float, y: float, size: float, colour: str, strength: float = 0.4
) -> None:
    """Smoke or steam that drifts to the left of a funnel."""
    puffs = [
        arc(
            (x - size * away, y - size * 0.35 * away**0.7),
            (size * (0.06 + 0.13 * away), size * (0.05 + 0.08 * away)),
            0,
            360,
            20,
        )
        for away in (0.05, 0.2, 0.4, 0.65, 0.9)
    ]
    canvas.soft(puffs, colour, strength, 14)
