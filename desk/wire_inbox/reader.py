"""A story of the inbox as one reads it there, and what is done with it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from articles.models import Article
from articles.workflow import DoorError
from desk.frame.pages import posted, show, story_for
from desk.frame.powers import check_can, user_of
from desk.wire_inbox.inbox import InboxRow
from desk.wire_inbox.marks import wire_asks
from desk.wire_inbox.sought import asked_of
from editions.body import safe_markup, without_figures
from paging.numbers import whole_number
from people.colleagues import colleagues
from people.models import User
from people.roles import Act
from wire.inbox import acts
from wire.inbox.acts import Done
from wire.inbox.families import MOST_IN_FAMILY
from wire.inbox.listing import family_of_row, hidden_from
from wire.models import InboxStory, Standing, WireItem

MOST_TAKES = 30
FREE = {Standing.WAITING, Standing.BACKGROUND, Standing.DRAFTS}
# What can be taken back by a press on Undo.
UNDONE = {"spike", "background"}


def inbox_story(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a story beside the list, or as a page of its own."""
    article, row = story_in_inbox(request, public_id)
    user = user_of(request)
    family = [one for one in family_of_row(row, hidden_from(user)) if one.article_id != article.pk]
    context = {
        "title": str(article),
        "article": article,
        "row": InboxRow(row),
        "asked": asked_of(request),
        # Cleaned when it was read in; once more, for it is shown as it is.
        "text": mark_safe(safe_markup(without_figures(article.body))),
        "captions": article.figures.order_by("position").values_list("caption", "credit"),
        "asks": wire_asks(article, user),
        "takes": WireItem.objects.filter(article=article).order_by("-pk")[:MOST_TAKES],
        "family": [InboxRow(member) for member in family],
        "waiting_others": sum(member.standing == Standing.WAITING for member in family),
        "is_free": row.standing in FREE,
        "may_come_back": row.standing in {Standing.SPIKED, Standing.BACKGROUND},
        "people": colleagues(Act.WRITE) if row.standing in FREE else [],
    }
    if request.headers.get("X-Requested-With") == "fetch":
        return render(request, "desk/wire_inbox/_reader.html", context)
    return show(request, "desk/wire_inbox/reader.html", context)


def story_in_inbox(request: HttpRequest, public_id: str) -> tuple[Article, InboxStory]:
    """Return a story that came from the wire, and its row. Raises as `story_for` does."""
    article = story_for(request, public_id, Act.INGEST)
    rows = InboxStory.objects.select_related("house", "newest", "channel")
    row = rows.filter(article=article).first()
    if row is None:
        raise Http404("This story did not come from the wire.")
    row.article = article
    return article, row


def take(request: HttpRequest, article: Article, by: User) -> Done:
    """Make it one's own."""
    return acts.take(article, by=by, is_whole_row=is_whole_row(request))


def spike(request: HttpRequest, article: Article, by: User) -> Done:
    """Set it aside."""
    return acts.spike(article, by=by, is_whole_row=is_whole_row(request))


def background(request: HttpRequest, article: Article, by: User) -> Done:
    """Keep it as material."""
    return acts.keep_as_background(article, by=by, is_whole_row=is_whole_row(request))


def back(request: HttpRequest, article: Article, by: User) -> Done:
    """Let it wait again."""
    return acts.bring_back(article, by=by)


def star(request: HttpRequest, article: Article, by: User) -> Done:
    """Mark it, or not any more."""
    return acts.star(article, by=by)


def assign(request: HttpRequest, article: Article, by: User) -> Done:
    """Give it to the colleague who was chosen."""
    key = whole_number(request.POST.get("to", ""))
    to = colleagues(Act.WRITE).filter(pk=key).first() if key else None
    if to is None:
        raise DoorError("Choose to whom it is given.")
    return acts.assign(article, to=to, by=by)


# What a button of the inbox does.
BUTTONS: dict[str, Callable[[HttpRequest, Article, User], Done]] = {
    "take": take,
    "spike": spike,
    "background": background,
    "back": back,
    "star": star,
    "assign": assign,
}


def is_whole_row(request: HttpRequest) -> bool:
    """Say whether something is done to all that tell the story."""
    return request.POST.get("whole") == "yes"


@posted
def inbox_act(request: HttpRequest, public_id: str) -> HttpResponse:
    """Do what a button says; the list goes on from there."""
    article = story_for(request, public_id, Act.INGEST)
    act = BUTTONS.get(request.POST.get("do", ""))
    if act is None:
        raise Http404("There is no such button.")
    is_script = request.headers.get("X-Requested-With") == "fetch"
    try:
        done = act(request, article, user_of(request))
    except DoorError as error:
        if is_script:
            return JsonResponse({"detail": str(error)}, status=409)
        messages.error(request, str(error))
        return back_to(request)
    if not is_script:
        messages.success(request, f"{article}: {done.words}")
        return back_to(request)
    stories = [article, *done.others]
    name = request.POST["do"]
    return JsonResponse(
        {
            "done": done.words,
            "stories": [story.public_id for story in stories],
            "can_undo": name in UNDONE,
            "is_starred": done.is_starred,
        }
    )


@posted
def inbox_undo(request: HttpRequest) -> HttpResponse:
    """Let the stories that were just set aside wait again, each for itself."""
    check_can(request, Act.INGEST)
    refused = []
    for public_id in request.POST.getlist("story")[:MOST_IN_FAMILY]:
        article = story_for(request, public_id, Act.INGEST)
        try:
            acts.bring_back(article, by=user_of(request))
        except DoorError as error:
            refused.append(str(error))
    if refused:
        return JsonResponse({"detail": refused[0]}, status=409)
    return JsonResponse({"done": "It waits again."})


def back_to(request: HttpRequest) -> HttpResponse:
    """Lead back to the list as it was."""
    query = request.POST.get("list", "")[:2000]
    address = reverse("admin:inbox")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)
