"""A to-do list on the first page: a name, a few rows, and where each is dealt with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpRequest
from django.urls import reverse

from articles.models import Article, Credit
from articles.models.article import ArticleQuerySet
from desk.frame.pages import story_address
from desk.frame.powers import user_of
from desk.frame.words import Badge, draft_badge, readers_badge
from editions.body import about_words
from editions.choices import CreditRole

ROWS = 8
# One more is asked for, to know whether there are more.
MOST = ROWS + 1
# What rows say of a story. Of all its columns Django makes a question in twice the time.
ON_ROWS = (
    "headline", "section__name", "stage", "live", "has_news", "publish_at", "publish_problem",
    "changed_at", "due_on", "embargo_until", "note_owed_since", "return_note",
)  # fmt: skip


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

    One without rows is no card: its words for `empty` stand in one line with those of the others.
    One that is `folded` is its name and number alone, and leads to `more`.
    """

    name: str
    rows: list[Row]
    count: str
    empty: str = ""
    more: str = ""
    is_urgent: bool = False
    is_folded: bool = False


type Fill = Callable[[HttpRequest], TodoList | None]


def todo_list(
    name: str,
    rows: Iterable[Row],
    *,
    empty: str = "",
    more: str = "",
    is_urgent: bool = False,
    is_always_more: bool = False,
) -> TodoList:
    """Return a to-do list; it is counted only as far as it is shown.

    `more` leads to all of it where not all is shown, or always where that is a page to work on.
    """
    shown = list(rows)
    is_full = len(shown) > ROWS
    count = f"{ROWS}+" if is_full else str(len(shown))
    leads_on = is_full or is_always_more
    return TodoList(name, shown[:ROWS], count, empty, more if leads_on else "", is_urgent)


def folded(todo_list: TodoList, more: str) -> TodoList:
    """Return a to-do list as one line, for those whose work it is not."""
    return replace(todo_list, more=more, empty="", is_folded=True)


def stories_where(query: str) -> str:
    """Return the address of the story list with this filter."""
    return f"{reverse('admin:articles_article_changelist')}?{query}"


def name_of(account: str) -> list[str]:
    """Return the columns that the name of somebody at the desk needs."""
    return [f"{account}__{column}" for column in ("username", "first_name", "last_name")]


def seen_stories(request: HttpRequest, *also: str) -> ArticleQuerySet:
    """Return the stories that the one who asks may know of, with the columns that rows need.

    A list whose rows say more names those columns besides.
    """
    seen = Article.objects.seen_by(user_of(request))
    return seen.select_related("section").only(*ON_ROWS, *also)


def waiting_stories(request: HttpRequest, *also: str) -> ArticleQuerySet:
    """Return the stories that the one who asks may know of, for lists that say whose each is and
    how long.
    """
    seen = seen_stories(request, "body", *name_of("created_by"), *also)
    writers = Credit.objects.filter(article=OuterRef("pk"), role=CreditRole.WRITER)
    names = writers.order_by("position").values(
        printed_name=Coalesce(NullIf(F("printed"), Value("")), F("person__name"))
    )
    return seen.select_related("created_by").annotate(
        first_writer=Subquery(names[:1]), second_writer=Subquery(names[1:2])
    )


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


def waiting_row(article: Article, *, is_mine: bool = False, said: str = "") -> Row:
    """Return one of `waiting_stories` as a row that says whose it is and how long.

    `said` says whose it is where that is no person.
    """
    about = [str(article.section or "No section")]
    if said:
        about.append(said)
    elif not is_mine:
        about += whose(article)
    count = about_words(article.body)
    about.append(f"{count:,} word{'' if count == 1 else 's'}" if count else "no text yet")
    return replace(story_row(article), about=" · ".join(about))


def whose(article: Article) -> list[str]:
    """Return who wrote one of `waiting_stories`, or began it where it names no writer yet."""
    first = getattr(article, "first_writer", None)
    if first:
        return [f"{first} and others" if getattr(article, "second_writer", None) else first]
    return [f"begun by {article.created_by}"] if article.created_by else []
