"""The moderators' queue: what waits, and going on to the next."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from desk.also_like.page import screen_address
from desk.also_like.queue import After, some_of
from desk.frame.pages import show
from desk.frame.powers import check_can
from people.roles import Act

PER_PAGE = 30


def related_queue(request: HttpRequest) -> HttpResponse:
    """Show the lists that wait, from the beginning or from where the page before ended."""
    check_can(request, Act.LINK)
    after = After.read(request.GET.get("after", ""))
    items = some_of(after, PER_PAGE + 1)
    context = {
        "title": "You May Also Like",
        "items": items[:PER_PAGE],
        "onward": items[PER_PAGE - 1].token if len(items) > PER_PAGE else "",
        "is_later": after is not None,
    }
    return show(request, "desk/also_like/queue.html", context)


def related_next(request: HttpRequest) -> HttpResponse:
    """Lead to the next list that waits, or to the queue where there is none."""
    check_can(request, Act.LINK)
    items = some_of(After.read(request.GET.get("after", "")), 1)
    if not items:
        messages.success(request, "That was the last one of the queue.")
        return HttpResponseRedirect(reverse("admin:related_queue"))
    query = urlencode({"queue": items[0].token})
    return HttpResponseRedirect(f"{screen_address(items[0].id)}?{query}")
