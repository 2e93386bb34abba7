"""Does anything get slower as the paper grows? python benchmarks/growth.py [--database URL].

Makes a paper of each size (`newsroom/corpus`), asks each everything that somebody waits for
(`benchmarks/growth_site.py`), and prints one table: medians in milliseconds by the clock, the
processor's beside them, and how many times longer it takes at the largest size than at 10,000
stories. It ends with 1 where a target is missed: 1.5 times, for search 3 times and 150 ms.

    python benchmarks/growth.py --keep /tmp/growth --sizes 1000,10000,100000,1000000
    python benchmarks/growth.py --keep /tmp/growth --database postgres://postgres@127.0.0.1:5432
    python benchmarks/growth.py --keep /tmp/growth --write --by processor

`--keep` keeps sites and what was measured, so that neither is done again, but for `--again`, which
measures anew. On a machine with other work to do the clock says little and the processor's time
more: `--by processor` judges by that. `--write` puts all that was kept into docs/performance.md,
with a plot. On PostgreSQL each site is a database of its own, `newsroom_growth_SIZE`, which the
URL's user may create.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.growth_plot import plot  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
# From here on growth is counted: below, tables fit into what any machine holds anyway.
FIRST = 10_000
MOST_GROWTH, MOST_GROWTH_OF_SEARCH, MOST_MS_OF_SEARCH = 1.5, 3.0, 150.0
GROUPS = {
    "page": "Readers’ pages",
    "search": "Readers’ search",
    "desk": "The desk",
    "desk search": "The desk’s search",
    "act": "What changes something",
}
BY = ("clock", "processor")
SEARCHES = {"search", "desk search"}
PERFORMANCE = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "pictures" / "growth.svg"
BEGIN, END = "<!-- growth: begin -->", "<!-- growth: end -->"

# By group and name, what it took by the clock and of the processor.
type Times = dict[str, dict[str, list[float]]]
type BySize = dict[int, Times]


def main() -> int:
    """Make, measure, print, and write where that was asked for."""
    arguments = parsed()
    if arguments.write:
        write(arguments.keep, arguments.by)
        return 0
    by_size: BySize = {}
    for size in arguments.sizes:
        by_size[size] = site(arguments, size)
    print("\n".join(table(by_size, arguments.by)))
    misses = list(missed(by_size, arguments.by))
    print("\n".join(["", *misses] if misses else ["", "No target is missed."]))
    return 1 if misses else 0


def parsed() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description="How everything grows with the paper.")
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(size) for size in text.split(",")],
        default=list(SIZES),
        help="how many stories, such as 1000,10000,100000,1000000",
    )
    parser.add_argument("--database", default="", help="a PostgreSQL server; SQLite without")
    parser.add_argument("--keep", type=Path, help="the folder that keeps sites and measurements")
    parser.add_argument("--again", action="store_true", help="measure kept sites anew")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md of --keep")
    parser.add_argument("--by", choices=BY, default=BY[0], help="what growth is judged by")
    arguments = parser.parse_args()
    if arguments.write and not arguments.keep:
        parser.error("--write needs the folder of --keep.")
    return arguments


# --- Sites ----------------------------------------------------------------------------------------


def site(arguments: argparse.Namespace, size: int) -> Times:
    """Return what was measured of a site of this size; made and measured where it was not yet."""
    with tempfile.TemporaryDirectory() as passing:
        vendor = "postgresql" if arguments.database else "sqlite"
        folder = Path(arguments.keep or passing) / f"{vendor}-{size}"
        folder.mkdir(parents=True, exist_ok=True)
        made, times = folder / "made", folder / "times.json"
        place = {"DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3"}
        if arguments.database:
            name = f"newsroom_growth_{size}"
            place["DATABASE_URL"] = f"{arguments.database.rstrip('/')}/{name}"
            if not made.exists():
                create_database(arguments.database, name)
        if not made.exists():
            run(place, "make", str(size))
            made.touch()
        if arguments.again or not times.exists():
            times.write_text(run(place, "measure"), encoding="utf-8")
        return read_times(times)


def run(place: Mapping[str, str], *arguments: str) -> str:
    """Run `growth_site.py` on a site, and return what it printed."""
    command = [sys.executable, str(ROOT / "benchmarks" / "growth_site.py"), *arguments]
    environment = {**os.environ, **place}
    done = subprocess.run(command, env=environment, check=True, cwd=ROOT, stdout=subprocess.PIPE)
    return done.stdout.decode()


def create_database(server: str, name: str) -> None:
    """Make an empty database on a PostgreSQL server."""
    with psycopg.connect(f"{server.rstrip('/')}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')


def read_times(path: Path) -> Times:
    """Return what was measured of one site."""
    times: Times = json.loads(path.read_text(encoding="utf-8"))
    return times


# --- What it means --------------------------------------------------------------------------------


def rows(by_size: BySize) -> Iterator[tuple[str, str, list[list[float]]]]:
    """Yield everything that was asked: its group, its name and its times from size to size."""
    first = by_size[min(by_size)]
    for group in GROUPS:
        for name in first.get(group, {}):
            yield group, name, [times[group][name] for _, times in sorted(by_size.items())]


def growth(by_size: BySize, spent: list[list[float]], by: str) -> float | None:
    """Return how many times longer it takes at the largest size than at the first counted."""
    sizes, column = sorted(by_size), BY.index(by)
    if FIRST not in sizes or sizes[-1] == FIRST:
        return None
    return spent[-1][column] / spent[sizes.index(FIRST)][column]


def missed(by_size: BySize, by: str) -> Iterator[str]:
    """Yield a sentence for each target that is missed."""
    for group, name, spent in rows(by_size):
        grown, most, last = growth(by_size, spent, by), MOST_GROWTH, spent[-1][BY.index(by)]
        if group in SEARCHES:
            most = MOST_GROWTH_OF_SEARCH
            if last > MOST_MS_OF_SEARCH:
                yield f"Missed: {GROUPS[group]}, {name}: {last:.0f} ms."
        if grown is not None and grown > most:
            yield f"Missed: {GROUPS[group]}, {name}: {grown:.1f} times, {most} at most."


def table(by_size: BySize, by: str) -> Iterator[str]:
    """Yield the lines of the table."""
    sizes = sorted(by_size)
    yield f"| ms | {' | '.join(f'{size:,}' for size in sizes)} | growth |"
    yield f"|---|{'---|' * (len(sizes) + 1)}"
    before = ""
    for group, name, spent in rows(by_size):
        if group != before:
            yield f"| **{GROUPS[group]}** |{' |' * (len(sizes) + 1)}"
            before = group
        cells = " | ".join(f"{clock:.1f} ({own:.1f})" for clock, own in spent)
        grown = growth(by_size, spent, by)
        yield f"| {name} | {cells} | {'' if grown is None else f'{grown:.2f}'} |"


# --- The page -------------------------------------------------------------------------------------


def write(keep: Path, by: str) -> None:
    """Put everything that was kept into the page about performance, and draw it."""
    kept = {
        vendor: {
            int(path.parent.name.rpartition("-")[2]): read_times(path)
            for path in keep.glob(f"{vendor}-*/times.json")
        }
        for vendor in ("sqlite", "postgresql")
    }
    names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    parts = [
        f"Measured on {machine()}. Growth is that by the {by}.",
        "![How much longer each takes](pictures/growth.svg)",
    ]
    kept = {vendor: by_size for vendor, by_size in kept.items() if is_told(by_size)}
    for vendor, by_size in kept.items():
        misses = [f"- {each}" for each in missed(by_size, by)] or ["No target is missed."]
        parts += [f"### {names[vendor]}", "\n".join(table(by_size, by)), "\n".join(misses)]
    drawn = {names[vendor]: by_size for vendor, by_size in kept.items()}
    PICTURE.write_text(plot(drawn, SEARCHES, BY.index(by)), encoding="utf-8")
    page = PERFORMANCE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    tail = rest.partition(END)[2]
    text = "\n\n".join(parts)
    PERFORMANCE.write_text(f"{head}{BEGIN}\n{text}\n{END}{tail}", encoding="utf-8")


def is_told(by_size: BySize) -> bool:
    """Say whether so much was measured that a growth can be told."""
    return FIRST in by_size and max(by_size) > FIRST


def machine() -> str:
    """Describe the machine: its processors, memory and Python."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    cores = os.cpu_count()
    return f"{cores} cores ({model}), {memory:.0f} GB, Python {platform.python_version()}"


if __name__ == "__main__":
    sys.exit(main())
