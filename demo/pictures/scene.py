"""What the register of pictures keeps about each one."""

from collections.abc import Callable
from typing import NamedTuple

from .canvas import Canvas
from .palette import Palette


class Scene(NamedTuple):
    """How a picture is painted, in which light, and the point a crop should keep."""

    paint: Callable[[Canvas, Palette], None]
    palette: Palette
    focus: tuple[float, float]  # fractions of width and height, from the top left corner
