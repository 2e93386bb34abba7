"""Corpora of news with their authors' own links, and how well suggestions find these."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

type Story = dict[str, Any]
# How our own way is called among the others.
OURS = "ours"
SHOWN = 6


def read_corpus(path: Path) -> list[Story]:
    """Return the stories of a corpus, the oldest first; those of one moment as they stand."""
    with path.open(encoding="utf-8") as lines:
        stories = [json.loads(line) for line in lines]
    return sorted(stories, key=lambda story: str(story["published_at"]))


def text_of(story: Story) -> str:
    """Return all words of a story."""
    return "\n".join([story["headline"], story["standfirst"], *story["body"]])


def score(stories: Sequence[Story], suggested: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Compare the first six suggestions with the links of every story that has some.

    Returns recall, nDCG and the reciprocal rank of the first hit, each the mean over stories.
    Suggestions published later than the story are passed over.
    """
    at = {story["id"]: story["published_at"] for story in stories}
    recall, gain, rank, many = 0.0, 0.0, 0.0, 0
    for story in stories:
        wanted = set(story["links"])
        if not wanted:
            continue
        many += 1
        earlier = [
            other
            for other in suggested.get(story["id"], ())
            if other != story["id"] and other in at and at[other] <= story["published_at"]
        ]
        hits = [place for place, other in enumerate(earlier[:SHOWN], 1) if other in wanted]
        recall += len(hits) / len(wanted)
        best = sum(1 / math.log2(place + 1) for place in range(1, min(SHOWN, len(wanted)) + 1))
        gain += sum(1 / math.log2(place + 1) for place in hits) / best
        rank += 1 / hits[0] if hits else 0
    measured = {"recall@6": recall, "ndcg@6": gain, "mrr@6": rank}
    return {name: round(value / max(many, 1), 4) for name, value in measured.items()}
