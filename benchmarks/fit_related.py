"""Find the weights of the signals: python benchmarks/fit_related.py [--write] CORPUS.jsonl…

Each corpus is published into an empty database (`publish_corpus.py`), and what was compared under
every story with links is kept. The weights are those under which the linked stories are likeliest
to be drawn, if each candidate were drawn with odds of e to its score (the "listwise" form of
logistic regression), held small by their squares. That of `linked` is found last, with the others
held: most papers begin without links, and there the others must do alone.

Prints how often each signal speaks for what was linked, how good weights of the other corpora are
on each corpus, then the weights of all. `--write` puts these into
`related/suggestions/weights.json`; a signal that no corpus has keeps the weight it has.
"""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.beside import begin
from benchmarks.corpora import SHOWN

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "related" / "suggestions" / "weights.json"
# Pulls weights to zero, so that what says little says nothing.
RESTRAINT = 1e-2
# Found after all others.
LAST = "linked"


@dataclass(frozen=True)
class Asked:
    """One story with links: the signals of its candidates, and which of them were linked."""

    signals: np.ndarray
    linked: np.ndarray
    links: int


def read_signals(lines: Sequence[str]) -> tuple[list[str], list[Asked]]:
    """Return the names of the signals, and every story with links that had candidates."""
    rows = [row for row in map(json.loads, lines) if row["names"]]
    asked = [
        Asked(np.array(row["signals"]), np.array(row["linked"], dtype=bool), row["links"])
        for row in rows
    ]
    return rows[0]["names"], asked


def fit_all(names: Sequence[str], corpora: Sequence[list[Asked]]) -> np.ndarray:
    """Return the weights of all signals, that of the links made before found last."""
    last = [at for at, name in enumerate(names) if name == LAST]
    others = [at for at, name in enumerate(names) if name != LAST]
    weights = fit(corpora, others, np.zeros(len(names)))
    return fit(corpora, last, weights)


def fit(corpora: Sequence[list[Asked]], free: list[int], held: np.ndarray) -> np.ndarray:
    """Return the weights that make the links of these corpora likeliest, each corpus alike.

    Only those of the `free` columns are found, the others stay as they are `held`.
    """
    usable = [[one for one in corpus if one.linked.any()] for corpus in corpora]
    stories = [one for corpus in usable for one in corpus]
    share = np.array([1 / len(corpus) / len(usable) for corpus in usable for _ in corpus])
    signals = np.concatenate([one.signals for one in stories])
    scale = signals[:, free].std(axis=0) + 1e-9
    scaled = signals[:, free] / scale
    before = signals @ held
    many = np.array([len(one.linked) for one in stories])
    starts = np.concatenate([[0], np.cumsum(many)[:-1]])
    linked = np.concatenate([one.linked for one in stories]).astype(float)
    wanted = linked * np.repeat(share / np.add.reduceat(linked, starts), many)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = before + scaled @ weights
        top = np.maximum.reduceat(scores, starts)
        odds = np.exp(scores - np.repeat(top, many))
        total = np.add.reduceat(odds, starts)
        value = share @ (top + np.log(total)) - wanted @ scores + RESTRAINT * weights @ weights
        drawn = odds / np.repeat(total / share, many)
        return value, (drawn - wanted) @ scaled + 2 * RESTRAINT * weights

    found = minimize(loss, np.zeros(len(free)), jac=True, method="L-BFGS-B")
    weights = held.copy()
    weights[free] = found.x / scale
    return weights


def ndcg(corpus: Sequence[Asked], weights: np.ndarray) -> float:
    """Return the mean nDCG of the first six under these weights."""
    total = 0.0
    for one in corpus:
        first = np.argsort(-(one.signals @ weights), kind="stable")[:SHOWN]
        gain = sum(1 / math.log2(at + 2) for at, n in enumerate(first) if one.linked[n])
        total += gain / sum(1 / math.log2(at + 2) for at in range(min(SHOWN, one.links)))
    return total / len(corpus)


def print_seen(name: str, names: Sequence[str], corpus: Sequence[Asked]) -> None:
    """Print how many of the linked candidates of a corpus, and of the others, have each signal."""
    signals = np.concatenate([one.signals for one in corpus]) != 0
    linked = np.concatenate([one.linked for one in corpus])
    shares = [
        f"{signal} {mine:.0%} ({other:.0%})"
        for signal, mine, other in zip(
            names, signals[linked].mean(axis=0), signals[~linked].mean(axis=0), strict=True
        )
    ]
    print(f"{name}: {linked.sum()} linked candidates (and others) have: {', '.join(shares)}")


def main(paths: Sequence[Path], *, write: bool) -> None:
    """Publish, fit, tell how good it is, and keep the weights if asked to."""
    publish = [sys.executable, str(HERE / "publish_corpus.py"), "--signals"]
    running = [begin([*publish, str(path)]) for path in paths]
    told = [process.lines() for process in running]
    names = read_signals(told[0])[0]
    corpora = [read_signals(lines)[1] for lines in told]
    for path, corpus in zip(paths, corpora, strict=True):
        print_seen(path.stem, names, corpus)
        others = [other for other in corpora if other is not corpus]
        if others:
            theirs = fit_all(names, others)
            alone = np.where(np.array(names) == LAST, 0.0, theirs)
            print(
                f"{path.stem}: nDCG@6 {ndcg(corpus, theirs):.3f} with the others' weights, "
                f"{ndcg(corpus, alone):.3f} where no links were made before"
            )
    before = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    seen = np.concatenate([one.signals for corpus in corpora for one in corpus]).any(axis=0)
    fitted = zip(names, fit_all(names, corpora), seen, strict=True)
    weights = {n: round(float(w), 2) if is_seen else before[n] for n, w, is_seen in fitted}
    print(json.dumps(weights, indent=2))
    if write:
        WEIGHTS.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Find the weights of the signals.")
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument("--write", action="store_true", help="keep them in weights.json")
    arguments = parser.parse_args()
    main(arguments.corpora, write=arguments.write)
