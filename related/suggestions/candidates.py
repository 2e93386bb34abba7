"""Finding the few hundred stories that one might have to do with, among a million (inverted index).

Every part is a short walk along an index, both ways from the story's own time, so that a paper
of a million stories costs no more than one of a thousand. One query asks for all of them.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from editions.choices import CreditRole
from editions.models import PublishedCredit, PublishedTag
from related.suggestions.idf import Idf
from related.suggestions.models import Posting, StoryVector
from related.suggestions.story_text import StoryText
from related.suggestions.vectors import leading_words

# Words that stories are looked for by: of the whole text, and of each paragraph besides.
OF_TEXT, OF_PARAGRAPH, MOST_PARAGRAPHS, MOST_WORDS = 24, 2, 30, 70
# How many stories are looked at for one word, before and after the story's own time.
BEFORE, AFTER = 40, 20
# How many are compared with the story in full, by what they were found.
MOST_BY_WORDS = 160
NEWEST, OF_SECTION, OF_TAG, OF_WRITER, OF_SERIES = (30, 15), (10, 5), (20, 20), (10, 10), (4, 2)
MOST_TAGS = 12


class Candidate(NamedTuple):
    """What a story is compared by: columns of its `StoryVector`, without the cost of a model."""

    article_id: str
    at: int
    language: str
    section_slug: str
    source_slug: str
    series: int | None
    is_sensitive: bool
    terms: bytes
    norm: float
    names: bytes
    names_norm: float
    headline: bytes
    tags: bytes
    writers: bytes
    links: list[str]


WALK = """SELECT * FROM (SELECT {part} AS part, article_id FROM {table}
  WHERE {where} AND {time} {beyond} %s ORDER BY {time}{down}, article_id{down} LIMIT {most}
) AS walk_{part}_{side}"""
# The same for many words at once, where a database can walk for each row of another: PostgreSQL
# takes longer to plan seventy walks than to walk them.
WALK_EACH = """SELECT * FROM (SELECT (wanted.number - 1)::integer AS part, walk.article_id
  FROM unnest(%s::integer[]) WITH ORDINALITY AS wanted (term, number), LATERAL (
    SELECT article_id FROM {table} WHERE term = wanted.term AND at {beyond} %s
    ORDER BY at{down}, article_id{down} LIMIT {most}) AS walk
) AS walk_each_{side}"""
POSTING, VECTOR = Posting._meta.db_table, StoryVector._meta.db_table
VECTORS = f"SELECT {', '.join(Candidate._fields)} FROM {VECTOR} WHERE article_id IN"
TAG, CREDIT = PublishedTag._meta.db_table, PublishedCredit._meta.db_table

type Value = str | int | datetime | list[int]


class Walks:
    """The parts of one query: walks from the story's own time to both sides."""

    def __init__(self, text: StoryText) -> None:
        self.text = text
        self.parts: list[str] = []
        self.params: list[Value] = []
        self.count = 0

    def add(self, table: str, where: str, values: list[Value], most: tuple[int, int]) -> None:
        """Add the nearest in time of those rows; `most` before it, and after."""
        has_moment = table in (TAG, CREDIT)
        moment = self.text.article.first_published_at if has_moment else self.text.at
        time = "first_published_at" if has_moment else "at"
        for side, (beyond, down, many) in enumerate(sides(most)):
            self.parts.append(
                WALK.format(
                    part=self.count, side=side, table=table, where=where, time=time,
                    beyond=beyond, down=down, most=many,
                )
            )  # fmt: skip
            self.params += [*values, moment]
        self.count += 1

    def add_words(self, terms: list[int], most: tuple[int, int]) -> None:
        """Add the nearest in time of the stories that each of these words leads to."""
        if not (terms and connection.vendor == "postgresql"):
            for number in terms:
                self.add(POSTING, "term = %s", [number], most)
            return
        for side, (beyond, down, many) in enumerate(sides(most)):
            self.parts.append(
                WALK_EACH.format(side=side, table=POSTING, beyond=beyond, down=down, most=many)
            )
            self.params += [terms, self.text.at]
        self.count += len(terms)

    def found(self) -> Iterator[tuple[int, str]]:
        """Yield the number of a part and a story that it found, part by part."""
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(self.parts), self.params)
            yield from sorted(cursor.fetchall(), key=lambda row: row[0])


def sides(most: tuple[int, int]) -> tuple[tuple[str, str, int], ...]:
    """Return how a walk goes before its time and after it, and how far."""
    return ("<=", " DESC", most[0]), (">", "", most[1])


def candidates_of(text: StoryText, vector: dict[int, float], idf: Idf) -> list[Candidate]:
    """Return the stories in its language that a story might have to do with, by id.

    First those that share most of the words that tell it from others, then those that share a
    tag, a writer, the form of the headline, the section or the day.
    """
    walks = Walks(text)
    terms = query_words(text, vector, idf)
    walks.add_words(terms, (BEFORE, AFTER))
    add_features(walks)
    shared: dict[str, float] = defaultdict(float)
    others: list[str] = []
    for part, article_id in walks.found():
        if part < len(terms):
            shared[article_id] += vector[terms[part]]
        else:
            others.append(article_id)
    ranked = sorted(shared, key=lambda found: (-round(shared[found], 6), found))
    ids = dict.fromkeys([*ranked[: MOST_BY_WORDS + 1], *others])
    ids.pop(text.article.id, None)
    # The language is asked for here: SQLite would walk through all stories of it instead.
    return [one for one in candidates_by_id(sorted(ids)) if one.language == text.language]


def candidates_by_id(ids: Sequence[str]) -> list[Candidate]:
    """Return what some stories are compared by, in the order of their ids."""
    if not ids:
        return []
    places = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(f"{VECTORS} ({places})", ids)
        # Sorted here: in some languages a database has another order of letters.
        # Few stories link to others: most lists need no reading.
        return [
            Candidate._make((*row[:-1], [] if row[-1] == "[]" else json.loads(row[-1])))
            for row in sorted(cursor.fetchall(), key=lambda row: row[0])
        ]


def query_words(text: StoryText, vector: dict[int, float], idf: Idf) -> list[int]:
    """Return the words to look by: the story's best, and the best of each paragraph."""
    known = [number for number in leading_words(text, vector) if number in idf.known]
    wanted = dict.fromkeys(known[:OF_TEXT])
    rank = {number: at for at, number in enumerate(known)}
    for counts in text.paragraph_counts[:MOST_PARAGRAPHS]:
        here = sorted((n for n in counts if n in rank), key=lambda n: (-idf.weights[n], n))
        wanted.update(dict.fromkeys(here[:OF_PARAGRAPH]))
    return list(wanted)[:MOST_WORDS]


def add_features(walks: Walks) -> None:
    """Add the nearest in time that share what is not in the words."""
    text = walks.text
    walks.add(VECTOR, "language = %s", [text.language], NEWEST)
    walks.add(VECTOR, "section_slug = %s", [text.article.section_slug], OF_SECTION)
    if text.series is not None:
        walks.add(VECTOR, "series = %s", [text.series], OF_SERIES)
    for slug in list(text.tags)[:MOST_TAGS]:
        walks.add(TAG, "slug = %s", [slug], OF_TAG)
    for slug in text.writers:
        walks.add(CREDIT, f"slug = %s AND role = '{CreditRole.WRITER}'", [slug], OF_WRITER)
