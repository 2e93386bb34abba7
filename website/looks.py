"""What the paper says of itself, and what it chose of its looks, as files: colours and logo."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from editions.choices import TextKind
from editions.models import live_text
from freshness.making import reads
from freshness.subjects import About
from paper.contrast import stylesheet
from paper.facts import Colours
from paper.models import Logo
from paper.now import paper_now
from website.caching import asked_each_time, for_readers


@for_readers
def paper_text(request: HttpRequest, kind: TextKind) -> HttpResponse:
    """What the paper says of itself, such as its masthead, where that was published."""
    reads(About.TEXTS)
    text = live_text(kind)
    if text is None:
        raise Http404("There is no such text.")
    return render(request, "website/text.html", {"text": text})


@asked_each_time
def colours(request: HttpRequest, values: str) -> HttpResponse:
    """The stylesheet of the colours that the address itself names: it never changes."""
    chosen = Colours(*(f"#{value}" for value in values.split("-")))
    return HttpResponse(stylesheet(chosen), content_type="text/css; charset=utf-8")


@for_readers
def logo(request: HttpRequest, digest: str) -> HttpResponse:
    """The logo that stands on readers' pages now, in light or in dark."""
    facts = paper_now()
    if digest not in {each.digest for each in (facts.logo, facts.logo_dark) if each}:
        raise Http404("The paper shows no such logo.")
    found = Logo.objects.get(pk=digest)
    return HttpResponse(bytes(found.png), content_type="image/png")
