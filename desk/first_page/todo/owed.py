"""What has to follow what went out: a sentence, a translation, related links."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.urls import reverse

from articles.models import TranslationTask
from desk.also_like.queue import most_urgent
from desk.first_page.todo.rows import (
    MOST,
    Row,
    TodoList,
    folded,
    own,
    seen_stories,
    seen_through,
    stories_where,
    story_row,
    todo_list,
)
from desk.frame.powers import can, roles
from editions.models import PublishedArticle, PublishedHeadline
from people.roles import Act, Role
from related.models import LinkKind, RelatedLink

# How many of the newest are looked at: what is older nobody waits for any more.
NEWEST_LINKS = 200


def owed(request: HttpRequest) -> TodoList:
    """Return the corrections that still owe readers a sentence, the longest first."""
    stories = seen_stories(request).filter(note_owed_since__isnull=False)
    if not can(request, Act.CORRECT):
        stories = stories.filter(own(request))
    rows = (
        story_row(story, at=story.note_owed_since)
        for story in stories.order_by("note_owed_since")[:MOST]
    )
    more = stories_where("trouble=owed")
    return todo_list("Readers are owed a sentence", rows, more=more, is_urgent=True)


def translations(request: HttpRequest) -> TodoList | None:
    """Return the translations whose original was changed or withdrawn."""
    if not can(request, Act.WRITE, own=True):
        return None
    tasks = TranslationTask.objects.filter(seen_through(request), done_at=None)
    tasks = tasks.filter(seen_through(request, "original"))
    if not can(request, Act.WRITE):
        tasks = tasks.filter(own(request, "article__"))
    rows = (
        Row(
            words=str(task.article),
            address=reverse("admin:translation", args=[task.article.public_id]),
            about=f"follows edition {task.edition_number} of “{task.original}”",
            at=task.at,
        )
        for task in tasks.prefetch_related("article", "original").order_by("-pk")[:MOST]
    )
    return todo_list("Translations that have to follow", rows)


def moderates(request: HttpRequest) -> bool:
    """Say whether related lists are the work of the one who asks, and not one of many."""
    return Role.MODERATOR in roles(request)


def waiting_pins(request: HttpRequest) -> TodoList | None:
    """Return the pinned headlines under live stories for which no story has come yet."""
    if not can(request, Act.LINK):
        return None
    newest = RelatedLink.objects.filter(target_id="").order_by("-pk").values("pk")[:NEWEST_LINKS]
    live = PublishedArticle.objects.filter(pk=OuterRef("article_id"))
    come = PublishedHeadline.objects.filter(key=OuterRef("headline_key"))
    links = RelatedLink.objects.filter(Exists(live), pk__in=newest, kind=LinkKind.PINNED)
    links = links.exclude(Exists(come)).annotate(under=live.values("headline")[:1])
    rows = (
        Row(
            words=link.headline,
            address=reverse("admin:related_list", args=[link.article_id]),
            about=f"under “{link.under}”",
            at=link.made_at,
        )
        for link in links.order_by("-pk")[:MOST]
    )
    pins = todo_list("Pinned headlines that wait for their story", rows)
    if moderates(request):
        return pins
    return folded(pins, f"{reverse('admin:related_relatedlink_changelist')}?kind__exact=pinned")


def lists_to_look_at(request: HttpRequest) -> TodoList | None:
    """Return the first lists of the moderators' queue."""
    if not can(request, Act.LINK):
        return None
    rows = (
        Row(
            words=item.headline,
            address=reverse("admin:related_list", args=[item.id]),
            about=item.why,
            at=item.at,
        )
        for item in most_urgent(MOST)
    )
    more = reverse("admin:related_queue")
    lists = todo_list("You May Also Like", rows, empty="No list waits for you.", more=more)
    return lists if moderates(request) else folded(lists, more)
