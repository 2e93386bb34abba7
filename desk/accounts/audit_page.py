"""The page of the audit, for superusers alone."""

from itertools import islice

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from desk.accounts.audit import KINDS, lines
from desk.accounts.choices import named
from desk.frame.pages import show
from desk.frame.powers import user_of
from paging.keyset import moment_cursor
from people.models import User

MOST_NAMES = 20


def audit(request: HttpRequest) -> HttpResponse:
    """Show what happened, newest first, of everybody or of one person."""
    if not user_of(request).is_superuser:
        raise PermissionDenied
    kind, who = request.GET.get("kind", ""), " ".join(request.GET.get("who", "").split())
    if kind and kind not in dict(KINDS):
        raise Http404("There is no such kind.")
    everybody = User.objects.order_by("username")
    people = list(islice(named(everybody, who), MOST_NAMES)) if who else []
    exact = [user for user in people if user.username == who]
    people = exact or people
    person = people[0] if len(people) == 1 else None
    page = lines(moment_cursor(request), person=person, kind=kind) if person or not who else None
    context = {
        "title": "Audit",
        "kinds": KINDS,
        "kind": kind,
        "who": who,
        "people": people if page is None else [],
        "page": page,
        "more": page.query(kind=kind, who=who) if page else "",
    }
    return show(request, "desk/accounts/audit.html", context)
