"""What stands on a thread's page at the desk, and about threads on a story's page."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from articles.models import Article
from desk.frame.pages import story_address
from desk.frame.powers import user_of
from desk.frame.story_choices import StoryChoice
from desk.frame.words import Badge, readers_badge
from editions.models import PublishedArticle, ThreadAct, ThreadChange, ThreadStory
from paging.numbers import number_asked
from taxonomy.models import Thread

PER_PAGE = 50
LATELY = 12


@dataclass(frozen=True)
class Member:
    """A story of a thread as the desk lists it."""

    article: Article
    headline: str
    address: str
    state: Badge


@dataclass(frozen=True)
class ThreadLine:
    """A line of what happened to a thread."""

    change: ThreadChange
    words: str


def thread_page(request: HttpRequest, thread: Thread) -> dict[str, Any]:
    """Return what stands beside a thread's words: its stories, and what happened."""
    members, older = members_of(request, thread)
    return {
        "thread": thread,
        "members": members,
        "older": older,
        "story_choice": StoryChoice().render("story", None, {"id": "id_story"}),
        "choice_media": StoryChoice().media,
        "lines": lines_of(request, thread),
        "all_lines_at": f"{reverse('admin:editions_threadchange_changelist')}?q={thread.slug}",
        "is_shown": thread_is_shown(thread),
    }


def members_of(request: HttpRequest, thread: Thread) -> tuple[list[Member], int | None]:
    """Return the stories put in last that one may know of, and where the list goes on."""
    rows = ThreadStory.objects.filter(thread_slug=thread.slug).order_by("-pk")
    before = number_asked(request, "before")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    gathered = list(rows[: PER_PAGE + 1])
    shown = gathered[:PER_PAGE]
    ids = [row.article_id for row in shown]
    articles = known_stories(request, ids)
    live = dict(PublishedArticle.objects.filter(pk__in=ids).values_list("pk", "headline"))
    members = [
        Member(
            article,
            live.get(public_id, str(article)),
            story_address(article),
            readers_badge(article),
        )
        for public_id in ids
        if (article := articles.get(public_id))
    ]
    return members, shown[-1].pk if len(gathered) > PER_PAGE else None


def known_stories(request: HttpRequest, ids: list[str]) -> dict[str, Article]:
    """Return those of these stories that the one who asks may know of, by public id."""
    seen = Article.objects.seen_by(user_of(request)).filter(public_id__in=ids)
    return {article.public_id: article for article in seen.defer("body")}


def lines_of(request: HttpRequest, thread: Thread) -> list[ThreadLine]:
    """Return what happened last to a thread, naming no story that one may not know of."""
    changes = list(ThreadChange.objects.filter(thread_slug=thread.slug)[:LATELY])
    known = known_stories(request, [change.article_id for change in changes if change.article_id])
    lines = []
    for change in changes:
        if not change.article_id:
            named = change.act in {ThreadAct.MADE, ThreadAct.CHANGED}
            lines.append(ThreadLine(change, change.words if named else ""))
        elif article := known.get(change.article_id):
            lines.append(ThreadLine(change, str(article)))
    return lines


def thread_is_shown(thread: Thread) -> bool:
    """Say whether readers have a page of this thread."""
    gathered = ThreadStory.objects.filter(thread_slug=thread.slug).values("article_id")
    return PublishedArticle.objects.filter(pk__in=gathered).exists()


def threads_of(article: Article) -> list[Thread]:
    """Return the threads that a story stands in, the newest first."""
    gathered = ThreadStory.objects.filter(article_id=article.public_id).values("thread_slug")
    return list(Thread.objects.filter(slug__in=gathered))
