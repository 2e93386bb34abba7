"""Choosing colleagues by typing a few letters of their name."""

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, JsonResponse

from desk.frame.powers import can
from desk.frame.searched import SearchedSelect
from paging.numbers import whole_number
from people.colleagues import colleagues
from people.models import User
from people.roles import Act
from search.words import stands_in

MOST = 20
# Whom one can choose: those who read the desk's stories, or those who write some.
LISTS = {"read": Act.READ_DESK, "write": Act.WRITE}


def colleague_choices(request: HttpRequest) -> JsonResponse:
    """Return the colleagues whose name has these words, for a choice list."""
    if not any(can(request, act, own=True) for act in (Act.HOLD, Act.ASSIGN, Act.HAND_OVER)):
        raise PermissionDenied
    act = LISTS.get(request.GET.get("to", ""))
    if act is None:
        raise Http404("There is no such list.")
    found = islice(named(colleagues(act), request.GET.get("term", "")), MOST)
    return JsonResponse(
        {
            "results": [{"id": str(user.pk), "text": str(user)} for user in found],
            "pagination": {"more": False},
        }
    )


def named(users: QuerySet[User], words: str) -> Iterator[User]:
    """Yield those in whose name every word stands; a newsroom has some hundred people."""
    for user in users:
        if stands_in(words, f"{user.first_name} {user.last_name} {user.username}"):
            yield user


class ColleagueChoice(SearchedSelect):
    """A choice of one who writes stories."""

    page = "colleague_choices"
    query = "?to=write"

    def known(self, chosen: set[str]) -> dict[str, str]:
        """Return their names."""
        keys = [key for one in chosen if (key := whole_number(one)) is not None]
        return {str(user.pk): str(user) for user in User.objects.filter(pk__in=keys)}


class ColleaguesChoice(ColleagueChoice, forms.SelectMultiple):
    """A choice of several who read the desk's stories."""

    query: ClassVar[str] = "?to=read"
