"""The front page: which stories stand on it, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypedDict, cast

from django.conf import settings
from django.db.models import Case, When
from django.db.models.expressions import RawSQL
from django.utils import timezone

from editions.models import PublishedArticle
from editions.models.fronts import FRONT_PAGE
from editions.models.site import Listed
from editions.printed import primary
from freshness.making import holds_until, reads
from freshness.subjects import About
from website.queries import live, newest_choice

FRONT_POOL = 30
SECOND_LEADS = 4
PER_SECTION = 4
JUST_IN = timedelta(hours=24)


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


def front_page(sections: Iterable[tuple[str, str]]) -> Front:
    """Return the front page for these (slug, name) sections: two queries, however many.

    The story that was chosen leads; else the newest with a picture. Unless one was chosen, the
    lead and the four beside it are in the paper's own language where it has any.
    """
    newest, chosen = newest_and_chosen()
    own = [story for story in newest if primary(story.language) == primary(settings.PAPER_LANGUAGE)]
    pool = own or newest
    lead = chosen or next((story for story in pool if story.pictures), pool[0] if pool else None)
    rest = [story for story in pool if story != lead]
    just_in = rest.pop(0) if rest and is_just_in(rest[0]) else None
    seconds = rest[:SECOND_LEADS]
    shown = [story.id for story in (lead, just_in, *seconds) if story]
    return Front(lead, seconds, just_in, by_section(sections, shown))


def newest_and_chosen() -> tuple[list[PublishedArticle], PublishedArticle | None]:
    """Return the newest stories, and the one that was chosen to lead, however old: one query."""
    reads(About.LIVE)
    reads(About.LEAD, FRONT_PAGE)
    choice = newest_choice(FRONT_PAGE)
    found = any_of([live().newest()[:FRONT_POOL], live().filter(pk=choice)])
    is_chosen = Case(When(pk=choice, then=True), default=False)
    stories = cast("list[ChosenStory]", list(found.annotate(is_chosen=is_chosen)))
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
    parts = [
        live().filter(section_slug=slug).exclude(pk__in=shown).newest()[:PER_SECTION]
        for slug in named
    ]
    rows: dict[str, list[PublishedArticle]] = {}
    for story in any_of(parts):
        rows.setdefault(story.section_slug, []).append(story)
    return [(slug, name, rows[slug]) for slug, name in named.items() if slug in rows]


def any_of(parts: list[Listed]) -> Listed:
    """Return the stories of any of these lists, each a walk along its own index.

    Django's own union takes no limited parts on SQLite, and OR-ed conditions make PostgreSQL
    read the whole table.
    """
    if not parts:
        return live().none()
    compiled = [part.values("id").query.sql_with_params() for part in parts]
    sql = " UNION ALL ".join(
        f"SELECT id FROM ({sql}) AS p{n}" for n, (sql, _) in enumerate(compiled)
    )
    params = [param for _, given in compiled for param in given]
    return live().filter(pk__in=RawSQL(sql, params)).newest()
