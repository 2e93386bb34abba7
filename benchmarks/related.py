"""How good suggestions are: python benchmarks/related.py [--json] CORPUS.jsonl…

Each corpus is news whose authors linked to earlier stories by hand; its form is told in
docs/related.md. It is published, story by story, into an empty database of its own (a temporary
SQLite file); what the paper proposed under each story the moment it was published is compared
with the author's links, and with what simpler ways would have proposed. One table for all; with
`--json` one line for each corpus and way.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.baselines import BASELINES
from benchmarks.beside import begin
from benchmarks.corpora import OURS, read_corpus, score

PUBLISH = Path(__file__).parent / "publish_corpus.py"
MEASURES = ("recall@6", "ndcg@6", "mrr@6")


def main(paths: Sequence[Path], *, as_json: bool) -> None:
    """Measure every way on every corpus, our own in processes beside, and print it all."""
    publishing = [begin([sys.executable, str(PUBLISH), str(path)]) for path in paths]
    quality: dict[str, dict[str, dict[str, float]]] = {}
    for path, process in zip(paths, publishing, strict=True):
        stories = read_corpus(path)
        by_way = {name: score(stories, way(stories)) for name, way in BASELINES.items()}
        told = [json.loads(line) for line in process.lines()]
        by_way[OURS] = score(stories, {row["id"]: row["suggested"] for row in told})
        quality[path.stem] = by_way
        if as_json:
            for name, measured in by_way.items():
                print(json.dumps({"corpus": path.stem, "system": name, **measured}), flush=True)
    if not as_json:
        print_table(quality)


def print_table(found: dict[str, dict[str, dict[str, float]]]) -> None:
    """Print a row for each way, its measures under each corpus, and the mean of nDCG."""
    corpora = list(found)
    print("| | " + " | ".join(f"{corpus} {m}" for corpus in corpora for m in MEASURES), end="")
    print(" | mean ndcg@6 |")
    print("|---" * (len(corpora) * len(MEASURES) + 2) + "|")
    for name in [*BASELINES, OURS]:
        values = [found[corpus][name][measure] for corpus in corpora for measure in MEASURES]
        mean = sum(found[corpus][name]["ndcg@6"] for corpus in corpora) / len(corpora)
        print(f"| {name} | " + " | ".join(f"{value:.3f}" for value in values), end="")
        print(f" | {mean:.3f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    arguments = parser.parse_args()
    main(arguments.corpora, as_json=arguments.json)
