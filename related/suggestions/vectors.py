"""The vector of a story: its terms by how often each stands there and how rare it is (TF-IDF).

By its vector a story is compared; by its postings, in an inverted index, it is found.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db import transaction

from editions.models import PublishedArticle
from related.suggestions.idf import Counts, Idf, bucket_of
from related.suggestions.models import Posting, StoryVector
from related.suggestions.rows import insert
from related.suggestions.story_text import StoryText
from related.suggestions.terms import (
    MOST_TIMES,
    OFTEN,
    TAG,
    WRITER,
    feature,
    pack,
    pack_numbers,
    pack_weights,
)

# So many of the words that tell it best from other stories lead to it.
POSTED = 24


def idf_of(text: StoryText, *, is_counted: bool = True, held: Counts | None = None) -> Idf:
    """Return how rare everything in a story is, which may be counted already or not."""
    numbers = [*text.counts, *text.features]
    return Idf(text.language, numbers, is_counted=is_counted, held=held)


def texts_of(ids: Iterable[str]) -> Iterator[StoryText]:
    """Yield those of these stories that are live now."""
    rows = PublishedArticle.objects.filter(pk__in=ids).order_by("pk")
    return map(StoryText, rows.defer("body_html", "photos", "shared_photo"))


def counts_in(ids: Iterable[str]) -> Counter[int]:
    """Return in how many of these stories the terms of each bucket stand."""
    counts: Counter[int] = Counter()
    for text in texts_of(ids):
        counts.update({bucket_of(term) for term in (*text.counts, *text.features)})
    return counts


def vector_of(counts: Mapping[int, int], idf: Idf) -> dict[int, float]:
    """Return what each term says about a text: how often it stands there, and how rare it is."""
    weights = idf.weights
    return {
        number: OFTEN[min(count, MOST_TIMES)] * weights[number] for number, count in counts.items()
    }


def length_of(vector: Mapping[int, float]) -> float:
    """Return the length of a vector, 1 for that of nothing."""
    return math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0


def story_vector_of(text: StoryText, idf: Idf) -> tuple[StoryVector, list[int]]:
    """Return the vector of a story, unsaved, and the numbers of the words that lead to it."""
    counts = text.counts
    vector = vector_of(counts, idf)
    names = {number: count for number, (_, count) in text.names.items()}
    headline = dict.fromkeys(text.numbers[term] for term in text.headline_terms)
    article = text.article
    made = StoryVector(
        article_id=article.id,
        edition_number=article.edition_number,
        at=text.at,
        language=text.language,
        section_slug=article.section_slug,
        source_slug=article.source_slug,
        series=text.series,
        is_sensitive=article.is_sensitive,
        terms=pack(counts),
        norm=length_of(vector),
        names=pack_numbers(sorted(text.names)),
        names_norm=length_of(vector_of(names, idf)),
        headline=pack_weights({number: idf.weights[number] for number in headline}),
        tags=pack_numbers(feature(TAG, slug) for slug in text.tags),
        writers=pack_numbers(feature(WRITER, slug) for slug in text.writers),
        links=text.links,
    )
    return made, leading_words(text, vector)[:POSTED]


def replace_vectors(
    article_ids: Sequence[str], made: Sequence[tuple[StoryVector, list[int]]]
) -> None:
    """Put these stories' vectors, and the words that lead to them, in the place of those before.

    Of a story that was withdrawn meanwhile is none.
    """
    with transaction.atomic():
        forget(article_ids)
        StoryVector.objects.bulk_create([vector for vector, _ in made])
        postings = [
            (number, vector.at, vector.article_id) for vector, leading in made for number in leading
        ]
        insert(Posting, ("term", "at", "article_id"), postings)


def forget(article_ids: Sequence[str]) -> None:
    """Take away what leads to stories."""
    Posting.objects.filter(article_id__in=article_ids).delete()
    StoryVector.objects.filter(pk__in=article_ids).delete()


def leading_words(text: StoryText, vector: dict[int, float]) -> list[int]:
    """Return the story's single words, those first that tell it best from others."""
    single = [number for number, term in text.printed.items() if " " not in term]
    return sorted(single, key=lambda number: (-vector[number], number))
