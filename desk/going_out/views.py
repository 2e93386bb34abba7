"""The calendar of what goes out."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from articles.acts.clock import clock_stands_still
from articles.models import Article
from desk.frame.pages import show
from desk.frame.powers import check_can, user_of
from desk.frame.wall_clock import zone_now
from desk.going_out.page import calendar, start_of
from people.roles import Act


def going_out(request: HttpRequest) -> HttpResponse:
    """Show what is scheduled and embargoed, from today or from where the page before ended."""
    check_can(request, Act.READ_DESK)
    asked = request.GET.get("from", "")
    context = {
        "title": "Calendar",
        "calendar": calendar(Article.objects.seen_by(user_of(request)), begin_of(asked)),
        "is_later": bool(asked),
        "zone": zone_now(),
        "clock_warning": clock_stands_still(),
    }
    return show(request, "desk/going_out/calendar.html", context)


def begin_of(asked: str) -> datetime:
    """Return the moment that a page begins with. Raises `Http404` for what is none."""
    if not asked:
        return start_of(timezone.localdate())
    try:
        moment = datetime.fromisoformat(asked)
        # A moment at the edge of the calendar has no fourteen days.
        is_fit = timezone.is_aware(moment) and 2000 <= moment.year <= 9000
    except ValueError:
        is_fit = False
    if not is_fit:
        raise Http404("The calendar does not go on from there.")
    return moment
