"""A picture of a laboratory."""

from .canvas import HEIGHT, WIDTH, Canvas
from .palette import GREEN, Palette, fade, mix
from .scene import Scene
from .shapes import Point, arc, down_to, ridge, smooth

_GLASS = (fade("#f4fbf8", 0.4), "#f9fdfa")


def _shelves(canvas: Canvas) -> None:
    """Two shelves of bottles."""
    tones = ("#c4532e", "#3f7f86", "#d9a53c", "#6b8a4a", "#7d5a86", "#b5a58c")
    for shelf, y in ((0, 300), (1, 560)):
        for i in range(8):
            wide, tall = 52 + (i * 17 + shelf * 9) % 22, 100 + (i * 37 + shelf * 53) % 90
            x = 1085 + i * 82
            canvas.box(
                x, y - tall, wide, tall, mix(tones[(i * 5 + shelf) % 6], "#e3e8dc", 0.35), 10
            )
            canvas.box(
                x + wide * 0.25, y - tall - 22, wide * 0.5, 26, mix("#4a4038", "#e3e8dc", 0.3), 4
            )
            canvas.box(x + 6, y - tall * 0.65, wide - 12, tall * 0.3, "#f6f1e2", 3)


def _flask(canvas: Canvas, x: float, foot: float, size: float, liquid: str, level: float) -> None:
    """A conical flask, filled up to `level` (a share of its size)."""
    glass, rim = _GLASS
    canvas.soft([arc((x + size * 0.3, foot), (size * 0.7, size * 0.09))], "#4a2c1c", 0.45, 9)
    body: list[Point] = [
        (x - size * 0.13, foot - size * 1.25),
        (x + size * 0.13, foot - size * 1.25),
        (x + size * 0.13, foot - size * 0.85),
        (x + size * 0.55, foot - size * 0.1),
        (x + size * 0.5, foot),
        (x - size * 0.5, foot),
        (x - size * 0.55, foot - size * 0.1),
        (x - size * 0.13, foot - size * 0.85),
    ]
    canvas.polygon(body, glass)
    half = size * (0.55 - 0.42 * (level - 0.1) / 0.75)
    canvas.polygon(
        [
            (x - half, foot - size * level),
            (x + half, foot - size * level),
            (x + size * 0.54, foot - size * 0.1),
            (x + size * 0.49, foot - 5),
            (x - size * 0.49, foot - 5),
            (x - size * 0.54, foot - size * 0.1),
        ],
        fade(liquid, 0.88),
    )
    canvas.oval(x, foot - size * level, half, size * 0.045, mix(liquid, "#ffffff", 0.35))
    for _ in range(5):
        canvas.disc(
            x + canvas.random.uniform(-0.25, 0.25) * size,
            foot - size * canvas.random.uniform(0.08, level * 0.8),
            size * canvas.random.uniform(0.015, 0.04),
            fade("#ffffff", 0.45),
        )
    canvas.line([*body, body[0]], 5, fade(rim, 0.85))
    canvas.line(
        [(x - size * 0.2, foot - size * 0.62), (x - size * 0.42, foot - size * 0.2)],
        size * 0.05,
        fade("#ffffff", 0.6),
        True,
    )
    canvas.box(x - size * 0.18, foot - size * 1.29, size * 0.36, size * 0.06, rim, 6)


def _microscope(canvas: Canvas) -> None:
    """A microscope."""
    dark, pale = "#2f3e4a", "#eef0ea"
    canvas.soft([arc((1530, 1065), (260, 26))], "#4a2c1c", 0.45, 10)
    canvas.box(1330, 1030, 360, 40, dark, 14)
    canvas.line(smooth([(1640, 1035), (1690, 900), (1660, 740), (1560, 660)], 12), 54, pale)
    canvas.box(1360, 905, 270, 22, dark, 6)
    canvas.line([(1400, 520), (1515, 760)], 74, pale)
    canvas.line([(1372, 462), (1404, 528)], 56, dark)
    canvas.line([(1512, 752), (1545, 820)], 52, dark)
    canvas.line([(1540, 812), (1558, 850)], 30, "#c79a4a")
    canvas.disc(1652, 850, 34, dark)
    canvas.disc(1652, 850, 18, "#c79a4a")
    canvas.oval(1480, 900, 60, 7, "#a9d6dc")


def laboratory_glass(canvas: Canvas, palette: Palette) -> None:
    canvas.wash(0, 880, "#cfdcd6", "#e3e8dc")
    canvas.shade([(110, 70), (800, 70), (800, 660), (110, 660)], "#a9cbd6", "#dfeee6")
    canvas.polygon(down_to(ridge(canvas.random, 600, 150, 110, 800, (2, 5)), 660), "#a9c4b4")
    for x in (100, 448, 790):
        canvas.box(x, 60, 20, 610, "#f8f5ea")
    for y in (60, 350, 655):
        canvas.box(90, y, 730, 20, "#f8f5ea")
    canvas.soft([[(800, 120), (1500, 800), (1100, 880), (420, 660)]], "#fffbe8", 0.35, 40)
    for y in (300, 560):
        canvas.box(1060, y, 680, 20, "#a9805c")
        canvas.box(1060, y + 18, 680, 8, fade("#3a2a20", 0.25))
    _shelves(canvas)
    canvas.wash(860, HEIGHT, "#b98d62", "#8f6544")
    canvas.box(0, 856, WIDTH, 16, "#d9b184")
    glass, rim = _GLASS

    steel = "#3d4650"
    canvas.box(820, 930, 300, 30, steel, 8)
    canvas.box(1060, 380, 20, 560, steel)
    canvas.box(900, 520, 170, 14, steel)
    _flask(canvas, 930, 985, 330, "#c4532e", 0.52)
    canvas.box(240, 880, 430, 24, "#8a5c3a", 4)
    canvas.box(240, 720, 430, 22, "#a9774c", 4)
    canvas.box(252, 730, 20, 270, "#a9774c")
    canvas.box(638, 730, 20, 270, "#a9774c")
    for i, tone in enumerate(("#3f7f86", "#d9a53c", "#6b8a4a", "#b5485a", "#7d5a86")):
        x, fill = 305 + i * 66, 110 + (i * 47) % 90
        canvas.box(x, 640, 40, 310, glass, 20)
        canvas.box(x + 4, 946 - fill, 32, fill, fade(tone, 0.9), 16)
        canvas.box(x + 4, 946 - fill, 32, 8, mix(tone, "#ffffff", 0.4))
        canvas.box(x - 4, 636, 48, 10, rim, 5)
        canvas.box(x + 7, 665, 6, 250, fade("#ffffff", 0.6), 3)
    canvas.box(240, 742, 430, 20, "#a9774c", 4)
    canvas.box(225, 985, 460, 30, "#8a5c3a", 4)
    _microscope(canvas)
    _flask(canvas, 1215, 1120, 210, "#3f8f8a", 0.42)
    canvas.box(70, 900, 150, 200, glass, 10)
    canvas.box(76, 1000, 138, 96, fade("#d9a53c", 0.8), 8)
    canvas.box(62, 894, 166, 10, rim, 5)


SCENES = {
    "laboratory-glass": Scene(laboratory_glass, GREEN, (0.5, 0.65)),
}
