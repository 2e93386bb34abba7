"""The page of a front, and what its buttons do. Each press is one act, without a script too."""

from collections.abc import Mapping, Sequence

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from desk.frame.pages import posted, show
from desk.frame.powers import can, check_can, user_of
from desk.frame.wall_clock import PaperTimeField
from desk.frame.words import clock_words
from desk.fronts.asked import act_asked, override_typed, words_typed
from desk.fronts.breaking import old_strip
from desk.fronts.incoming import incoming
from desk.fronts.page import front_page_of
from desk.fronts.places import FrontPlace, all_places, of_place, place_asked
from desk.fronts.rules import KINDS, section_names
from editions.front import KEY, LAYOUTS, MOST_SLOTS, Override, fits
from editions.models import FrontVersion, breaking_now
from fronts.drafting import change, draft_of
from fronts.publishing import fill_itself, plan, publish, publish_again, unplan
from fronts.rows import FrontError, WordedMeanwhile
from paging.numbers import number_asked, whole_number
from people.roles import Act

VERSIONS = 30
QUERY_LENGTH = 200


class PlanForm(forms.Form):
    """When a front goes out by the clock."""

    # Publishing at once is a button of the same form, and needs no time.
    use_required_attribute = False
    at = PaperTimeField(label="Goes out at")


def edit_front(request: HttpRequest) -> HttpResponse:
    """The draft of a front, beside what came in."""
    check_can(request, Act.EDIT_FRONTS)
    return front_answer(request, place_asked(request))


def front_answer(
    request: HttpRequest,
    place: FrontPlace,
    *,
    typed: Mapping[str, Override] | None = None,
    left: Sequence[str] = (),
    plan_form: PlanForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer with the page of a front; with what was typed, where it could not be kept.

    `typed` are words of a story in its slot, `left` others, whose place may be no more.
    """
    page = front_page_of(request, place, typed)
    context = {
        "title": place.title,
        "page": page,
        "left": left,
        "place": place,
        "places": all_places(),
        "layouts": LAYOUTS,
        "kinds": KINDS,
        "most": range(1, MOST_SLOTS + 1),
        "section_names": list(section_names()),
        "plan_form": plan_form or PlanForm(),
        "history_at": of_place("front_history", place.slug),
        "preview_at": of_place("front_preview", place.slug),
        "strip": breaking_now(),
        "strip_warnings": list(old_strip()),
        "came_in_at": of_place("front_came_in", place.slug),
        **came_in_context(request, place),
    }
    return show(request, "desk/fronts/edit.html", context, status=status)


def came_in(request: HttpRequest) -> HttpResponse:
    """Only the list of what came in, as it is now: the page asks for it again and again."""
    check_can(request, Act.EDIT_FRONTS)
    return render(
        request, "desk/fronts/_came_in.html", came_in_context(request, place_asked(request))
    )


def came_in_context(request: HttpRequest, place: FrontPlace) -> dict[str, object]:
    """Return what the list of what came in needs."""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:QUERY_LENGTH]
    rows = draft_of(place.slug).parsed
    there = {slot.story for row in rows for slot in row.slots if slot.story}
    return {
        "incoming": incoming(request, query, there),
        "query": query,
        "place": place,
        "may_break": can(request, Act.BREAK),
    }


@posted
def change_front(request: HttpRequest) -> HttpResponse:
    """Do what a button asks to the draft as it is now."""
    check_can(request, Act.EDIT_FRONTS)
    place = place_asked(request)
    name, _, key = request.POST.get("do", "").partition(" ")
    is_put = name == "put"
    try:
        act, key = act_asked(request.POST, user_of(request))
        change(place.slug, act, by=user_of(request))
    except WordedMeanwhile as error:
        messages.error(request, str(error))
        typed = override_typed(request.POST) or Override("")
        return front_answer(request, place, typed={key: typed}, status=409)
    except FrontError as error:
        messages.error(request, str(error))
        if left := words_typed(request.POST):
            return front_answer(request, place, left=left, status=409)
    row = request.POST.get("row", "")
    return back(place, f"at-{row if fits(KEY, row) and is_put else key}" if key else "")


@posted
def send_front(request: HttpRequest) -> HttpResponse:
    """Publish a front, plan it, take it off the clock, or show an earlier version again."""
    check_can(request, Act.EDIT_FRONTS)
    place, by = place_asked(request), user_of(request)
    name, _, key = request.POST.get("do", "").partition(" ")
    number = whole_number(key) or 0
    # What names no version was looked at by nobody.
    version = whole_number(request.POST.get("version", ""))
    version = -1 if version is None else version
    try:
        if name == "publish":
            outcome = (
                f"Readers see it now: version {publish(place.slug, version=version, by=by).number}."
            )
        elif name == "plan":
            form = PlanForm(request.POST)
            if not form.is_valid():
                return front_answer(request, place, plan_form=form, status=400)
            planned = plan(place.slug, form.cleaned_data["at"], version=version, by=by)
            outcome = f"It goes out by the clock: {clock_words(planned.goes_out_at)}."
        elif name == "unplan":
            unplan(number, by=by)
            outcome = "Taken off the clock."
        elif name == "again":
            publish_again(place.slug, number, by=by)
            outcome = f"Readers see version {number} again."
        elif name == "itself":
            fill_itself(place.slug, by=by)
            outcome = "It fills itself again."
        else:
            raise FrontError("That was not understood. Load the page again.")
    except FrontError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, outcome)
    return back(place)


def back(place: FrontPlace, at: str = "") -> HttpResponse:
    """Lead back to the page of a front, to where something was done."""
    return HttpResponseRedirect(f"{place.address}{f'#{at}' if at else ''}")


def front_history(request: HttpRequest) -> HttpResponse:
    """Every version of a front: who published it, and when."""
    check_can(request, Act.EDIT_FRONTS)
    place = place_asked(request)
    rows = FrontVersion.objects.filter(place=place.slug).order_by("-number")
    before = number_asked(request, "before")
    if before is not None:
        rows = rows.filter(number__lt=before)
    versions = list(rows[: VERSIONS + 1])
    context = {
        "title": f"Versions of the front: {place.name}",
        "place": place,
        "versions": versions[:VERSIONS],
        "newest": FrontVersion.objects.filter(place=place.slug).order_by("-number").first(),
        "older": of_place("front_history", place.slug, before=str(versions[VERSIONS - 1].number))
        if len(versions) > VERSIONS
        else "",
    }
    return show(request, "desk/fronts/history.html", context)
