"""What the paper proposes under a story: the best few of all live ones, with reasons.

The machine proposes; what people decided (`RelatedLink`) goes before it wherever the two are
read together. Nothing calls this from above: `indexing.py` indexes the record.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection, transaction

from editions.models import PublishedArticle
from related.lists.list_health import mark_dirty, mark_dirty_around
from related.lists.models import NearDuplicate, Suggestion
from related.suggestions.candidates import candidates_of
from related.suggestions.choosing import Chosen, choose, is_near_duplicate
from related.suggestions.idf import Counts
from related.suggestions.models import StoryVector
from related.suggestions.reasons import Reason
from related.suggestions.rows import insert
from related.suggestions.signals import Compared, Comparison
from related.suggestions.story_text import StoryText
from related.suggestions.vectors import idf_of, replace_vectors, story_vector_of

# Stories under which this one might stand: so many of those nearest to it.
NEIGHBOURS = 24


class Suggested(NamedTuple):
    """One suggestion as it is made: the columns of `Suggestion`, without the cost of a model."""

    article_id: str
    target_id: str
    place: int
    score: int
    reasons: list[Reason]


@dataclass(frozen=True)
class Proposed:
    """What is proposed under one story, the best first, the stories nearest to it, chosen or
    not, and those that tell the same.
    """

    article_id: str
    rows: list[Suggested] = field(default_factory=list)
    nearest: list[str] = field(default_factory=list)
    near_duplicates: set[str] = field(default_factory=set)


def suggest(article_id: str) -> None:
    """Make a live story's suggestions anew.

    Its vector stands already. A story that is not live has none.
    """
    article = PublishedArticle.objects.filter(pk=article_id).first()
    replace_suggestions([proposed_under(StoryText(article)) if article else Proposed(article_id)])


def proposed_under(
    text: StoryText, *, is_counted: bool = True, held: Counts | None = None
) -> Proposed:
    """Return what is proposed under a story; nothing is kept."""
    return proposed(Comparison(text, idf_of(text, is_counted=is_counted, held=held)))


def proposed(comparison: Comparison) -> Proposed:
    """Return what is proposed under the story of a comparison; nothing is kept."""
    article_id = comparison.text.article.id
    ranked = ranked_under(comparison)
    return Proposed(
        article_id,
        rows=rows_of(article_id, choose(comparison, ranked)),
        nearest=[compared.candidate.article_id for compared in ranked[:NEIGHBOURS]],
        near_duplicates={
            compared.candidate.article_id
            for compared in ranked[:NEIGHBOURS]
            if is_near_duplicate(compared, comparison)
        },
    )


def ranked_under(comparison: Comparison) -> list[Compared]:
    """Return the candidates of a story beside it, the best first."""
    text = comparison.text
    return comparison.compare(candidates_of(text, comparison.vector, comparison.idf))


def nearest_to(text: StoryText) -> list[str]:
    """Return the stories nearest to a story as it stands in this text."""
    ranked = ranked_under(Comparison(text, idf_of(text)))
    return [one.candidate.article_id for one in ranked[:NEIGHBOURS]]


def would_propose(article: PublishedArticle) -> list[Suggestion]:
    """Return what would be proposed under a story that is not out yet; nothing is kept."""
    rows = proposed_under(StoryText(article), is_counted=False).rows
    return [Suggestion(**row._asdict()) for row in rows]


def replace_suggestions(proposals: Sequence[Proposed]) -> None:
    """Put these in the place of the stories' suggestions, and note their near duplicates.

    Where the same stand in the same order, only their scores and reasons are written: readers'
    pages stay as they are.
    """
    ids = [proposal.article_id for proposal in proposals]
    with transaction.atomic():
        old = Suggestion.objects.filter(article_id__in=ids)
        before = grouped(old.order_by("place").values_list("article_id", "target_id"))
        after = {each.article_id: [row.target_id for row in each.rows] for each in proposals}
        others = {article_id for article_id in ids if before[article_id] != after[article_id]}
        rows = [row for proposal in proposals for row in proposal.rows]
        mark_dirty([article_id for article_id in ids if article_id in others])
        old.filter(article_id__in=others).delete()
        new = (row for row in rows if row.article_id in others)
        # The last of the columns are the reasons.
        insert(Suggestion, Suggested._fields, ((*row[:-1], json.dumps(row[-1])) for row in new))
        rescore(row for row in rows if row.article_id not in others)
        replace_near_duplicates(proposals)


def rescore(rows: Iterable[Suggested]) -> None:
    """Write why, and how weightily, what is suggested already is suggested now."""
    sql = f"UPDATE {Suggestion._meta.db_table} SET score = %s, reasons = %s "
    sql += "WHERE article_id = %s AND target_id = %s"
    with connection.cursor() as cursor:
        cursor.executemany(
            sql,
            [(row.score, json.dumps(row.reasons), row.article_id, row.target_id) for row in rows],
        )


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the second of each pair by the first; an empty list for those that are not there."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for first, second in pairs:
        by_first[first].append(second)
    return by_first


def rows_of(article_id: str, chosen: Chosen) -> list[Suggested]:
    """Return suggestions as they are kept, the best first."""
    return [
        Suggested(article_id, one.candidate.article_id, place, one.score, reasons)
        for place, (one, reasons) in enumerate(chosen, 1)
    ]


def replace_near_duplicates(proposals: Sequence[Proposed]) -> None:
    """Note which stories tell the same as these."""
    ids = [proposal.article_id for proposal in proposals]
    of_these = NearDuplicate.objects.filter(article_id__in=ids)
    known = grouped(of_these.values_list("article_id", "twin_id"))
    for proposal in proposals:
        before = set(known[proposal.article_id])
        if before != proposal.near_duplicates:
            change_near_duplicates(proposal.article_id, before, proposal.near_duplicates)
            # It may be a near duplicate of one that is yet to come here.
            known = grouped(of_these.values_list("article_id", "twin_id"))


def change_near_duplicates(article_id: str, known: set[str], near_duplicates: set[str]) -> None:
    """Let these be a story's near duplicates in the place of those known, both ways."""
    gone, new = known - near_duplicates, near_duplicates - known
    NearDuplicate.objects.filter(article_id=article_id, twin_id__in=gone).delete()
    NearDuplicate.objects.filter(article_id__in=gone, twin_id=article_id).delete()
    ways = [(article_id, one) for one in new] + [(one, article_id) for one in new]
    NearDuplicate.objects.bulk_create(
        [NearDuplicate(article_id=one, twin_id=other) for one, other in ways], ignore_conflicts=True
    )
    mark_dirty_around(article_id)


def make_vector(article: PublishedArticle) -> Comparison:
    """Make the vector of a live story and write it; a new one is to be counted afterwards."""
    text = StoryText(article)
    is_counted = StoryVector.objects.filter(pk=article.id, is_counted=True).exists()
    idf = idf_of(text, is_counted=is_counted)
    made, leading = story_vector_of(text, idf)
    made.is_counted = is_counted
    replace_vectors([article.id], [(made, leading)])
    return Comparison(text, idf)
