"""Whether colours can be read on each other: the contrast of WCAG 2.2, and shades between two.

Sources: WCAG 2.2, relative luminance and contrast ratio; success criteria 1.4.3 (text, 4.5) and
1.4.11 (what marks a field or the focus, 3).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from paper.facts import Colours

READABLE = 4.5
HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Shades:
    """All tokens of the readers' stylesheet for one of light and dark."""

    accent: str
    ground: str
    ink: str
    soft: str
    rule: str
    tint: str


OWN_LIGHT = Shades("#a3181f", "#fffdf9", "#17191c", "#5b5f66", "#dcd7cd", "#f5f1e9")
OWN_DARK = Shades("#ff7b78", "#14161a", "#ece8e1", "#a2a6ad", "#33373d", "#1d2025")
SOFT, RULE, TINT = 0.3, 0.86, 0.96


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of `#rrggbb`, each of 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return how light a colour is to the eye, 0 to 1."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return how many times lighter one of two colours is than the other, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(ink: str, ground: str, share: float) -> str:
    """Return a colour so far from ink to ground."""
    parts = zip(channels(ink), channels(ground), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def shades(accent: str, ground: str, ink: str, own: Shades) -> Shades:
    """Return all tokens for three colours: the paper's own where ground and ink are its own."""
    if (ground, ink) == (own.ground, own.ink):
        return Shades(accent, ground, ink, own.soft, own.rule, own.tint)
    soft = mixed(ink, ground, SOFT)
    tint = mixed(ink, ground, TINT)
    # Quieter words must be read, too, on the tint as well.
    if min(contrast(soft, ground), contrast(soft, tint)) < READABLE:
        soft = ink
    return Shades(accent, ground, ink, soft, mixed(ink, ground, RULE), tint)


def light_and_dark(colours: Colours) -> tuple[Shades, Shades]:
    """Return the tokens for light and for dark."""
    return (
        shades(colours.accent, colours.ground, colours.ink, OWN_LIGHT),
        shades(colours.accent_dark, colours.ground_dark, colours.ink_dark, OWN_DARK),
    )


def unreadable(colours: Colours) -> Iterator[tuple[str, str]]:
    """Yield (field, what is wrong) for each colour that could not be read."""
    for shade, ending, where in zip(
        light_and_dark(colours), ("", "_dark"), ("light", "dark"), strict=True
    ):
        for name in ("ink", "accent"):
            colour = getattr(shade, name)
            times = min(contrast(colour, shade.ground), contrast(colour, shade.tint))
            if times < READABLE:
                problem = (
                    f"In {where} it has a contrast of {times:.1f} with the ground; words need "
                    f"{READABLE}. Choose one that differs more from the ground."
                )
                yield f"{name}{ending}", problem


def stylesheet(colours: Colours) -> str:
    """Return the stylesheet that puts these colours in place of the paper's own."""
    light, dark = (tokens(each) for each in light_and_dark(colours))
    contrasted = "@media (prefers-contrast: more){:root{--soft:var(--ink);--rule:var(--ink)}}"
    return (
        f":root{{{light}}}@media (prefers-color-scheme: dark){{:root{{{dark}}}}}"
        f':root[data-colours="light"]{{{light}}}:root[data-colours="dark"]{{{dark}}}{contrasted}'
    )


def tokens(shade: Shades) -> str:
    """Return the tokens of a stylesheet."""
    return (
        f"--paper:{shade.ground};--ink:{shade.ink};--soft:{shade.soft};--rule:{shade.rule};"
        f"--tint:{shade.tint};--accent:{shade.accent}"
    )
