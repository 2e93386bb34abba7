"""Into: paragraphs of a wire story go into another story, which somebody looks for by words."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from articles.draft.search import found_ids
from articles.draft.snapshot import story_of
from articles.models import Article
from articles.models.article import ArticleQuerySet
from articles.workflow import WORKING, DoorError
from desk.frame.pages import show, story_address, story_for
from desk.frame.powers import can_with, user_of
from editions.body import plain
from paging.numbers import whole_number
from people.roles import Act
from search.words import shortened
from wire.putting_in import (
    AT_THE_END,
    Choice,
    Paragraph,
    house_line,
    paragraphs,
    put_in,
    seen_of,
    why_not_into,
    why_not_put_in,
)

MOST = 15
MOST_LETTERS = 200
# So much of a paragraph tells it from the others of its story.
SHOWN_LETTERS = 160


@dataclass(frozen=True)
class Tick:
    """A paragraph that can be chosen, and whether it is."""

    paragraph: Paragraph
    is_ticked: bool


def into(request: HttpRequest, public_id: str) -> HttpResponse:
    """Look for the story that paragraphs of a wire story go into, or put those chosen in."""
    item_story = story_for(request, public_id, Act.INGEST)
    reason = why_not_put_in(item_story, user_of(request))
    asked = request.GET.get("to", "")
    if reason or not asked:
        query = plain(request.GET.get("q", ""))[:MOST_LETTERS]
        stories = [] if reason else open_stories(request, item_story, query)
        context = {
            "title": "Put it into a story",
            "article": item_story,
            "reason": reason,
            "q": query,
            "stories": stories,
        }
        return show(request, "desk/wire_inbox/into.html", context)
    target = target_of(request, asked)
    reason = why_not_into(target, item_story)
    if request.method == "POST" and not reason and is_put_in(request, item_story, target):
        return HttpResponseRedirect(story_address(target))
    context = {
        "title": "Put it into a story",
        "article": item_story,
        "target": target,
        "reason": reason,
        **choices(request, item_story, target),
    }
    return show(request, "desk/wire_inbox/into_story.html", context)


def target_of(request: HttpRequest, public_id: str) -> Article:
    """Return the story that paragraphs go into, if the one who asks may write it."""
    target = story_for(request, public_id, Act.READ_DESK)
    if not can_with(request, Act.WRITE, target):
        raise Http404("There is no such story.")
    return target


def open_stories(request: HttpRequest, item_story: Article, words: str) -> list[Article]:
    """Return stories that can be chosen: with these words, else one's own, changed last."""
    user = user_of(request)
    stories: ArticleQuerySet = Article.objects.seen_by(user).filter(stage__in=WORKING)
    stories = stories.exclude(pk=item_story.pk).select_related("section").defer("body")
    if words:
        stories = stories.filter(pk__in=found_ids(words))
    else:
        stories = stories.filter(Q(assigned_to=user) | Q(created_by=user))
    newest = stories.order_by("-changed_at")[:MOST]
    return [story for story in newest if can_with(request, Act.WRITE, story)]


def is_put_in(request: HttpRequest, item_story: Article, target: Article) -> bool:
    """Put in what was chosen, and say so; false where the page has to be shown again."""
    numbers = [whole_number(request.POST.get(name, "")) for name in ("seen_item", "seen_target")]
    item_seen, target_seen = (-1 if number is None else number for number in numbers)
    choice = Choice(
        keys=frozenset(request.POST.getlist("paragraph")),
        after=request.POST.get("after", AT_THE_END),
        names_house="names_house" in request.POST,
        seen=(item_seen, target_seen),
    )
    try:
        count = put_in(item_story, target, choice, by=user_of(request))
    except DoorError as error:
        messages.error(request, str(error))
        return False
    messages.success(
        request,
        f"{count} paragraph{' is' if count == 1 else 's are'} in the draft now. The wire's story "
        "is set aside; what comes of it later is offered here.",
    )
    return True


def choices(request: HttpRequest, item_story: Article, target: Article) -> dict[str, object]:
    """Return what can be chosen, with what was chosen already."""
    for story in (item_story, target):
        story.refresh_from_db()
    item, draft = story_of(item_story), story_of(target)
    is_again = request.method == "POST"
    ticked = set(request.POST.getlist("paragraph"))
    seen_item, seen_target = seen_of(item_story, target)
    ours = [
        Paragraph(row.key, row.markup, shortened(row.words, SHOWN_LETTERS))
        for row in paragraphs(draft.body)
    ]
    after = request.POST.get("after", AT_THE_END)
    return {
        "rows": [Tick(row, row.key in ticked) for row in paragraphs(item.body)],
        "ours": ours,
        "after": after if after in {row.key for row in ours} else AT_THE_END,
        "house_line": house_line(item, draft.language),
        "names_house": "names_house" in request.POST if is_again else True,
        "seen_item": seen_item,
        "seen_target": seen_target,
    }
