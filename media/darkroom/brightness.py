"""Pictures brighter than a screen's white: PQ and HLG (ITU-R BT.2100), made fit for the web.

Press cameras write such files (HIF), as do phones and programs (AVIF, PNG, profiles in any kind).
Shown as they stand they are grey. Here what is white on paper becomes white (203 cd/m², as ITU-R
BT.2408 has it), and what is brighter is bent below it by the curve of ITU-R BT.2390 (5.4.1), as
far as this picture needs it.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from PIL import Image, ImageFilter

from media.metadata.blocks import png_chunks
from media.metadata.boxes import colours_of

WHITE_NITS = 203.0
PQ_NITS = 10_000.0
HLG_NITS = 1_000.0
HLG_GAMMA = 1.2
# Points of the table along each axis; what lies between two is interpolated.
GRID = 49
# SMPTE ST 2084.
M1, M2 = 2610 / 16384, 2523 / 4096 * 128
C1, C2, C3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32
# ARIB STD-B67.
HLG_A, HLG_B, HLG_C = 0.17883277, 0.28466892, 0.55991073
NAMED_PROFILE = re.compile(r"\bpq\b|\bhlg\b|st.?2084|hybrid.?log", re.IGNORECASE)

type Light = tuple[float, float, float]


class Transfer(IntEnum):
    """The transfer characteristics of ITU-T H.273 that reach beyond a screen's white."""

    PQ = 16
    HLG = 18


class Primaries(IntEnum):
    """The colour primaries of ITU-T H.273 that such pictures have."""

    BT_709 = 1
    BT_2020 = 9
    P3 = 12


# Each set of primaries in those of the web (BT.709, as sRGB has them), all with the white D65.
TO_BT_709: dict[int, tuple[Light, Light, Light]] = {
    Primaries.BT_709: ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    Primaries.BT_2020: (
        (1.660491, -0.587641, -0.072850),
        (-0.124550, 1.132900, -0.008349),
        (-0.018151, -0.100579, 1.118730),
    ),
    Primaries.P3: (
        (1.224940, -0.224940, 0.0),
        (-0.042057, 1.042057, 0.0),
        (-0.019638, -0.078636, 1.098274),
    ),
}


@dataclass(frozen=True)
class Signal:
    """How the numbers of a picture stand for light."""

    transfer: Transfer
    primaries: int


def signal_of(path: Path, image: Image.Image) -> Signal | None:
    """Return how a picture's numbers stand for light, where it is PQ or HLG; none where not.

    A mark of the file itself (`colr` with `nclx` in HEIC and AVIF, `cICP` in PNG) comes before its
    profile, as HEIF (ISO 23000-22) and PNG (third edition) have it.
    """
    code = marked(path, image) or by_profile(image.info.get("icc_profile") or b"")
    if code is None or code[1] not in set(Transfer):
        return None
    primaries, transfer = code
    return Signal(Transfer(transfer), primaries if primaries in TO_BT_709 else Primaries.BT_2020)


def marked(path: Path, image: Image.Image) -> tuple[int, int] | None:
    """Return primaries and transfer as the file marks them, by H.273; none where it does not."""
    if image.format in {"AVIF", "HEIF"}:
        return colours_of(path.read_bytes())
    if image.format == "PNG":
        for kind, content in png_chunks(path.read_bytes()):
            if kind == b"cICP" and len(content) >= 2:
                return content[0], content[1]
    return None


def by_profile(profile: bytes) -> tuple[int, int] | None:
    """Return primaries and transfer of a profile: by its mark (ICC.1:2022, 9.2.17), or its name."""
    tags = dict(profile_tags(profile))
    mark = tags.get(b"cicp", b"")
    if mark[:4] == b"cicp" and len(mark) >= 10:
        return mark[8], mark[9]
    # A name is ASCII in the older form and UTF-16 in the newer: without NULs both can be read.
    name = tags.get(b"desc", b"").replace(b"\0", b"").decode("ascii", "replace")
    if not (found := NAMED_PROFILE.search(name)):
        return None
    is_hlg = found[0].casefold().startswith("h")
    primaries = Primaries.P3 if "p3" in name.casefold() else Primaries.BT_2020
    return primaries, Transfer.HLG if is_hlg else Transfer.PQ


def profile_tags(profile: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each tag of a colour profile (ICC.1, 7.3)."""
    for at in range(132, 132 + 12 * min(int.from_bytes(profile[128:132]), 100), 12):
        start = int.from_bytes(profile[at + 4 : at + 8])
        yield (
            profile[at : at + 4],
            profile[start : start + int.from_bytes(profile[at + 8 : at + 12])],
        )


def for_the_web(image: Image.Image, signal: Signal) -> Image.Image:
    """Return an RGB picture of this signal in sRGB."""
    brightest = max(int(high) for _, high in image.getextrema()) / 255  # type: ignore[misc]
    peak = max(max(linear((brightest,) * 3, signal)), 1.0)
    steps = [linear_step(at / (GRID - 1), signal.transfer) for at in range(GRID)]

    def shown(red: float, green: float, blue: float) -> Light:
        at = [steps[round(value * (GRID - 1))] for value in (red, green, blue)]
        return encoded(bent(in_bt_709(viewed((at[0], at[1], at[2]), signal), signal), peak))

    return image.filter(ImageFilter.Color3DLUT.generate(GRID, shown))


def linear(signal_values: Light, signal: Signal) -> Light:
    """Return light in BT.709, where 1 is white on paper, of the numbers of a picture (0 to 1)."""
    red, green, blue = (linear_step(value, signal.transfer) for value in signal_values)
    return in_bt_709(viewed((red, green, blue), signal), signal)


def linear_step(value: float, transfer: Transfer) -> float:
    """Return the light of one number: of the screen for PQ, of the scene (0 to 1) for HLG."""
    if transfer == Transfer.PQ:
        root = value ** (1 / M2)
        power = max(root - C1, 0.0) / (C2 - C3 * root)
        return math.pow(power, 1 / M1) * PQ_NITS / WHITE_NITS
    if value <= 0.5:
        return value * value / 3
    return (math.exp((value - HLG_C) / HLG_A) + HLG_B) / 12


def viewed(light: Light, signal: Signal) -> Light:
    """Return the light of the screen: HLG is brought there by the gamma of BT.2100."""
    if signal.transfer == Transfer.PQ:
        return light
    bright = 0.2627 * light[0] + 0.6780 * light[1] + 0.0593 * light[2]
    factor = HLG_NITS / WHITE_NITS * bright ** (HLG_GAMMA - 1) if bright > 0 else 0.0
    return light[0] * factor, light[1] * factor, light[2] * factor


def in_bt_709(light: Light, signal: Signal) -> Light:
    """Return light in the primaries of the web; colours beyond them lie on their rim."""
    rows = TO_BT_709[signal.primaries]
    red, green, blue = (
        max(sum(part * value for part, value in zip(row, light, strict=True)), 0.0) for row in rows
    )
    return red, green, blue


def bent(light: Light, peak: float) -> Light:
    """Return light bent below white where a picture has more, its hue kept (BT.2390, 5.4.1)."""
    brightest = max(light)
    if peak <= 1.0 or brightest <= 0.0:
        return light
    top = pq(peak)
    white, value = pq(1.0) / top, min(pq(brightest) / top, 1.0)
    knee = 1.5 * white - 0.5
    if value <= knee:
        return light
    t = (value - knee) / (1 - knee)
    bend = (
        (2 * t**3 - 3 * t**2 + 1) * knee
        + (t**3 - 2 * t**2 + t) * (1 - knee)
        + (-2 * t**3 + 3 * t**2) * white
    )
    factor = linear_step(bend * top, Transfer.PQ) / brightest
    return light[0] * factor, light[1] * factor, light[2] * factor


def pq(light: float) -> float:
    """Return the number of PQ for light where 1 is white on paper."""
    power = (light * WHITE_NITS / PQ_NITS) ** M1
    return float(((C1 + C2 * power) / (1 + C3 * power)) ** M2)


def encoded(light: Light) -> Light:
    """Return the numbers of sRGB (IEC 61966-2-1) for light."""
    red, green, blue = (
        12.92 * value if value <= 0.0031308 else 1.055 * min(value, 1.0) ** (1 / 2.4) - 0.055
        for value in light
    )
    return red, green, blue
