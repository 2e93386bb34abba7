"""What somebody was told: the notices on their first page, and putting them away."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles.models import Notice
from articles.models.notices import NoticeQuerySet
from desk.frame.powers import user_of
from paging.numbers import whole_number

SHOWN = 10


def unseen(request: HttpRequest) -> NoticeQuerySet:
    """Return what the one who asks was told and has not put away, newest first."""
    return Notice.objects.filter(user=user_of(request)).unseen().order_by("-pk")


@require_POST
def notice_seen(request: HttpRequest) -> HttpResponse:
    """Put one of their own notices away, or all of them up to the newest that they were shown."""
    mine = unseen(request)
    asked = request.POST.get("notice", "")
    newest = request.POST.get("up_to", "")
    number = whole_number(asked or newest)
    if number is None:
        raise Http404("There is no such notice.")
    chosen = mine.filter(pk=number) if asked else mine.filter(pk__lte=number)
    # One that was put away in another tab is put away.
    chosen.update(seen_at=timezone.now())
    return HttpResponseRedirect(reverse("admin:index"))
