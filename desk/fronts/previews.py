"""The draft of a front as readers would get it, at a phone's width and a desktop's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override

from desk.frame.pages import show
from desk.frame.powers import check_can
from desk.fronts.places import of_place, place_asked
from desk.preview.views import COLOURS, HELD, HOLDS, WIDTHS, chosen
from editions.models.fronts import tongue_of_place
from editions.printed import in_the_papers_language
from fronts.drafting import draft_of
from paper.now import as_for_readers_of
from people.roles import Act
from website.edited_front import shown_rows


@csp_override(HOLDS)
def front_preview(request: HttpRequest) -> HttpResponse:
    """Show the draft of a front at the width and in the colours asked for."""
    check_can(request, Act.EDIT_FRONTS)
    place = place_asked(request)
    width = chosen(request, "width", WIDTHS, "desktop")
    colours = chosen(request, "colours", COLOURS, "light")
    context = {
        "title": "Preview",
        "place": place,
        "widths": [
            (
                label,
                name == width,
                of_place("front_preview", place.slug, width=name, colours=colours),
            )
            for name, label in WIDTHS.items()
        ],
        "all_colours": [
            (
                label,
                name == colours,
                of_place("front_preview", place.slug, width=width, colours=name),
            )
            for name, label in COLOURS.items()
        ],
        "width": width,
        "page_at": of_place("front_preview_page", place.slug, colours=colours),
    }
    return show(request, "desk/fronts/preview_frame.html", context)


@xframe_options_sameorigin
@csp_override(HELD)
def front_preview_page(request: HttpRequest) -> HttpResponse:
    """Give the public template with the rows of the draft; what is not live is not in it."""
    check_can(request, Act.EDIT_FRONTS)
    place = place_asked(request)
    rows = shown_rows(draft_of(place.slug).parsed, place.slug)
    with in_the_papers_language(), as_for_readers_of(tongue_of_place(place.slug)):
        context = {"rows": rows, "colours": chosen(request, "colours", COLOURS, "")}
        return render(request, "desk/fronts/preview.html", context)
