"""The reader's side of "More From Author": what else the same people, or the same house, made.

One query whose parts are short walks along an index, so that a million stories cost no more than
a thousand.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict, cast

from django.utils.translation import gettext

from editions.choices import CreditRole
from editions.models import PublishedArticle, PublishedCredit
from editions.printed import joined
from editions.written_out import CARDS, stories_of
from freshness.making import reads
from freshness.subjects import About
from paper.now import previewed

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

TABLES = {
    "article": PublishedArticle._meta.db_table,
    "credit": PublishedCredit._meta.db_table,
    "cards": CARDS,
}
# So many times as many are looked at where some are in other languages.
OF_ALL_LANGUAGES = 5
# `rank_no` is the group in the order of preference, `who` the name for the heading.
MORE_FROM = """
SELECT {cards}, found.rank_no, found.who FROM ({parts}) AS found
JOIN {article} a ON a.id = found.id
WHERE a.id NOT IN ({excluded}){in_language}
ORDER BY found.rank_no, a.first_published_at DESC, a.id DESC, found.who
"""
MORE_BY_PERSON = """
  SELECT * FROM (
    SELECT article_id AS id, {rank} AS rank_no, %s AS who FROM {credit}
    WHERE slug = %s AND role = %s
    ORDER BY first_published_at DESC, article_id DESC LIMIT {most}
  ) AS person_{n}"""
MORE_BY_SOURCE = """
  SELECT * FROM (
    SELECT id, {rank} AS rank_no, %s AS who FROM {article} WHERE source_slug = %s
    ORDER BY first_published_at DESC, id DESC LIMIT {most}
  ) AS same_source"""


class Grouped(TypedDict):
    """The group that a story stands in, and whose it is."""

    rank_no: int
    who: str


type GroupedStory = "WithAnnotations[PublishedArticle, Grouped]"


def more_from(
    article: PublishedArticle, exclude_ids: Iterable[str] = (), limit: int = 4
) -> tuple[str, list[PublishedArticle]]:
    """Return the heading and the stories of "More from …", or an empty heading where none are.

    Other stories by the same writers. Only where a story names no writer, those of the same web
    editors, and where they have no others, those from the same source: nobody's name stands over
    what others wrote. The heading names those whose stories stand under it.
    """
    excluded = [article.id, *exclude_ids]
    # Readers of a paper in several languages are offered what they can read.
    paper = previewed()
    tongues = [article.tongue] if paper and paper.others else []
    most = limit + len(excluded)
    parts, params = whose(article, most * OF_ALL_LANGUAGES if tongues else most)
    if not parts:
        return "", []
    places = ", ".join(["%s"] * len(excluded))
    in_language = " AND a.tongue = %s" if tongues else ""
    sql = MORE_FROM.format(
        **TABLES, parts=" UNION ALL ".join(parts), excluded=places, in_language=in_language
    )
    rows = stories_of(sql, [*params, *excluded, *tongues])
    stories, names = first_group(cast("Iterable[GroupedStory]", rows), limit)
    if not stories:
        return "", []
    printed = [credit.name for credit in article.story.credits]
    in_order = [name for name in dict.fromkeys([*printed, article.source_name]) if name in names]
    return gettext("More from %(names)s") % {"names": joined(in_order)}, stories


def whose(article: PublishedArticle, most: int) -> tuple[list[str], list[str]]:
    """Return the queries, with their parameters, for the stories of those a story is by."""
    writers = article.story.credited(CreditRole.WRITER)
    editors = article.story.credited(CreditRole.WEB_EDITOR) if not writers else ()
    parts: list[str] = []
    params: list[str] = []
    for credit in [*writers, *editors]:
        reads(About.PERSON, credit.slug)
        rank = 0 if credit.role == CreditRole.WRITER else 1
        parts.append(MORE_BY_PERSON.format(**TABLES, rank=rank, n=len(parts), most=most))
        params += [credit.name, credit.slug, credit.role]
    if article.source_slug and not writers:
        reads(About.SOURCE, article.source_slug)
        parts.append(MORE_BY_SOURCE.format(**TABLES, rank=2, most=most))
        params += [article.source_name, article.source_slug]
    return parts, params


def first_group(
    rows: Iterable[GroupedStory], limit: int
) -> tuple[list[PublishedArticle], set[str]]:
    """Return the stories of the best group, and whose they are; rows have `rank_no` and `who`."""
    stories: dict[str, PublishedArticle] = {}
    names: set[str] = set()
    best = None
    for row in rows:
        best = row.rank_no if best is None else best
        if row.rank_no != best or (len(stories) == limit and row.id not in stories):
            break
        stories[row.id] = row
        names.add(row.who)
    return list(stories.values()), names
