"""Choosing a thread by typing a few words of its title."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse

from desk.frame.powers import check_can
from desk.frame.searched import SearchedSelect
from paging.numbers import whole_number
from people.roles import Act
from search.words import stands_in
from taxonomy.models import Thread

MOST = 15
# So many of the newest threads are looked through.
WINDOW = 1_000


def thread_choices(request: HttpRequest) -> JsonResponse:
    """Return open threads with these words in their title, the newest first."""
    check_can(request, Act.THREAD)
    words = request.GET.get("term", "")
    found = islice(threads_named(Thread.objects.filter(closed_at=None), words), MOST)
    results = [{"id": str(thread.pk), "text": thread.title} for thread in found]
    return JsonResponse({"results": results, "pagination": {"more": False}})


def threads_named(threads: QuerySet[Thread], words: str) -> Iterator[Thread]:
    """Yield those, among the newest of these threads, in whose title these words stand."""
    return (one for one in threads[:WINDOW] if stands_in(words, f"{one.title} {one.slug}"))


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
