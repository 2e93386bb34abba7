"""Simpler ways to propose related stories, to measure our own against.

Each takes a corpus, the oldest story first, and returns for every story that has links the ids
of earlier ones, the best first.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from benchmarks.corpora import Story, text_of

KEPT = 12
RAREST = 25
# The usual constants of BM25: how soon a word's frequency saturates, how much length counts.
K1, B = 1.5, 0.75

type Ways = dict[str, list[str]]


def linking(stories: Sequence[Story]) -> Iterator[tuple[int, Story]]:
    """Yield the place and the story of each that has links."""
    return ((place, story) for place, story in enumerate(stories) if story["links"])


def at_random(stories: Sequence[Story]) -> Ways:
    """Any earlier stories."""
    rng = Random("related")
    return {
        story["id"]: [stories[n]["id"] for n in rng.sample(range(place), min(KEPT, place))]
        for place, story in linking(stories)
    }


def newest(stories: Sequence[Story]) -> Ways:
    """The stories just before."""
    return {
        story["id"]: [other["id"] for other in reversed(stories[max(0, place - KEPT) : place])]
        for place, story in linking(stories)
    }


def shared_tags(stories: Sequence[Story]) -> Ways:
    """The most tags in common, the rare ones counting more; then the newest."""
    known = Counter(tag for story in stories for tag in set(story["tags"]))
    rarity = {tag: math.log((len(stories) + 1) / many) for tag, many in known.items()}
    lists = {}
    for place, story in linking(stories):
        tags = set(story["tags"])
        weights = [sum(rarity[tag] for tag in tags & set(s["tags"])) for s in stories[:place]]
        lists[story["id"]] = best(stories, np.array(weights), place)
    return lists


def best(stories: Sequence[Story], weights: np.ndarray, place: int) -> list[str]:
    """Return the ids of the earlier stories of most weight, the newest first among equals."""
    order = np.lexsort((-np.arange(place), -weights[:place]))
    return [stories[number]["id"] for number in order[:KEPT]]


def more_like_this(stories: Sequence[Story]) -> Ways:
    """BM25, asked with the 25 rarest words of the story that stand in another too."""
    counts = csr_matrix(CountVectorizer().fit_transform(map(text_of, stories)), dtype=float)
    known = np.asarray((counts > 0).sum(axis=0)).ravel()
    rarity = np.log(1 + (len(stories) - known + 0.5) / (known + 0.5))
    length = np.asarray(counts.sum(axis=1)).ravel()
    ground = np.repeat(K1 * (1 - B + B * length / length.mean()), np.diff(counts.indptr))
    weights = counts.copy()
    weights.data = counts.data * (K1 + 1) / (counts.data + ground)
    weights = weights @ diags(rarity)
    lists = {}
    for place, story in linking(stories):
        words = counts[place].indices
        words = words[known[words] > 1]
        asked = words[np.argsort(-rarity[words], kind="stable")[:RAREST]]
        summed = np.asarray(weights[:place][:, asked].sum(axis=1)).ravel()
        lists[story["id"]] = best(stories, summed, place)
    return lists


def tfidf(most_words: int) -> Callable[[Sequence[Story]], Ways]:
    """The cosine of TF-IDF vectors of words, and of runs of words up to so many."""

    def way(stories: Sequence[Story]) -> Ways:
        vectorizer = TfidfVectorizer(
            sublinear_tf=True, stop_words="english", ngram_range=(1, most_words)
        )
        vectors = csr_matrix(vectorizer.fit_transform(map(text_of, stories)))
        return {
            story["id"]: best(
                stories, (vectors[:place] @ vectors[place].T).toarray().ravel(), place
            )
            for place, story in linking(stories)
        }

    return way


BASELINES: dict[str, Callable[[Sequence[Story]], Ways]] = {
    "random": at_random,
    "newest": newest,
    "shared tags": shared_tags,
    "BM25 more-like-this": more_like_this,
    "TF-IDF words": tfidf(1),
    "TF-IDF words and pairs": tfidf(2),
}
