"""The reader's side of related links: "You May Also Like".

One query whose parts are short looks into an index, so that a million stories cost no more than
a thousand. It says as well what the list rests on, so that a kept page is known to be true.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict, cast

from django.db import connection
from django.utils import timezone

from editions.linked import stories_linked
from editions.models import PublishedArticle, PublishedHeadline
from editions.written_out import CARDS, stories_of
from freshness.making import reads, reads_all
from freshness.subjects import About
from related.lists.models import EVERYWHERE, LinkKind, NearDuplicate, RelatedLink, Suggestion
from related.lists.threads import NEAR_IN_THREADS, near_params

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

SHOWN = 6
TABLES = {
    "article": PublishedArticle._meta.db_table,
    "headline": PublishedHeadline._meta.db_table,
    "link": RelatedLink._meta.db_table,
    "suggestion": Suggestion._meta.db_table,
    "twin": NearDuplicate._meta.db_table,
    "cards": CARDS,
    "pinned": LinkKind.PINNED.value,
    "accepted": LinkKind.ACCEPTED.value,
    "banned": LinkKind.BANNED.value,
    "everywhere": EVERYWHERE,
}
# What was accepted and is suggested no more stands behind everything that is.
BEHIND = 10_000

# Pins first, in their order; then what is suggested, the best first. A headline that is waited
# for leads to the newest live story of it. What two links lead to stands where the first is put:
# that one is moved. Of stories that tell one story twice the first stands.
ALSO_LIKE = """
WITH {near}, links AS (
  SELECT l.id, l.kind, l.position, l.url, CASE WHEN l.headline_key = '' OR l.target_id <> ''
    THEN l.target_id
    ELSE COALESCE((
      SELECT h.article_id FROM {headline} h JOIN {article} n ON n.id = h.article_id
      WHERE h.key = l.headline_key AND h.article_id <> l.article_id
      ORDER BY n.first_published_at DESC, n.id DESC LIMIT 1
    ), '') END AS target
  FROM {link} l
  WHERE l.article_id = %s AND l.kind <> '{banned}' AND (l.ends_on IS NULL OR l.ends_on >= %s)
),
banned AS (
  SELECT target_id AS id FROM {link}
  WHERE article_id = %s AND kind = '{banned}' AND target_id <> ''
  UNION ALL
  SELECT h.article_id FROM {link} l JOIN {headline} h ON h.key = l.headline_key
  WHERE l.article_id = %s AND l.kind = '{banned}' AND l.headline_key <> ''
),
pins AS (
  SELECT target, url, position AS place, id AS link_id FROM (
    SELECT links.*, ROW_NUMBER() OVER (PARTITION BY target, url ORDER BY id) AS nth FROM links
    WHERE kind = '{pinned}' AND (target <> '' OR url <> '')
  ) AS each_link WHERE nth = 1
),
offered AS (
  SELECT target_id AS target, place, 0 AS accepted FROM {suggestion} WHERE article_id = %s
  UNION ALL
  SELECT target, {behind} + position, 1 FROM links WHERE kind = '{accepted}'
),
candidates AS (
  SELECT target, url, place, link_id, 0 AS rank_no, 1 AS accepted FROM pins
  UNION ALL
  SELECT target, '', MIN(place), NULL, 1, MAX(accepted) FROM offered
  WHERE target NOT IN (SELECT target FROM pins) GROUP BY target
),
standing AS (
  SELECT c.target, c.url, c.rank_no, c.accepted, c.link_id,
    ROW_NUMBER() OVER (ORDER BY c.rank_no, c.place, c.link_id, c.target) AS line_no
  FROM candidates c LEFT JOIN {article} a ON a.id = c.target
  WHERE (c.url <> '' AND c.target = '') OR (
    a.id <> %s AND a.id NOT IN (SELECT id FROM banned)
    AND NOT EXISTS (
      SELECT 1 FROM {link} e WHERE e.article_id = '{everywhere}' AND e.target_id = a.id
    )
    AND (c.accepted = 1 OR {is_harmless})
    AND (c.rank_no = 0 OR NOT (
      EXISTS (SELECT 1 FROM near WHERE near.id = a.id) OR {is_linked}
    ))
  )
),
shown AS (
  SELECT * FROM standing c WHERE NOT EXISTS (
    SELECT 1 FROM {twin} t JOIN standing f ON f.target = t.twin_id
    WHERE t.article_id = c.target AND f.line_no < c.line_no
  )
  ORDER BY line_no
  LIMIT %s
),
rests AS ({rests})
SELECT {cards}, c.line_no, c.rank_no, c.accepted, c.link_id, l.url AS link_url,
  l.headline AS link_title, l.source AS link_source, (SELECT {joined} FROM rests) AS rests_on
FROM (SELECT 1 AS one) AS always LEFT JOIN shown c ON 1 = 1
LEFT JOIN {article} a ON a.id = c.target LEFT JOIN {link} l ON l.id = c.link_id
ORDER BY c.line_no
"""
# What a list rests on besides the decisions about it, a subject (`freshness/subjects.py`) a line:
# whatever may stand in it, shown or not, and the threads next to whose stories it stands.
RESTS = f"""
  SELECT '{About.STORY}:' || target AS s FROM candidates WHERE target <> ''
  UNION SELECT '{About.STANDING}:' || target FROM candidates WHERE target <> ''
  UNION SELECT '{About.HEADLINE}:' || headline_key FROM {{link}}
    WHERE article_id = %s AND headline_key <> ''
  UNION SELECT '{About.THREAD}:' || slug FROM mine
  UNION SELECT '{About.THREAD_WORDS}:' || slug FROM mine"""
IS_LINKED = "(a.published_on, a.slug) IN (VALUES {keys})"
MOST_LINKED = 30
JOINED = {"sqlite": "GROUP_CONCAT(s, char(10))", "postgresql": "STRING_AGG(s, chr(10))"}


class Standing(TypedDict):
    """What the query says of a story beside what stands on its card.

    `line_no` is None in the one row of a list in which nothing stands; `rests_on` is the same in
    all.
    """

    line_no: int | None
    rests_on: str | None
    rank_no: int
    accepted: int
    link_id: int | None
    link_url: str
    link_title: str
    link_source: str


type StandingStory = "WithAnnotations[PublishedArticle, Standing]"


class Why(StrEnum):
    """Why something stands in a list."""

    PINNED = "pinned"
    ACCEPTED = "accepted"
    SUGGESTED = "suggested"


@dataclass(frozen=True)
class Entry:
    """What stands at one place of a list: a live story, or a page of another house.

    Only the latter has `url`, `title` and `source`.
    """

    why: Why
    story: PublishedArticle | None
    link_id: int | None = None
    url: str = ""
    title: str = ""
    source: str = ""

    @property
    def id(self) -> str:
        """The public id of the story; '' of what is none."""
        return self.story.pk if self.story else ""

    @property
    def headline(self) -> str:
        """The words that lead there."""
        return self.story.headline if self.story else self.title

    @property
    def key(self) -> str:
        """What it leads to, in one word: as `RelatedLink.key`, but of the story that came."""
        return self.id or self.url

    def get_absolute_url(self) -> str:
        """The address it leads to."""
        return self.story.get_absolute_url() if self.story else self.url


def also_like(article: PublishedArticle, limit: int = SHOWN) -> list[Entry]:
    """Return what stands under "You May Also Like": pins in their order, then what is suggested.

    Pins that wait for a headline show as soon as a story of that headline is live. Nothing that
    is banned here or everywhere, never the story itself, no story told twice, and only what is
    live. Where this story or the other is sensitive, nothing stands that nobody pinned or
    accepted. What stands above the list as "previously" or "next" of a thread, or is linked in the
    text, stands in it only where somebody pinned it.
    """
    is_harmless = "1 = 0" if article.is_sensitive else "NOT a.is_sensitive"
    linked = stories_linked(article.body_html)[:MOST_LINKED]
    sql = ALSO_LIKE.format(
        **TABLES,
        near=NEAR_IN_THREADS,
        behind=BEHIND,
        is_harmless=is_harmless,
        is_linked=IS_LINKED.format(keys=", ".join(["(%s, %s)"] * len(linked)))
        if linked
        else "1 = 0",
        rests=RESTS.format(**TABLES),
        joined=JOINED[connection.vendor],
    )
    about = article.id
    days: list[str | date | int] = [about, timezone.localdate()]
    keys: list[str | date | int] = []
    for day, slug in linked:
        keys += [day, slug]
    params = [*near_params(article), *days, *[about] * 4, *keys, limit, about]
    rows = cast("Sequence[StandingStory]", stories_of(sql, params))
    reads(About.LIST, about)
    reads(About.GATHERED, about)
    reads_all({*(rows[0].rests_on or "").split("\n")} - {""})
    return [entry_of(row) for row in rows if row.line_no is not None]


def entry_of(row: StandingStory) -> Entry:
    """Return what a row of the query says; one of a page elsewhere has no story."""
    if not row.pk:
        return Entry(Why.PINNED, None, row.link_id, row.link_url, row.link_title, row.link_source)
    if row.rank_no == 0:
        return Entry(Why.PINNED, row, row.link_id)
    return Entry(Why.ACCEPTED if row.accepted else Why.SUGGESTED, row)
