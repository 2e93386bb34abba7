"""What the desk says while the database is away or the disk is full, and before the disk is."""

import shutil

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string

from website.trouble import Trouble, problem, wants_script

KEPT = (
    "Nothing that was saved is lost. What you were typing stays on its page and in this browser, "
    "and is sent when the desk answers again."
)
NOT_DONE = (
    "What you just sent was not saved. Go back: it stands on that page still. Send it again when "
    "the desk answers."
)
TOO_MUCH = (
    "That was more than the desk takes at once. It was not saved, and nothing is lost: go back, it "
    "stands on that page still. Send it in parts, or put some of it into a second story."
)
ODD = (
    "The address has something in it that the desk does not know, as an old or mistyped link has. "
    "Nothing was changed. Go back, or begin at the desk’s first page."
)
BROKE = (
    "What you just sent was not saved, and whoever runs the site was told. Go back: it stands on "
    "that page still. Send it again; if it goes wrong once more, tell them what you were doing."
)
OUT_OF_DATE = (
    "The page it came from is out of date: somebody logged in or out in this browser meanwhile. "
    "Nothing is lost. Log in in another tab, go back to that page and send it again. If that does "
    "not help, copy your words first, then load the page anew."
)
TELL = "Tell whoever runs the site: there is no room left on its disk."
# Under so much free space whoever runs the paper is told: a batch of photos would fill it.
SPARE_BYTES = 1024**3


def told_at_desk(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """Tell an editor, or a script of the desk, what is the matter and what is kept."""
    sentences = [KEPT if request.method in ("GET", "HEAD") else NOT_DONE]
    sentences.append(TELL if trouble is Trouble.FULL else trouble.advice)
    if wants_script(request):
        return problem(trouble, " ".join(sentences))
    return page(trouble.title, sentences, passes=True)


def told_of_our_fault(request: HttpRequest) -> HttpResponse:
    """Tell an editor that something of ours broke, and what became of what they sent."""
    is_looking = request.method in ("GET", "HEAD")
    answer = page("Something went wrong on our side.", [KEPT if is_looking else BROKE], passes=True)
    answer.status_code = 500
    return answer


def told_out_of_date(request: HttpRequest) -> HttpResponse:
    """Tell an editor that nothing was done: the page was opened before another login."""
    answer = page("That was not done.", [OUT_OF_DATE])
    answer.status_code = 403
    return answer


def told_odd(request: HttpRequest) -> HttpResponse:
    """Tell an editor that the desk cannot make sense of an address or a form."""
    answer = page("That cannot be understood.", [ODD])
    answer.status_code = 400
    return answer


def told_too_much(request: HttpRequest) -> HttpResponse:
    """Tell an editor that what was sent is more than the desk takes at once (RFC 9110, 15.5.14)."""
    answer = page("Too much at once.", [TOO_MUCH])
    answer.status_code = 413
    return answer


def page(title: str, words: list[str], *, passes: bool = False) -> HttpResponse:
    """Return a page of the desk that asks nothing of the database, the sessions or the disk.

    What `passes` by itself is worth trying again.
    """
    context = {"title": title, "words": words, "passes": passes}
    try:
        return HttpResponse(render_to_string("desk/frame/trouble.html", context))
    except (TemplateDoesNotExist, ValueError, OSError):
        return HttpResponse(" ".join([title, *words]), content_type="text/plain")


def disk_is_nearly_full() -> str:
    """Say that little room is left where the paper's data lies; else ''."""
    try:
        free = shutil.disk_usage(settings.DATA_DIR).free
    except OSError:
        return ""
    if free >= SPARE_BYTES:
        return ""
    return (
        f"Only {free // 1024**2:,} MB are free on the disk of the paper's data. When it is full, "
        "nothing can be saved or published: let whoever runs the site make room now."
    )
