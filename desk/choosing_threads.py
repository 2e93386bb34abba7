"""Choosing a thread by typing a few words of its title."""

from django.http import HttpRequest, JsonResponse

from desk.powers import check_can
from desk.searched import SearchedSelect
from editions.body import plain
from paging.numbers import whole_number
from people.roles import Act
from taxonomy.models import Thread

MOST = 15


def thread_choices(request: HttpRequest) -> JsonResponse:
    """Return open threads with these words in their title, the newest first."""
    check_can(request, Act.THREAD)
    words = plain(request.GET.get("term", ""))[:120]
    found = Thread.objects.filter(closed_at=None, title__icontains=words)
    results = [{"id": str(thread.pk), "text": thread.title} for thread in found[:MOST]]
    return JsonResponse({"results": results, "pagination": {"more": False}})


class ThreadChoice(SearchedSelect):
    """A choice among the open threads."""

    page = "thread_choices"

    def known(self, chosen: set[str]) -> dict[str, str]:
        """Return the titles."""
        return {str(pk): title for pk, title in threads_of_keys(chosen)}


def threads_of_keys(chosen: set[str]) -> list[tuple[int, str]]:
    """Return key and title of these threads."""
    keys = [key for one in chosen if (key := whole_number(one)) is not None]
    return list(Thread.objects.filter(pk__in=keys).values_list("pk", "title"))
