"""Colours of the pictures: how they are mixed, and one palette for each light."""

from dataclasses import dataclass, replace
from functools import cache


@cache
def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(first: str, second: str, share: float) -> str:
    """The colour that lies between two others; `share` 0 gives the first, 1 the second."""
    share = min(1.0, max(0.0, share))
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def fade(colour: str, strength: float) -> str:
    """The colour as a glaze: what lies under it shows through; `strength` from 0 to 1."""
    return f"{colour[:7]}{round(255 * strength):02x}"


def between(stops: tuple[str, ...], share: float) -> tuple[int, int, int]:
    """The red, green and blue found at `share` (0 to 1) of the way along a row of colours."""
    place = min(1.0, max(0.0, share)) * (len(stops) - 1)
    index = min(int(place), len(stops) - 2)
    first, second = _channels(stops[index]), _channels(stops[index + 1])
    red, green, blue = (
        round(a + (b - a) * (place - index)) for a, b in zip(first, second, strict=True)
    )
    return red, green, blue


@dataclass(frozen=True)
class Palette:
    """The light of one hour or season, from the top of the sky down to the foreground."""

    sky: tuple[str, ...]
    sun: str
    far: str
    near: str
    water: tuple[str, ...]
    ink: str
    light: str
    accent: str

    def depth(self, share: float) -> str:
        """The colour of land: 0 is the farthest ridge in the haze, 1 the one at our feet."""
        return mix(self.far, self.near, share)

    def over(self, far: str, near: str, haze: str) -> "Palette":
        """The same light over other land, with the haze that lies at its foot."""
        return replace(self, far=far, near=near, sky=(*self.sky[:-1], haze))


DAWN = Palette(
    sky=("#8fa3b8", "#e6bf9f", "#f5d9b4"),
    sun="#fff6e2",
    far="#c3a79a",
    near="#454f66",
    water=("#d9b79c", "#6f8496", "#41586d"),
    ink="#33303c",
    light="#ffe3ae",
    accent="#a8382f",
)
NOON = Palette(
    sky=("#5f93b5", "#a5c9d6", "#e3ede6"),
    sun="#fffdf0",
    far="#a9c3c4",
    near="#3f6b66",
    water=("#8fbcc4", "#4b8797", "#2c6177"),
    ink="#2a3c46",
    light="#fbf4df",
    accent="#d4643a",
)
DUSK = Palette(
    sky=("#3b4568", "#8b6482", "#e39a78", "#f4c48e"),
    sun="#ffe2b0",
    far="#a2768a",
    near="#33304e",
    water=("#c98a7d", "#6a5878", "#35365a"),
    ink="#241f38",
    light="#ffd58c",
    accent="#c1473d",
)
NIGHT = Palette(
    sky=("#0e1730", "#1d2c4f", "#3d4a72"),
    sun="#f4ecd2",
    far="#3c4a72",
    near="#131b34",
    water=("#36456d", "#1d2a4d", "#101a35"),
    ink="#0b1124",
    light="#ffcf7a",
    accent="#d9563f",
)
GREEN = Palette(
    sky=("#9db9b3", "#cfdcc6", "#f0ecd2"),
    sun="#fffbe6",
    far="#b3c4ac",
    near="#3c5a43",
    water=("#c3d2bd", "#7fa099", "#4f7a78"),
    ink="#27382f",
    light="#fff1c4",
    accent="#c4532e",
)
OCHRE = Palette(
    sky=("#d8b789", "#ecd3a4", "#f8e8c6"),
    sun="#fffaea",
    far="#d9b58a",
    near="#8a5a3a",
    water=("#d8c097", "#9c9a83", "#6e7a72"),
    ink="#40291f",
    light="#fff0cc",
    accent="#a13d2b",
)
WINTER = Palette(
    sky=("#7d93ac", "#b9c6d2", "#eadfd8"),
    sun="#fff7ea",
    far="#b5c3d0",
    near="#5d7690",
    water=("#c3d0da", "#8ca3b6", "#6b86a0"),
    ink="#2b3a4d",
    light="#ffdc9a",
    accent="#b03a34",
)
STORM = Palette(
    sky=("#1f2b38", "#3c4d5b", "#728189", "#a3aaa4"),
    sun="#fff2c9",
    far="#5d6d75",
    near="#1f2d37",
    water=("#5f7780", "#33505c", "#1a323f"),
    ink="#141d26",
    light="#ffe6a3",
    accent="#b4402f",
)
RAIN = Palette(
    sky=("#6f8288", "#97a7a6", "#c4cbc0"),
    sun="#f3efdd",
    far="#a3b2ae",
    near="#40574f",
    water=("#a9b8b2", "#6e8986", "#486766"),
    ink="#27322f",
    light="#ffd28a",
    accent="#a8422f",
)
SPRING = Palette(
    sky=("#9cc3d6", "#cfe2e2", "#f7efe4"),
    sun="#fffdf2",
    far="#bccfc4",
    near="#6d9a5c",
    water=("#c4dcdc", "#8fb9bd", "#5f939c"),
    ink="#4a3a36",
    light="#fff6e6",
    accent="#d9738a",
)
