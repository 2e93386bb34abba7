"""The tables of `make bench`, and which targets were missed."""

import os
import platform
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.side_by_side.rounds import Rates
from benchmarks.side_by_side.systems import (
    BARE,
    BEHIND,
    CONNECTED,
    FILE,
    NEWSROOM,
    PLAIN,
    SERVER,
    UNSTORED,
    WAGTAIL,
)
from benchmarks.side_by_side.targets import (
    HARDLY_EVER_MADE,
    KEPT,
    KEPT_BY_NGINX,
    KINDS,
    MADE,
    MADE_FAST,
    MOST_MB,
    MOST_OF_BEFORE,
    Target,
)
from benchmarks.side_by_side.weight import COMMANDS, Memory

BEFORE = "Newsroom before"
FENCE = re.compile(r"(?<=<!-- bench -->\n).*?(?=<!-- /bench -->)", re.DOTALL)


@dataclass
class Found:
    """All that was measured."""

    stories: int
    database: str
    rates: Rates = field(default_factory=Rates)
    # Of each system, by kind of page.
    queries: dict[str, dict[str, int]] = field(default_factory=dict)
    sizes: dict[str, dict[str, int]] = field(default_factory=dict)
    memory: dict[str, Memory] = field(default_factory=dict)
    commands_ms: dict[tuple[str, str], float] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    # What else went on at the machine when it began: none is 0, one for each busy process.
    load: float = field(default_factory=lambda: os.getloadavg()[0])


def report(found: Found) -> str:
    """Return all tables that something was measured for, as Markdown."""
    tables = [
        machine(found),
        table(
            "Made fast: each page asked for once before any is asked for again.",
            ["", UNSTORED, PLAIN, CONNECTED, WAGTAIL, f"Newsroom : {PLAIN}"],
            rows_of_rates(found, MADE, [UNSTORED, PLAIN, CONNECTED, WAGTAIL], MADE_FAST),
        ),
        table(
            "Hardly ever made: some pages again and again, beside the same peers.",
            [
                "", NEWSROOM, f"{BARE}, as many bytes", SERVER,
                *(f"Newsroom : {peer}" for peer in (PLAIN, WAGTAIL, BARE)),
            ],
            rows_of_rates(found, KEPT, [NEWSROOM, BARE, SERVER], HARDLY_EVER_MADE),
        ),
        table(
            "Behind nginx: the same pages, kept by it for a second, beside files of as many bytes.",
            ["", BEHIND, FILE, f"{BEHIND} : {FILE}"],
            rows_of_rates(found, KEPT, [BEHIND, FILE], KEPT_BY_NGINX),
        ),
        table(
            "Queries · KB of a page, as each answers a browser.",
            ["", UNSTORED, PLAIN, WAGTAIL],
            rows_of_pages(found, [UNSTORED, PLAIN, WAGTAIL]),
        ),
        table(
            f"Small: a worker after the load, {MOST_MB} MB at most (PSS · RSS), and commands.",
            ["", "MB", *(f"`manage.py {command}`, ms" for command in COMMANDS)],
            rows_of_weight(found),
        ),
    ]  # fmt: skip
    missed = [f"Missed: {'; '.join(found.missed)}."] if found.missed else []
    return "\n\n".join([part for part in tables if part] + missed)


def machine(found: Found) -> str:
    """Return where, on what and with how much it was measured."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    database = "PostgreSQL" if found.database else f"SQLite {sqlite3.sqlite_version}"
    return (
        f"{os.cpu_count()} cores ({model[1] if model else platform.machine()}), "
        f"{gigabytes:.0f} GB, {platform.system()}; Python {platform.python_version()}, "
        f"Django {version('django')}, granian {version('granian')}, {database}; "
        f"{found.stories:,} stories on each site; load of the machine before: {found.load:.1f}. "
        "Requests a second, least · **median** · most of the rounds; ratios, of each round, too."
    )


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table under its title; '' where it has no row."""
    lines = [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)]
    return "\n".join([f"**{title}**", "", *lines]) if len(lines) > 2 else ""


def rows_of_rates(
    found: Found, kinds: Sequence[str], systems: Sequence[str], targets: Sequence[Target]
) -> list[list[str]]:
    """Return, for each kind of page, what each system serves, and the ratios with their targets."""
    rows = []
    for kind in kinds:
        if not found.rates.has(systems[0], kind):
            continue
        cells = [
            span(found.rates.of[system, kind]) if found.rates.has(system, kind) else ""
            for system in systems
        ]
        judged = [judgement(found, target) for target in targets if target.kind == kind]
        rows.append([KINDS[kind], *cells, *judged])
    return rows


def judgement(found: Found, target: Target) -> str:
    """Return a ratio beside its target, and note one that is missed; '' where a peer has none."""
    if not found.rates.has(target.peer, target.kind):
        return ""
    if not found.rates.is_met(target):
        found.missed.append(f"{KINDS[target.kind]}, {target.least:g} × {target.peer}")
    is_met = "met" if found.rates.is_met(target) else "**missed**"
    return f"{span(found.rates.ratios(target), 2)} ({target.least:g}: {is_met})"


def span(values: Sequence[float], digits: int = 0) -> str:
    """Return the least, the median and the most of these."""
    least, middle, most = (
        f"{value:,.{digits}f}" for value in (min(values), median(values), max(values))
    )
    return f"{least} · **{middle}** · {most}"


def rows_of_pages(found: Found, systems: Sequence[str]) -> list[list[str]]:
    """Return what each page costs in queries, and how large it is."""
    rows = []
    for kind, name in KINDS.items():
        cells = [
            f"{found.queries[system][kind]} · {found.sizes[system][kind] / 1000:.1f}"
            if kind in found.queries.get(system, {})
            else ""
            for system in systems
        ]
        if any(cells):
            rows.append([name, *cells])
    return rows


def rows_of_weight(found: Found) -> list[list[str]]:
    """Return what a worker of each system weighs and how long its commands take, with targets."""
    rows = []
    for system in dict.fromkeys([*found.memory, *(name for name, _ in found.commands_ms)]):
        memory = found.memory.get(system)
        weight = f"{memory.pss_mb:.0f} · {memory.rss_mb:.0f}" if memory else ""
        if memory and system == NEWSROOM and memory.pss_mb > MOST_MB:
            weight += " (**missed**)"
            found.missed.append(f"a worker, {MOST_MB} MB")
        times = [time_of(found, system, command) for command in COMMANDS]
        rows.append([system, weight, *times])
    return rows


def time_of(found: Found, system: str, command: str) -> str:
    """Return how long a command takes, beside what it took before where that was measured."""
    took = found.commands_ms.get((system, command))
    before = found.commands_ms.get((BEFORE, command))
    if took is None:
        return ""
    if system != NEWSROOM or before is None:
        return f"{took:.0f}"
    is_met = took <= before * MOST_OF_BEFORE
    if not is_met:
        found.missed.append(f"`manage.py {command}`, {MOST_OF_BEFORE:g} of the time before")
    verdict = "met" if is_met else "**missed**"
    return f"{took:.0f} ({took / before:.2f} of before, {MOST_OF_BEFORE:g}: {verdict})"


def write_into(page: Path, text: str) -> None:
    """Put the tables between the marks of a page. Ends all where it has none."""
    before = page.read_text(encoding="utf-8")
    if not FENCE.search(before):
        raise SystemExit(f"{page} has no <!-- bench --> and <!-- /bench --> to write between.")
    page.write_text(FENCE.sub(lambda _: f"{text}\n", before), encoding="utf-8")
