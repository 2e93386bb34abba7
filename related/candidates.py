"""Finding the few hundred stories that one might have to do with, among a million.

Every part is a short walk along an index, so that a paper of a million stories costs no more
than one of a thousand.
"""

import math
from collections import defaultdict
from collections.abc import Iterable

from django.db import connection
from django.db.models import QuerySet

from editions.choices import CreditRole
from editions.models import PublishedCredit, PublishedTag
from related.models import Outline, Posting
from related.outlining import leading_words
from related.rarity import Rarity
from related.story_text import StoryText

POSTING = Posting._meta.db_table
# Words that stories are looked for by: of the whole text, and of each paragraph besides.
OF_TEXT, OF_PARAGRAPH, MOST_PARAGRAPHS, MOST_WORDS = 24, 2, 30, 70
# How many stories are looked at for one word, before and after the story's own time.
BEFORE, AFTER = 40, 20
# How many are compared with the story in full, by what they were found.
MOST_BY_WORDS = 160
NEWEST, OF_SECTION, OF_TAG, OF_WRITER, OF_SERIES = 30, 10, 20, 10, 4

BY_WORD = """
SELECT * FROM (SELECT term, article_id FROM {posting}
  WHERE term = %s AND at <= %s
  ORDER BY at DESC, article_id DESC LIMIT {before}) AS before_{n}
UNION ALL
SELECT * FROM (SELECT term, article_id FROM {posting}
  WHERE term = %s AND at > %s
  ORDER BY at, article_id LIMIT {after}) AS after_{n}
"""


def candidates_of(text: StoryText, vector: dict[int, float], rarity: Rarity) -> list[Outline]:
    """Return the outlines of stories in its language that a story might have to do with."""
    found = [*by_words(text, vector, rarity), *by_facts(text)]
    ids = dict.fromkeys(found)
    ids.pop(text.article.id, None)
    outlines = Outline.objects.filter(language=text.language).in_bulk(list(ids))
    return [outlines[article_id] for article_id in ids if article_id in outlines]


def by_words(text: StoryText, vector: dict[int, float], rarity: Rarity) -> list[str]:
    """Return the stories that share most of the words that tell this one from others."""
    words = query_words(text, vector, rarity)
    if not words:
        return []
    parts = [
        BY_WORD.format(posting=POSTING, n=n, before=BEFORE, after=AFTER) for n in range(len(words))
    ]
    params: list[int] = []
    for number in words:
        params += [number, text.at, number, text.at]
    shared: dict[str, float] = defaultdict(float)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        rows = cursor.fetchall()
    for number, found in sorted(rows):
        shared[found] += vector[number]
    ranked = sorted(shared, key=lambda found: (-round(shared[found], 6), found))
    return ranked[: MOST_BY_WORDS + 1]


def query_words(text: StoryText, vector: dict[int, float], rarity: Rarity) -> list[int]:
    """Return the words to look by: the story's best, and the best of each paragraph."""
    known = [number for number in leading_words(text, vector) if number in rarity.known]
    wanted = dict.fromkeys(known[:OF_TEXT])
    rank = {number: at for at, number in enumerate(known)}
    for counts in text.paragraph_counts[:MOST_PARAGRAPHS]:
        here = sorted((n for n in counts if n in rank), key=lambda n: (-rarity.weights[n], n))
        wanted.update(dict.fromkeys(here[:OF_PARAGRAPH]))
    return list(wanted)[:MOST_WORDS]


def by_facts(text: StoryText) -> Iterable[str]:
    """Yield the nearest in time that share a tag, a writer, a form of headline or the section."""
    outlines = Outline.objects.filter(language=text.language)
    yield from nearest(outlines, text, NEWEST)
    yield from nearest(outlines.filter(section_slug=text.article.section_slug), text, OF_SECTION)
    if text.series is not None:
        yield from nearest(outlines.filter(series=text.series), text, OF_SERIES)
    moment = text.article.first_published_at
    for slugs, model, most, role in (
        (text.tags, PublishedTag, OF_TAG, {}),
        (text.writers, PublishedCredit, OF_WRITER, {"role": CreditRole.WRITER}),
    ):
        for slug in slugs:
            rows = model._default_manager.filter(slug=slug, **role)
            before = rows.filter(first_published_at__lte=moment)
            after = rows.filter(first_published_at__gt=moment)
            order = "first_published_at", "article_id"
            down = before.order_by(*(f"-{name}" for name in order))
            yield from down.values_list("article_id", flat=True)[:most]
            yield from after.order_by(*order).values_list("article_id", flat=True)[:most]


def nearest(outlines: QuerySet[Outline], text: StoryText, most: int) -> Iterable[str]:
    """Yield the ids of those nearest in time on both sides."""
    before = outlines.filter(at__lte=text.at).order_by("-at", "-article_id")
    after = outlines.filter(at__gt=text.at).order_by("at", "article_id")
    yield from before.values_list("article_id", flat=True)[:most]
    yield from after.values_list("article_id", flat=True)[: math.ceil(most / 2)]
