"""Is the new build slower? python benchmarks/two_builds.py OLD NEW [--rounds 15] [--stories 500].

OLD and NEW are two checkouts, each with its own .venv. OLD makes a site (`demo`, then
`generate_articles`) in a temporary SQLite file, and NEW goes on from a copy of it by `migrate`, so
that both have the same stories; in empty PostgreSQL databases (--databases) each makes its own.
Each stays in a process of its own (benchmarks/build_driver.py). They are asked in turns, old new,
new old, so that what else goes on at the machine meets both alike.

Prints the medians by the clock, the ratio old : new of the clock and of the processor's time (1.5:
the old took half as long again; 0.5: the new takes twice as long), and between which ratios half of
the rounds lie. Ends with 1 where one is below --least. On a busy machine only the processor's ratio
says something (--by processor); the time that PostgreSQL took is not in it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

DRIVER = Path(__file__).with_name("build_driver.py")
BATCH = 20
PUBLISHED = 5
# Ends of the seeds of the paper that is measured, and of that whose pages are read in.
PAPER, WIRE = "1", "2"
OPERATIONS = (
    "story page at the desk",
    "saving a draft",
    "desk's first page",
    "story list",
    "readers' first page",
    "article page",
    "ingest of 20 pages",
    "publish",
    "suggestions of a story",
    "suggestions of all stories",
)


@dataclass
class Build:
    """A checkout with a site of its own, and the process that drives it."""

    name: str
    checkout: Path
    data: Path
    database: str = ""
    process: subprocess.Popen[str] | None = None
    clock: dict[str, list[float]] = field(default_factory=dict)
    processor: dict[str, list[float]] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """Return the settings of its site."""
        database = self.database or f"sqlite:///{self.data}/db.sqlite3"
        own = {"DATA_DIR": str(self.data), "DATABASE_URL": database, "DEBUG": "false"}
        return {**os.environ, **own}

    def python(self) -> str:
        """Return its own Python."""
        return str(self.checkout / ".venv" / "bin" / "python")

    def manage(self, *arguments: str) -> str:
        """Run one of its commands and return what it printed."""
        with (self.data / "log").open("a") as log:
            ran = subprocess.run(
                [self.python(), "manage.py", *arguments],
                cwd=self.checkout,
                env=self.environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        if ran.returncode:
            end = (self.data / "log").read_text()[-2000:]
            raise SystemExit(f"{self.name}: manage.py {' '.join(arguments)} failed.\n{end}")
        return ran.stdout

    def start(self, pages: Path) -> None:
        """Start its driver."""
        self.process = subprocess.Popen(
            [self.python(), str(DRIVER), str(pages)],
            cwd=self.checkout,
            env=self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=(self.data / "log").open("a"),
            text=True,
        )
        self.answer()

    def answer(self) -> list[list[float]]:
        """Return the next answer of its driver."""
        assert self.process
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} ended.\n{(self.data / 'log').read_text()[-2000:]}")
        answer: list[list[float]] = json.loads(line)
        return answer

    def ask(self, what: str, number: int) -> None:
        """Let its driver do something, and keep the medians; the first round only warms."""
        assert self.process
        assert self.process.stdin
        self.process.stdin.write(f"{json.dumps([what, number])}\n")
        self.process.stdin.flush()
        spent = self.answer()
        if number:
            for kept, times in zip(
                (self.clock, self.processor), zip(*spent, strict=True), strict=True
            ):
                kept.setdefault(what, []).append(median(times))

    def end(self) -> None:
        """Let its driver end."""
        assert self.process
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def fill(build: Build, stories: int) -> None:
    """Let a build make its site: the demo with its pictures, and more stories beside it."""
    build.data.mkdir()
    build.manage("demo", "--no-serve")
    build.manage("generate_articles", str(stories), "--seed", PAPER)
    build.manage("collectstatic", "--noinput")
    build.manage("suggest_related")


def go_on(build: Build, before: Build) -> None:
    """Let a build go on from a copy of another's site."""
    shutil.copytree(before.data, build.data)
    build.manage("migrate")
    build.manage("collectstatic", "--noinput", "--clear")


def write_pages(build: Build, folder: Path, rounds: int) -> None:
    """Let the exporter write the pages that are read in: stories of another seed, none twice."""
    needed = rounds * (BATCH + PUBLISHED)
    build.data.mkdir()
    build.manage("migrate")
    build.manage("generate_articles", str(needed * 5 // 4), "--seed", WIRE)
    asked = "import json; from django.db import connection as c; k = c.cursor(); "
    asked += "k.execute('SELECT id FROM editions_publishedarticle ORDER BY id'); "
    asked += "print(json.dumps([one for one, in k.fetchall()]))"
    ids = json.loads(build.manage("shell", "--no-imports", "-c", asked))[:needed]
    pages = build.manage("export", *ids).split("\f")
    if len(pages) < needed:
        raise SystemExit(f"Only {len(pages)} of {needed} pages could be written.")
    for number in range(rounds):
        for use, many in (("ingest", BATCH), ("publish", PUBLISHED)):
            into = folder / use / str(number)
            into.mkdir(parents=True)
            for at in range(many):
                (into / f"{at:03}.txt").write_text(pages.pop())


def measure(builds: tuple[Build, Build], operations: list[str], rounds: int) -> None:
    """Ask both in turns."""
    for number in range(rounds):
        for what in operations:
            for build in builds if number % 2 else reversed(builds):
                build.ask(what, number)
        print(f"\rround {number + 1} of {rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def ratios(old: list[float], new: list[float]) -> tuple[float, str]:
    """Return the median of the rounds' ratios, and between which half of them lie."""
    each = [before / after for before, after in zip(old, new, strict=True)]
    low, middle, high = quantiles(each, n=4, method="inclusive")
    return middle, f"{middle:.2f} ({low:.2f}–{high:.2f})"


def print_table(old: Build, new: Build) -> dict[str, dict[str, float]]:
    """Print the table as docs/performance.md has it, and return its ratios."""
    print("| ms, median | old | new | old : new by the clock | of the processor |")
    print("|---|---|---|---|---|")
    by_measure: dict[str, dict[str, float]] = {"clock": {}, "processor": {}}
    for what in old.clock:
        by_measure["clock"][what], clock = ratios(old.clock[what], new.clock[what])
        by_measure["processor"][what], processor = ratios(old.processor[what], new.processor[what])
        before, after = median(old.clock[what]), median(new.clock[what])
        print(f"| {what} | {before:.1f} | {after:.1f} | {clock} | {processor} |")
    return by_measure


def main() -> None:
    """Fill both, ask both, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--stories", type=int, default=500)
    parser.add_argument("--databases", nargs=2, default=("", ""), metavar="URL")
    parser.add_argument("--only", nargs="+", choices=OPERATIONS, default=list(OPERATIONS))
    parser.add_argument("--by", choices=("clock", "processor"), default="clock")
    parser.add_argument("--least", type=float, default=0.95)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        checkouts = (options.old.resolve(), options.new.resolve())
        old, new = (
            Build(name, checkout, top / name, database)
            for name, checkout, database in zip(
                ("old", "new"), checkouts, options.databases, strict=True
            )
        )
        rounds = options.rounds + 1
        write_pages(Build("wire", checkouts[0], top / "wire"), top / "pages", rounds)
        fill(old, options.stories)
        if new.database:
            fill(new, options.stories)
        else:
            go_on(new, old)
        for build in (old, new):
            build.start(top / "pages")
        measure((old, new), options.only, rounds)
        for build in (old, new):
            build.end()
        compared = print_table(old, new)[options.by]
    below = [what for what, ratio in compared.items() if ratio < options.least]
    if below:
        sys.exit(f"Below {options.least}: {', '.join(below)}.")


if __name__ == "__main__":
    main()
