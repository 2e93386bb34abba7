"""Newsroom beside its peers: make bench [ARGS="--stories 2000 --rounds 5 --seconds 2"].

Fills a Newsroom, a plain Django site and a Wagtail site (benchmarks/peers/), each with its own
stories by a command of its own, and runs each behind the same server with the same workers and
threads, beside bare Django with a constant page and the server alone. They are asked in turns by
wrk, so that what else goes on at the machine meets all alike. Prints requests a second with the
ratios, queries, sizes, memory and the times of commands, and says which target is missed.

The peers are installed from PyPI into an environment of their own, which stays with their filled
sites in var/bench/ for the next run. `--before CHECKOUT` measures memory and commands of another
build beside this one; `--database postgres://user@host:port` makes a database for each site on that
server, and drops it. `--write` puts the tables into docs/performance.md.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.side_by_side import filling  # noqa: E402
from benchmarks.side_by_side.load import Load, wrk  # noqa: E402
from benchmarks.side_by_side.report import BEFORE, Found, report, write_into  # noqa: E402
from benchmarks.side_by_side.rounds import measure  # noqa: E402
from benchmarks.side_by_side.systems import CONNECTED, NEWSROOM, UNSTORED, System  # noqa: E402
from benchmarks.side_by_side.targets import KEPT, KINDS, MADE  # noqa: E402
from benchmarks.side_by_side.weight import command_times_ms, worker_memory  # noqa: E402

PAGE = ROOT / "docs" / "performance.md"
COUNT = filling.PEERS / "count_queries.py"
# As many pages as are asked for again and again.
FEW = 50
FEW_STORIES = 300


def main() -> None:
    """Fill all, ask all, and tell."""
    options = asked()
    wrk()
    with (
        tempfile.TemporaryDirectory() as folder,
        filling.databases(options.database) as databases,
        closing_all() as running,
    ):
        place = filling.Place(options.kept, Path(folder), options.stories, databases)
        measured = Found(options.stories, options.database)
        sites = filled(place)
        for site in sites:
            running.append(site)
            site.start(options.workers)
        look_at_pages(sites, measured)
        stored = next(site for site in sites if site.name == NEWSROOM)
        sizes = measured.sizes[NEWSROOM]
        for limit in [
            *filling.constants(sizes),
            *filling.behind_nginx(stored, place.scratch, sizes),
        ]:
            running.append(limit)
            limit.start(options.workers)
        load = Load(place.scratch)
        kinds = [kind for kind in KINDS if kind in options.only]
        measured.rates = measure(running, kinds, load, options.rounds, options.seconds)
        if "weight" in options.only:
            weigh(sites, measured, load, options)
    text = report(measured)
    print(text)
    if options.write:
        write_into(PAGE, text)


def asked() -> argparse.Namespace:
    """Return what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=2, help="of each turn")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", nargs="+", choices=[*KINDS, "weight"], default=[*KINDS, "weight"])
    parser.add_argument("--database", default="", help="a PostgreSQL server: postgres://user@host")
    parser.add_argument("--before", type=Path, help="another checkout, with its .venv")
    parser.add_argument("--kept", type=Path, default=ROOT / "var" / "bench")
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.relative_to(ROOT)}")
    return parser.parse_args()


@contextmanager
def closing_all() -> Iterator[list[System]]:
    """Stop, at the end, all systems that were put into the list."""
    running: list[System] = []
    try:
        yield running
    finally:
        for system in running:
            system.stop()


def filled(place: filling.Place) -> list[System]:
    """Return the filled sites: Newsroom twice, and its peers."""
    (unstored, stored), pictured = filling.filled_newsroom(ROOT, place)
    peers = filling.filled_peers(place, pictured)
    unstored.addresses = {kind: unstored.addresses[kind] for kind in MADE}
    stored.addresses = {kind: stored.addresses[kind][:FEW] for kind in KEPT}
    return [unstored, stored, *peers]


def look_at_pages(sites: Sequence[System], found: Found) -> None:
    """Count each site's queries, and note how many bytes of its pages go over the line."""
    for site in sites:
        pages = {kind: addresses[:FEW] for kind, addresses in site.addresses.items()}
        found.queries[site.name] = json.loads(site.run(str(COUNT), given=json.dumps(pages)))
        found.sizes[site.name] = {
            kind: len(site.fetch(addresses[len(addresses) // 2]))
            for kind, addresses in pages.items()
        }


def weigh(sites: Sequence[System], found: Found, load: Load, options: argparse.Namespace) -> None:
    """Note what workers weigh after the load, and how long commands take."""
    if options.before:
        place = filling.Place(options.kept, load.folder / "before", FEW_STORIES)
        place.scratch.mkdir()
        (before, _), _ = filling.filled_newsroom(options.before.resolve(), place)
        before.name = BEFORE
        sites = [before, *sites]
        before.start(options.workers)
        for kind in MADE:
            load.rate(before, kind, options.seconds)
    try:
        found.memory = {site.name: worker_memory(site) for site in sites if site.name != CONNECTED}
    finally:
        if options.before:
            before.stop()
    told = [site for site in sites if site.name not in {UNSTORED, CONNECTED}]
    found.commands_ms = command_times_ms(told)


if __name__ == "__main__":
    main()
