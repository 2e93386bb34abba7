"""The plot of benchmarks/growth.py: a line for everything that is asked, as SVG."""

import math
from collections.abc import Collection, Iterator, Mapping
from html import escape

WIDTH, HEIGHT, LEFT, TOP = 420, 300, 56, 48
RIGHT, BOTTOM = 16, 44
LEAST, MOST = 0.5, 4.0
FIRST = 10_000
MARKS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
COLOURS = ("#1f6fb2", "#b2541f")
LIMITS = (1.5, 3.0)

# By group and name, what it took by the clock and of the processor.
type Times = Mapping[str, Mapping[str, list[float]]]


def plot(drawn: Mapping[str, Mapping[int, Times]], searches: Collection[str], column: int) -> str:
    """Return the plot: a panel for each database, in which 1 is the time at 10,000 stories.

    `column` says of which of the two times.
    """
    width = WIDTH * len(drawn)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" '
        'font-family="sans-serif" font-size="11">',
        "<title>How much longer everything takes as the paper grows</title>",
        f'<rect width="{width}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for at, (name, by_size) in enumerate(drawn.items()):
        parts.append(f'<g transform="translate({at * WIDTH} 0)">')
        parts += panel(name, by_size, searches, column)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def panel(
    name: str, by_size: Mapping[int, Times], searches: Collection[str], column: int
) -> Iterator[str]:
    """Yield the plot of one database."""
    sizes = sorted(by_size)
    yield f'<text x="{LEFT}" y="18" font-weight="bold">{escape(name)}</text>'
    yield (
        f'<text x="{LEFT}" y="34" fill="#555">times as long as at {FIRST:,} stories; '
        f'<tspan fill="{COLOURS[1]}">search</tspan>, <tspan fill="{COLOURS[0]}">all else</tspan>'
        "</text>"
    )
    for mark in MARKS:
        y = down(mark)
        dashes = ' stroke-dasharray="4 3"' if mark in LIMITS else ""
        colour = COLOURS[LIMITS.index(mark)] if mark in LIMITS else "#ddd"
        yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{colour}"{dashes}/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{mark:g}</text>'
    for size in sizes:
        x = across(size, sizes)
        yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{size:,}</text>'
    yield f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 8}" text-anchor="end">stories</text>'
    if FIRST not in by_size:
        return
    for group, asked in by_size[FIRST].items():
        colour = COLOURS[group in searches]
        for question, first in asked.items():
            spent = {size: by_size[size][group][question][column] for size in sizes}
            grown = {size: took / first[column] for size, took in spent.items()}
            points = " ".join(
                f"{across(size, sizes):.1f},{down(grown[size]):.1f}" for size in sizes
            )
            yield (
                f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-opacity="0.55">'
                f"<title>{escape(question)}</title></polyline>"
            )


def across(size: int, sizes: list[int]) -> float:
    """Return where a size stands, from the left."""
    span = math.log10(sizes[-1] / sizes[0]) or 1
    return LEFT + 14 + (WIDTH - LEFT - RIGHT - 40) * math.log10(size / sizes[0]) / span


def down(times: float) -> float:
    """Return where a growth stands, from the top; what is beyond the plot stands at its edge."""
    kept = min(max(times, LEAST), MOST)
    share = math.log(kept / LEAST) / math.log(MOST / LEAST)
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share
