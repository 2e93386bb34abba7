"""Breaking news: pressed once beside a live story, or taken from every page again."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from articles.acts.breaking import break_news, end_breaking
from articles.workflow import DoorError
from desk.frame.pages import posted, story_for
from desk.frame.powers import check_can, user_of
from desk.frame.words import clock_words
from desk.fronts.places import place_asked
from editions.models import breaking_now
from paging.numbers import whole_number
from people.roles import Act


@posted
def break_story(request: HttpRequest) -> HttpResponse:
    """Let every page say the headline of a live story (`story`), or nothing (`end`) any more."""
    check_can(request, Act.BREAK)
    place = place_asked(request)
    try:
        if request.POST.get("end"):
            end_breaking(whole_number(request.POST["end"]) or 0, by=user_of(request))
            outcome = "Taken from every page."
        else:
            article = story_for(request, request.POST.get("story", ""), Act.BREAK)
            strip = break_news(article, by=user_of(request))
            outcome = f"Every page says so now, until {clock_words(strip.ends_at)}."
    except DoorError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, outcome)
    return HttpResponseRedirect(place.address)


def old_strip() -> Iterator[str]:
    """Yield that the strip is older than the paper wants it to be, where it is."""
    now = breaking_now()
    if now and timezone.now() - now.at > timedelta(minutes=settings.BREAKING_OLD_MIN):
        yield (
            f"The strip on every page is old: “{now.words}” stands there since "
            f"{clock_words(now.at)}. Take it away, or make another."
        )
