"""The palette of colours that hold a picture's place until it is there.

Each of red, green and blue has four steps, so that 64 classes (`tone-213`) stand in the style
sheet: the site's policy allows no style within a page.
"""

STEPS = (0x20, 0x60, 0xA0, 0xE0)


def tone_of(colour: str) -> str:
    """Return the class for a colour (`#rrggbb`): that of the nearest in the palette."""
    if not colour:
        return ""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "tone-" + "".join(str(part // 64) for part in parts)


def palette() -> dict[str, str]:
    """Return the colour of each class."""
    digits = range(len(STEPS))
    return {
        f"tone-{r}{g}{b}": f"#{STEPS[r]:02x}{STEPS[g]:02x}{STEPS[b]:02x}"
        for r in digits
        for g in digits
        for b in digits
    }
