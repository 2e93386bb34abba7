"""Pictures for the demo newspaper, drawn by code: the same name always gives the same bytes."""

from io import BytesIO

from . import (
    scenes_coast,
    scenes_concert,
    scenes_energy,
    scenes_field,
    scenes_laboratory,
    scenes_library,
    scenes_museum,
    scenes_portraits,
    scenes_quay,
    scenes_rain,
    scenes_reef,
    scenes_river,
    scenes_road,
    scenes_rowing,
    scenes_space,
    scenes_sport,
    scenes_state,
    scenes_street,
    scenes_theatre,
    scenes_winter,
)
from .canvas import Canvas
from .scene import Scene

SCENES: dict[str, Scene] = {
    **scenes_coast.SCENES,
    **scenes_concert.SCENES,
    **scenes_energy.SCENES,
    **scenes_field.SCENES,
    **scenes_laboratory.SCENES,
    **scenes_library.SCENES,
    **scenes_museum.SCENES,
    **scenes_portraits.SCENES,
    **scenes_quay.SCENES,
    **scenes_rain.SCENES,
    **scenes_reef.SCENES,
    **scenes_river.SCENES,
    **scenes_road.SCENES,
    **scenes_rowing.SCENES,
    **scenes_space.SCENES,
    **scenes_sport.SCENES,
    **scenes_state.SCENES,
    **scenes_street.SCENES,
    **scenes_theatre.SCENES,
    **scenes_winter.SCENES,
}

_QUALITY = 88


def names() -> list[str]:
    """The names of all pictures, in the order of the alphabet."""
    return sorted(SCENES)


def draw(name: str) -> bytes:
    """The picture of this name as a JPEG of 1800 x 1200 pixels; KeyError if there is none."""
    scene = SCENES[name]
    canvas = Canvas(seed=name)
    scene.paint(canvas, scene.palette)
    file = BytesIO()
    canvas.finish().save(file, "JPEG", quality=_QUALITY, optimize=True)
    return file.getvalue()


def focal_point(name: str) -> tuple[float, float]:
    """The point a crop should keep, as fractions of width and height from the top left corner."""
    return SCENES[name].focus
