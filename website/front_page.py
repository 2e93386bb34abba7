"""The front page: which stories stand on it, and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypedDict, cast

from django.utils import timezone

from editions.models import Lead, PublishedArticle
from editions.models.fronts import front_place
from editions.printed import primary
from editions.written_out import ARTICLE, CARDS, stories_of
from freshness.making import holds_until, reads
from freshness.subjects import About
from paper.now import paper_now
from website.breaking import Strip
from website.tongues import called_here, reads_stories_here, standing_here

FRONT_POOL = 30
SECOND_LEADS = 4
PER_SECTION = 4
JUST_IN = timedelta(hours=24)
NEWEST = "ORDER BY first_published_at DESC, id DESC"
# Each part is a walk along an index of its own: OR-ed conditions make PostgreSQL read the whole
# table. Written out, since to put them together takes longer than to answer them.
NEWEST_AND_CHOSEN = f"""
WITH chosen AS (
  SELECT l.article_id AS id FROM {Lead._meta.db_table} l WHERE l.place = %s
  ORDER BY l.id DESC LIMIT 1
)
SELECT {CARDS}, a.id IN (SELECT id FROM chosen) AS is_chosen FROM {ARTICLE} a
WHERE a.id IN (
  SELECT id FROM (SELECT id FROM {ARTICLE} {{where}} {NEWEST} LIMIT {FRONT_POOL}) AS newest
  UNION ALL SELECT id FROM chosen
){{also}}
ORDER BY a.first_published_at DESC, a.id DESC
"""
NEWEST_OF_SECTION = f"""
  SELECT id FROM (
    SELECT id FROM {ARTICLE} WHERE section_slug = %s{{here}} AND id NOT IN ({{apart}})
    {NEWEST} LIMIT {PER_SECTION}
  ) AS section_{{n}}"""
NEWEST_OF_EACH = f"""
SELECT {CARDS} FROM {ARTICLE} a WHERE a.id IN ({{parts}})
ORDER BY a.first_published_at DESC, a.id DESC
"""


class IsChosen(TypedDict):
    """That a story was chosen to lead the front page."""

    is_chosen: bool


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    type ChosenStory = WithAnnotations[PublishedArticle, IsChosen]


@dataclass(frozen=True)
class Front:
    """What stands on the front page."""

    lead: PublishedArticle | None
    seconds: list[PublishedArticle]
    just_in: PublishedArticle | None
    sections: list[tuple[str, str, list[PublishedArticle]]]

    @property
    def stories(self) -> list[PublishedArticle]:
        """All of them, in the order in which they stand there."""
        top = [story for story in (self.just_in, self.lead, *self.seconds) if story]
        return [*top, *(story for _, _, stories in self.sections for story in stories)]


def front_page(sections: Iterable[tuple[str, str]], strip: Strip | None = None) -> Front:
    """Return the front page for these (slug, name) sections: two queries, however many.

    The story that was chosen leads; else the newest with a picture. Unless one was chosen, the
    lead and the four beside it are in the paper's own language where it has any. Another one that
    is in the strip of breaking news above them does not stand here a second time.
    """
    newest, chosen = newest_and_chosen()
    own = [story for story in newest if primary(story.language) == primary(paper_now().speaks)]
    pool = own or newest
    lead = chosen or next(
        (story for story in pool if story.card_picture), pool[0] if pool else None
    )
    in_strip = strip.article_id if strip else ""
    rest = [story for story in pool if story != lead and story.id != in_strip]
    just_in = rest.pop(0) if rest and is_just_in(rest[0]) else None
    seconds = rest[:SECOND_LEADS]
    shown = [in_strip, *(story.id for story in (lead, just_in, *seconds) if story)]
    return Front(lead, seconds, just_in, by_section(sections, shown))


def newest_and_chosen() -> tuple[list[PublishedArticle], PublishedArticle | None]:
    """Return the newest stories, and the one that was chosen to lead, however old: one query.

    Since it was chosen it may have come to stand in another language's lists.
    """
    place = front_place(paper_now().tongue)
    reads_stories_here()
    reads(About.LEAD, place)
    here, params = standing_here()
    where, also = (f"WHERE {here}", f" AND a.{here}") if here else ("", "")
    sql = NEWEST_AND_CHOSEN.format(where=where, also=also)
    stories = cast("Sequence[ChosenStory]", stories_of(sql, [place, *params, *params]))
    chosen = next((story for story in stories if story.is_chosen), None)
    return [*stories[:FRONT_POOL]], chosen


def is_just_in(story: PublishedArticle) -> bool:
    """Say whether a story is new enough for the line at the top."""
    ends = story.first_published_at + JUST_IN
    is_new = ends > timezone.now()
    if is_new:
        holds_until(ends)
    return is_new


def by_section(
    sections: Iterable[tuple[str, str]], shown: list[str]
) -> list[tuple[str, str, list[PublishedArticle]]]:
    """Return (slug, name, newest stories) for each section that has any not shown above."""
    named = dict(sections)
    if not named:
        return []
    apart = ", ".join(["%s"] * len(shown)) or "''"
    here, params = standing_here()
    also = f" AND {here}" if here else ""
    parts = [NEWEST_OF_SECTION.format(n=n, here=also, apart=apart) for n in range(len(named))]
    sql = NEWEST_OF_EACH.format(parts=" UNION ALL ".join(parts))
    rows: dict[str, list[PublishedArticle]] = {}
    for story in stories_of(sql, [one for slug in named for one in (slug, *params, *shown)]):
        rows.setdefault(story.section_slug, []).append(story)
    return [
        (slug, called_here(slug, name), rows[slug]) for slug, name in named.items() if slug in rows
    ]
