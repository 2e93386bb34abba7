"""Putting stories in threads and taking them out, from either's page; closing a thread."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from articles.acts.threads import close_thread, put_in, take_out
from articles.models import Article
from articles.workflow import DoorError
from desk.frame.pages import posted, story_address, story_for
from desk.frame.powers import check_can, user_of
from desk.threads.page import threads_of
from paging.numbers import whole_number
from people.roles import Act
from taxonomy.models import Thread

# How `threads.js` asks; it gets the list of threads alone, or the reason as plain text.
BY_SCRIPT = "fetch"


@posted
def gather(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a story in a thread, or take one out (`out`), from the thread's page."""
    thread = thread_for(request, pk)
    out = request.POST.get("out", "")
    public_id = out or request.POST.get("story", "")
    if not public_id:
        messages.error(request, "Choose a story first.")
        return back_to(thread)
    article = story_for(request, public_id, Act.THREAD)
    try:
        outcome = moved(request, article, thread, is_out=bool(out))
    except DoorError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, outcome)
    return back_to(thread)


@posted
def story_threads(request: HttpRequest, public_id: str) -> HttpResponse:
    """Put a story in a thread (`in`), or take it out (`out`), from the story's page."""
    article = story_for(request, public_id, Act.THREAD)
    by_script = request.headers.get("X-Requested-With") == BY_SCRIPT
    out = request.POST.get("out", "")
    asked = out or request.POST.get("in", "")
    try:
        key = whole_number(asked)
        if key is None:
            raise DoorError("Choose a thread first.")
        outcome = moved(request, article, thread_for(request, key), is_out=bool(out))
    except DoorError as error:
        if by_script:
            return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
        messages.error(request, str(error))
    else:
        if by_script:
            context = {"threads": threads_of(article), "may_gather": True}
            return render(request, "desk/threads/_list.html", context)
        messages.success(request, outcome)
    return HttpResponseRedirect(story_address(article))


def moved(request: HttpRequest, article: Article, thread: Thread, *, is_out: bool) -> str:
    """Put the story in or take it out, and return what to say. Raises `DoorError`."""
    (take_out if is_out else put_in)(article, thread, by=user_of(request))
    return f"Taken out of “{thread}”." if is_out else f"“{article}” stands in “{thread}” now."


@posted
def close_or_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a thread, or open (`open`) it again."""
    thread = thread_for(request, pk)
    again_open = bool(request.POST.get("open"))
    try:
        close_thread(thread, by=user_of(request), again_open=again_open)
    except DoorError as error:
        messages.error(request, str(error))
    else:
        said = "It takes stories again." if again_open else "Closed. Its page says so to readers."
        messages.success(request, said)
    return back_to(thread)


def thread_for(request: HttpRequest, pk: int) -> Thread:
    """Return a thread for somebody who may gather. Raises `PermissionDenied` or `Http404`."""
    check_can(request, Act.THREAD)
    return get_object_or_404(Thread, pk=pk)


def back_to(thread: Thread) -> HttpResponse:
    """Lead back to the thread's page."""
    return HttpResponseRedirect(reverse("admin:taxonomy_thread_change", args=[thread.pk]))
