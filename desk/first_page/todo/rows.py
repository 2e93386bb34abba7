"""A to-do list on the first page: a name, a few rows, and where each is dealt with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse

from articles.models import Article
from articles.models.article import ArticleQuerySet
from desk.frame.pages import story_address
from desk.frame.powers import user_of
from desk.frame.words import Badge, draft_badge, readers_badge

ROWS = 8
# One more is asked for, to know whether there are more.
MOST = ROWS + 1


@dataclass(frozen=True)
class Row:
    """A line of a to-do list: its words lead to where it is dealt with."""

    words: str
    address: str
    about: str = ""
    at: datetime | None = None
    note: str = ""
    states: tuple[Badge, ...] = ()


@dataclass(frozen=True)
class TodoList:
    """A to-do list: its rows, how many there are at least, and what is said where there are none.

    One without words for `empty` is shown only when something lies on it.
    """

    name: str
    rows: list[Row]
    count: str
    empty: str = ""
    more: str = ""
    is_urgent: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether it stands on the page."""
        return bool(self.rows or self.empty)


type Fill = Callable[[HttpRequest], TodoList | None]


def todo_list(
    name: str,
    rows: Iterable[Row],
    *,
    empty: str = "",
    more: str = "",
    is_urgent: bool = False,
) -> TodoList:
    """Return a to-do list; it is counted only as far as it is shown."""
    shown = list(rows)
    is_full = len(shown) > ROWS
    count = f"{ROWS}+" if is_full else str(len(shown))
    return TodoList(name, shown[:ROWS], count, empty, more if is_full else "", is_urgent)


def stories_where(query: str) -> str:
    """Return the address of the story list with this filter."""
    return f"{reverse('admin:articles_article_changelist')}?{query}"


def seen_stories(request: HttpRequest) -> ArticleQuerySet:
    """Return the stories that the one who asks may know of, as to-do lists need them."""
    seen = Article.objects.seen_by(user_of(request))
    return seen.select_related("section").defer("body", "standfirst")


def seen_through(request: HttpRequest, column: str = "article") -> Exists:
    """Return the condition that a row's story is one that the one who asks may know of."""
    return Exists(Article.objects.seen_by(user_of(request)).filter(pk=OuterRef(column)))


def own(request: HttpRequest, through: str = "") -> Q:
    """Return the condition that a story is theirs: begun by them, or given to them."""
    user = user_of(request)
    return Q(**{f"{through}created_by": user}) | Q(**{f"{through}assigned_to": user})


def story_row(
    article: Article, *, at: datetime | None = None, note: str = "", draft_too: bool = True
) -> Row:
    """Return a story as a row that leads to its page."""
    return Row(
        words=str(article),
        address=story_address(article),
        about=str(article.section or "No section"),
        at=at or article.changed_at,
        note=note,
        states=(readers_badge(article), *([draft_badge(article)] if draft_too else [])),
    )
