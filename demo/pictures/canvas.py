"""The sheet a picture is drawn on: twice as large as the picture, so that edges come out smooth."""

from collections.abc import Sequence
from functools import cache
from math import sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .palette import between
from .shapes import Point

WIDTH, HEIGHT = 1800, 1200
_SCALE = 2
_SOFT = 6  # soft shapes are drawn this many times smaller than the sheet: blurring costs little
_GRAIN = 9  # strength of the paper: it also hides the steps of a long gradient


@cache
def _paper() -> Image.Image:
    noise = Image.frombytes("L", (WIDTH, HEIGHT), Random("paper").randbytes(WIDTH * HEIGHT))
    fibre = noise.filter(ImageFilter.GaussianBlur(1.1)).point(lambda v: 128 + (v - 128) * 2.2)
    grain = Image.blend(noise, fibre, 0.6).point(lambda v: round(128 + (v - 128) * _GRAIN / 128))
    return Image.merge("RGB", (grain, grain, grain))


@cache
def _halo(power: float) -> Image.Image:
    disc = Image.radial_gradient("L")  # it reaches 255 in the corners, 180 in the middle of a side
    return disc.point(lambda v: round(255 * max(0.0, 1 - v / 178) ** power))


def _column(stops: tuple[str, ...], height: int) -> Image.Image:
    rows = max(2, height // 2)
    column = Image.new("RGB", (1, rows))
    for row in range(rows):
        column.putpixel((0, row), between(stops, row / (rows - 1)))
    return column


class Canvas:
    """One picture being drawn. All measures are in pixels of the finished 1800 x 1200 picture."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)
        self.image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE))
        self._solid = ImageDraw.Draw(self.image)
        self._glaze = ImageDraw.Draw(self.image, "RGBA")

    def _pen(self, colour: str) -> ImageDraw.ImageDraw:
        return self._solid if len(colour) == 7 else self._glaze

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._pen(colour).polygon(scaled, fill=colour)

    def box(
        self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0
    ) -> None:
        """A rectangle given by its top left corner and its size."""
        if width <= 0 or height <= 0:
            return
        edges = [v * _SCALE for v in (x, y, x + width, y + height)]
        pen = self._pen(colour)
        if radius:
            pen.rounded_rectangle(edges, min(radius, width / 2, height / 2) * _SCALE, fill=colour)
        else:
            pen.rectangle((edges[0], edges[1], edges[2] - 1, edges[3] - 1), fill=colour)

    def oval(self, cx: float, cy: float, rx: float, ry: float, colour: str) -> None:
        edges = [v * _SCALE for v in (cx - rx, cy - ry, cx + rx, cy + ry)]
        self._pen(colour).ellipse(edges, fill=colour)

    def disc(self, cx: float, cy: float, radius: float, colour: str) -> None:
        self.oval(cx, cy, radius, radius, colour)

    def line(
        self, points: Sequence[Point], width: float, colour: str, round_ends: bool = False
    ) -> None:
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        thick = max(1, round(width * _SCALE))
        self._pen(colour).line(scaled, fill=colour, width=thick, joint="curve")
        if round_ends:
            for x, y in (points[0], points[-1]):
                self.disc(x, y, width / 2, colour)

    def shade(self, points: Sequence[Point], *stops: str) -> None:
        """An area whose colour runs from its highest point down to its lowest."""
        xs = [x * _SCALE for x, _ in points]
        ys = [y * _SCALE for _, y in points]
        left, top = max(0, int(min(xs))), int(min(ys))
        right, bottom = min(WIDTH * _SCALE, int(max(xs)) + 1), int(max(ys)) + 1
        if right <= left or bottom <= top:
            return
        size = (right - left, bottom - top)
        mask = Image.new("L", size)
        outline = [(x - left, y - top) for x, y in zip(xs, ys, strict=True)]
        ImageDraw.Draw(mask).polygon(outline, fill=255)
        self.image.paste(
            _column(stops, size[1]).resize(size, Image.Resampling.BILINEAR), (left, top), mask
        )

    def wash(self, top: float, bottom: float, *stops: str) -> None:
        """Colour the whole width between two heights."""
        size = (WIDTH * _SCALE, round((bottom - top) * _SCALE))
        column = _column(stops, size[1]).resize((1, size[1]), Image.Resampling.BILINEAR)
        self.image.paste(column.resize(size, Image.Resampling.NEAREST), (0, round(top * _SCALE)))

    def veil(self, top: float, bottom: float, colour: str, *strengths: float) -> None:
        """A mist over the whole width, its strength running from the top to the bottom."""
        greys = tuple(f"#{round(255 * s):02x}0000" for s in strengths)
        size = (WIDTH * _SCALE, round((bottom - top) * _SCALE))
        column = _column(greys, size[1]).getchannel("R").resize((1, size[1]))
        place = (0, round(top * _SCALE), size[0], round(top * _SCALE) + size[1])
        self.image.paste(colour, place, column.resize(size, Image.Resampling.NEAREST))

    def glow(
        self, cx: float, cy: float, radius: float, colour: str, strength: float, power: float = 2
    ) -> None:
        """Light around a point, fading outwards; a higher power draws it together."""
        reach = round(radius * _SCALE)
        halo = _halo(power).resize((2 * reach, 2 * reach), Image.Resampling.BICUBIC)
        mask = halo.point([round(v * strength) for v in range(256)])
        left, top = round(cx * _SCALE) - reach, round(cy * _SCALE) - reach
        self.image.paste(colour, (left, top, left + 2 * reach, top + 2 * reach), mask)

    def soft(
        self, areas: Sequence[Sequence[Point]], colour: str, strength: float, blur: float
    ) -> None:
        """Areas with blurred edges: shadows, beams of light, smoke. `blur` in pixels."""
        part, margin = _SCALE / _SOFT, int(3 * blur * _SCALE / _SOFT) + 2
        xs = [x * part for area in areas for x, _ in area]
        ys = [y * part for area in areas for _, y in area]
        edge_x, edge_y = WIDTH * part + margin, HEIGHT * part + margin
        left, top = int(max(-margin, min(xs) - margin)), int(max(-margin, min(ys) - margin))
        right, bottom = int(min(edge_x, max(xs) + margin)), int(min(edge_y, max(ys) + margin))
        mask = Image.new("L", (right - left, bottom - top))
        pen = ImageDraw.Draw(mask)
        for area in areas:
            outline = [(x * part - left, y * part - top) for x, y in area]
            pen.polygon(outline, fill=round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * part))
        box = (left * _SOFT, top * _SOFT, right * _SOFT, bottom * _SOFT)
        size = (box[2] - box[0], box[3] - box[1])
        self.image.paste(colour, box, mask.resize(size, Image.Resampling.BICUBIC))

    def mirror(
        self, level: float, depth: float, tint: str, strength: float, swell: float = 5
    ) -> None:
        """Water at the height `level` that shows what stands above it, tinted and in ripples."""
        high, width = round(depth * _SCALE), self.image.width
        top = round(level * _SCALE)
        above = self.image.crop((0, top - high, width, top)).transpose(
            Image.Transpose.FLIP_TOP_BOTTOM
        )
        water = Image.blend(above, Image.new("RGB", above.size, tint), strength)
        self.image.paste(water, (0, top))
        row = 0
        while row < high:
            deep = row / high
            strip = 4 + int(10 * deep)
            shift = round(swell * (0.3 + deep) * (sin(row * 0.11) + sin(row * 0.047 + 1)))
            piece = water.crop((0, row, width, min(high, row + strip)))
            self.image.paste(piece, (shift, top + row))
            row += strip

    def finish(self) -> Image.Image:
        """The picture at its true size, on paper."""
        return ImageChops.add(self.image.reduce(_SCALE), _paper(), 1, -128)
