"""What is remembered of houses: a list of it, and undoing each in one press."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from desk.frame.pages import posted, show, story_address
from desk.frame.powers import check_can, user_of
from paging.numbers import number_asked
from people.models import Organisation
from people.roles import Act
from wire.models import HouseRule
from wire.models.remembered import TIMES
from wire.remembering import undo

MOST = 200
# For so long the story's own page says what was learnt of it.
FRESH = timedelta(days=1)


def remembered(request: HttpRequest) -> HttpResponse:
    """List what is remembered, of one house or the newest of all."""
    check_can(request, Act.INGEST)
    rules = HouseRule.objects.filter(times__gte=TIMES).select_related("house", "called")
    house = None
    if (pk := number_asked(request, "house")) is not None:
        house = get_object_or_404(Organisation, pk=pk)
        rules = rules.filter(house=house)
    context = {
        "title": f"Remembered of {house}" if house else "Remembered of houses",
        "house": house,
        "rules": rules[:MOST],
    }
    return show(request, "desk/wire_inbox/remembered.html", context)


@posted
def undo_remembered(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a correction be made by itself no more, or again; go back to where it was pressed."""
    check_can(request, Act.INGEST)
    rule = get_object_or_404(HouseRule, pk=pk)
    undo(rule, by=user_of(request))
    again = "It is made by itself again." if rule.undone_at else "Undone."
    messages.success(request, f"{again} Stories that were read in stay as they are.")
    seen: QuerySet[Article] = Article.objects.seen_by(user_of(request))
    story = seen.filter(public_id=request.POST.get("story", "")).first()
    if story:
        return HttpResponseRedirect(story_address(story))
    return HttpResponseRedirect(f"{reverse('admin:remembered')}?house={rule.house_id}")


def just_learnt(article: Article) -> list[HouseRule]:
    """Return what was learnt lately of a story, and counts."""
    rules = HouseRule.objects.filter(article=article, times__gte=TIMES, undone_at=None)
    lately: dict[str, Any] = {"made_at__gt": timezone.now() - FRESH}
    return list(rules.filter(**lately).select_related("house", "called"))
