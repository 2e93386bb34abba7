"""What an open page sends every few seconds, read with every reason why it cannot be kept."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse, QueryDict

from desk.frame.powers import user_of
from editions.body import too_large
from paging.null import without_null

TOO_LONG = (
    "This is too long to be kept on the desk. It is kept in this browser: save it in parts, or "
    "put some of it into a second story."
)
# What the page does: it sends what was typed, tells that it is open, or that it is closed.
TYPED, HERE, GONE = "typed", "here", "gone"


def read_sent(request: HttpRequest) -> QueryDict | HttpResponse:
    """Return what an open page sent, or the answer that says why it cannot be kept."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        sent = sent_by(request)
    except (RequestDataTooBig, TooManyFieldsSent):
        return JsonResponse({"problem": TOO_LONG}, status=413)
    user = user_of(request)
    if sent.get("_writer", "") != str(user.pk):
        # Somebody else logged in in this browser: these words are not theirs.
        problem = f"{user} is logged in in this browser now. Your text stays here: log in again."
        return JsonResponse({"problem": problem}, status=409)
    if sent.get("_pulse") == TYPED and too_large(sent.get("body", "")):
        return JsonResponse({"problem": TOO_LONG}, status=413)
    return sent


def sent_by(request: HttpRequest) -> QueryDict:
    """Return what a page sent. A browser that closes it names no type of form; ours is one."""
    if request.content_type == "multipart/form-data":
        return request.POST
    return without_null(QueryDict(request.body, encoding="utf-8"))
