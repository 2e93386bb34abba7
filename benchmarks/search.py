"""How well readers' search finds: python benchmarks/search.py [--json] CORPUS.jsonl…

Beside each corpus, a file of the same form as those of benchmarks/related.py, stand its questions
(`CORPUS.queries`, a line each: `{"query", "id"}`): what somebody would type, and the story meant.
The corpus is published into an empty database of its own, and each question is asked of the search
page, as a reader would; beside that, of plain FTS5 (`benchmarks/search_baselines.py`). One table
for all; with `--json` one line for each corpus and way.

A temporary SQLite file, or with `--database URL` a database of its own on a PostgreSQL server.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.beside import begin
from benchmarks.corpora import OURS, read_corpus
from benchmarks.growth import create_database
from benchmarks.search_baselines import FOUND, SEARCHES

ASK = Path(__file__).parent / "search_corpus.py"
MEASURES = ("success@1", "success@10", "mrr@10")

type Measured = dict[str, float]


def main(paths: Sequence[Path], database: str, *, as_json: bool) -> None:
    """Ask every way about every corpus, our own in processes beside, and print it all."""
    asking = [begin([sys.executable, str(ASK), str(path)], place(path, database)) for path in paths]
    quality: dict[str, dict[str, Measured]] = {}
    for path, process in zip(paths, asking, strict=True):
        questions, stories = questions_of(path), read_corpus(path)
        by_way = {}
        for name, way in SEARCHES.items():
            find = way(stories)
            by_way[name] = score((find(asked["query"]), asked["id"]) for asked in questions)
        told = [json.loads(line) for line in process.lines()]
        meant = (asked["id"] for asked in questions)
        by_way[OURS] = score(zip(told, meant, strict=True))
        quality[path.stem] = by_way
        if as_json:
            for name, measured in by_way.items():
                print(json.dumps({"corpus": path.stem, "system": name, **measured}), flush=True)
    if not as_json:
        print_table(quality)


def place(path: Path, server: str) -> dict[str, str]:
    """Return what names the database of a corpus, made here where it is PostgreSQL's."""
    if not server:
        return {}
    name = f"newsroom_search_{path.stem}"
    create_database(server, name)
    return {**os.environ, "SCRATCH_DATABASE": f"{server.rstrip('/')}/{name}"}


def questions_of(corpus: Path) -> list[dict[str, str]]:
    """Return the questions that stand beside a corpus."""
    with corpus.with_suffix(".queries").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def score(answers: Iterator[tuple[list[str], str]]) -> Measured:
    """Return how often what is meant stands first, or among ten, and its mean reciprocal rank."""
    first, among, rank, many = 0, 0, 0.0, 0
    for answer, meant in answers:
        many += 1
        if meant in answer[:FOUND]:
            place = answer.index(meant) + 1
            first += place == 1
            among += 1
            rank += 1 / place
    sums = dict(zip(MEASURES, (first, among, rank), strict=True))
    return {name: round(value / max(many, 1), 4) for name, value in sums.items()}


def print_table(quality: dict[str, dict[str, Measured]]) -> None:
    """Print a row for each way, its measures under each corpus, and the mean of the ranks."""
    print("| | " + " | ".join(f"{corpus} {m}" for corpus in quality for m in MEASURES), end="")
    print(" | mean mrr@10 |")
    print("|---" * (len(quality) * len(MEASURES) + 2) + "|")
    for name in [*SEARCHES, OURS]:
        values = [quality[corpus][name][measure] for corpus in quality for measure in MEASURES]
        mean = sum(by_way[name]["mrr@10"] for by_way in quality.values()) / len(quality)
        print(f"| {name} | " + " | ".join(f"{value:.3f}" for value in values), end="")
        print(f" | {mean:.3f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--database", default="", help="a PostgreSQL server; SQLite without")
    arguments = parser.parse_args()
    main(arguments.corpora, arguments.database, as_json=arguments.json)
