"""The reader's side of related links: "You May Also Like".

One query whose parts are short walks along an index, so that a million stories cost no more than
a thousand.
"""

from editions.models import PublishedArticle, PublishedHeadline, PublishedTag
from related.cards import CARD_COLUMNS
from related.models import LinkKind, RelatedLink

TABLES = {
    "article": PublishedArticle._meta.db_table,
    "headline": PublishedHeadline._meta.db_table,
    "tag": PublishedTag._meta.db_table,
    "link": RelatedLink._meta.db_table,
    "cards": ", ".join(f"a.{column}" for column in CARD_COLUMNS),
}
# How many of the newest a part looks at before what may not stand there is taken out.
POOL = 40
MOST_TAGS = 12

# Pins first, in their order; then what shares most tags; then the newest of the section.
ALSO_LIKE = """
WITH banned AS (
  SELECT target_id AS id FROM {link}
  WHERE article_id = %s AND kind = '{banned}' AND target_id <> ''
  UNION ALL
  SELECT h.article_id FROM {link} l JOIN {headline} h ON h.key = l.headline_key
  WHERE l.article_id = %s AND l.kind = '{banned}' AND l.target_id = ''
),
pins AS (
  SELECT target_id AS id, position AS place, id AS link_id FROM {link}
  WHERE article_id = %s AND kind = '{pinned}' AND target_id <> ''
  UNION ALL
  SELECT (
    SELECT h.article_id FROM {headline} h JOIN {article} n ON n.id = h.article_id
    WHERE h.key = l.headline_key AND h.article_id <> l.article_id
    ORDER BY n.first_published_at DESC, n.id DESC LIMIT 1
  ), l.position, l.id FROM {link} l
  WHERE l.article_id = %s AND l.kind = '{pinned}' AND l.target_id = ''
),
pinned AS (
  SELECT id, MIN(place) AS place, MIN(link_id) AS link_id FROM pins
  WHERE id IS NOT NULL GROUP BY id
),
near AS ({near}),
candidates AS (
  SELECT id, place, link_id, 0 AS shared FROM pinned
  UNION ALL
  SELECT id, NULL, NULL, SUM(tagged) FROM near
  WHERE id NOT IN (SELECT id FROM pinned) GROUP BY id
)
SELECT {cards}, CASE WHEN c.place IS NULL THEN 'suggested' ELSE 'pinned' END AS why
FROM candidates c JOIN {article} a ON a.id = c.id
WHERE a.id <> %s AND a.id NOT IN (SELECT id FROM banned)
  AND (c.place IS NOT NULL OR (a.language = %s AND NOT a.is_sensitive))
ORDER BY CASE WHEN c.place IS NULL THEN 1 ELSE 0 END, c.place, c.link_id,
  c.shared DESC, a.first_published_at DESC, a.id DESC
LIMIT %s
"""
NEAR_BY_TAG = """
  SELECT * FROM (
    SELECT article_id AS id, 1 AS tagged FROM {tag} WHERE slug = %s
    ORDER BY first_published_at DESC, article_id DESC LIMIT {pool}
  ) AS tag_{n}"""
NEAR_BY_SECTION = """
  SELECT * FROM (
    SELECT id, 0 AS tagged FROM {article} WHERE section_slug = %s
    ORDER BY first_published_at DESC, id DESC LIMIT {pool}
  ) AS same_section"""

NOTHING_NEAR = "SELECT id, 0 AS tagged FROM {article} WHERE 1 = 0"


def also_like(article: PublishedArticle, limit: int = 6) -> list[PublishedArticle]:
    """Return what stands under "You May Also Like": pins in their order, then what is nearest.

    Pins that wait for a headline show as soon as a story of that headline is live. Nothing that
    is banned here and never the story itself; what nobody pinned is in the story's language.
    A sensitive story stands nowhere unless somebody pinned it, and nothing but pins stands under
    it. Each row has `why`, `pinned` or `suggested`.
    """
    near, near_params = nothing_near() if article.is_sensitive else near_to(article)
    sql = ALSO_LIKE.format(**TABLES, near=near, pinned=LinkKind.PINNED, banned=LinkKind.BANNED)
    params = [*[article.id] * 4, *near_params, article.id, article.language, limit]
    return list(PublishedArticle.objects.raw(sql, params))


def near_to(article: PublishedArticle) -> tuple[str, list[str]]:
    """Return the query, with its parameters, for what shares tags or section with a story."""
    story = article.said.story
    tags = [tag.slug for tag in story.tags][:MOST_TAGS] if story else []
    parts = [NEAR_BY_TAG.format(**TABLES, pool=POOL, n=n) for n in range(len(tags))]
    parts.append(NEAR_BY_SECTION.format(**TABLES, pool=POOL))
    return " UNION ALL ".join(parts), [*tags, article.section_slug]


def nothing_near() -> tuple[str, list[str]]:
    """Return the query for no story at all, of the same columns."""
    return NOTHING_NEAR.format(**TABLES), []
