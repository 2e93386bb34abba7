"""The search page: the best answers or the newest, what narrows them, and where the words stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from paging.keyset import cursor_asked, moment_cursor
from paging.numbers import whole_number
from search.asking import asked_for
from search.ranking import COMPARED, terms_of
from website import found
from website.caching import asked_each_time
from website.excerpts import Sought, excerpt

QUERY_LENGTH = 200
BY_DATE = "date"
# So many ways to narrow down are shown of each kind.
MOST_OF_A_KIND = 5


@dataclass(frozen=True)
class Narrower:
    """A way to narrow down what was found: its name, of how many, and the query for it."""

    name: str
    many: int
    query: str


@asked_each_time
def search(request: HttpRequest) -> HttpResponse:
    """Stories that answer what is asked for: the best first, or the newest that have all of it."""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:QUERY_LENGTH]
    asked = asked_for(query)
    # Where a list by date goes on is a moment; links of before there was another order say no more.
    goes_on = request.GET.get("before", "")
    is_dated = request.GET.get("order") == BY_DATE or bool(goes_on and not goes_on.isdecimal())
    by_date = is_dated or not found.is_ranked()
    instead: dict[str, str] = {}
    narrower: list[list[Narrower]] = []
    if by_date:
        page = found.newest_found(asked, moment_cursor(request))
    else:
        cursor = cursor_asked(request, lambda text: whole_number(text, COMPARED))
        page, answers = found.best_found(asked, cursor)
        instead = answers.instead
        if page.is_first:
            narrower = narrowers(query, answers.keys)
    order = {"order": BY_DATE} if by_date else {}
    words = [instead.get(word, word) for word in asked.words]
    sought = Sought(terms_of(words, settings.LANGUAGE_CODE))
    context = {
        "page": page,
        "found": [(story, excerpt(story, sought)) for story in page.rows],
        "query": query,
        "more": page.query(q=query, **order),
        "by_date": by_date,
        "other_order": urlencode({"q": query} if by_date else {"q": query, "order": BY_DATE}),
        "instead": instead.items(),
        "narrower": narrower,
    }
    return render(request, "website/search.html", context)


def narrowers(query: str, keys: Sequence[int]) -> list[list[Narrower]]:
    """Return how what was found can be narrowed down, with the numbers among the best answers."""
    rows = found.what_narrows(keys)
    kinds: dict[str, Counter[str]] = {"section": Counter(), "author": Counter(), "year": Counter()}
    for section, byline, day in rows:
        kinds["section"][section] += 1
        kinds["author"].update(filter(None, byline.split(", ")))
        kinds["year"][str(day.year)] += 1
    lists = []
    for kind, counted in kinds.items():
        if len(counted) < 2 or f"{kind}:" in query or (kind == "year" and "after:" in query):
            continue
        some = counted.most_common(MOST_OF_A_KIND)
        if kind == "year":
            some.sort(reverse=True)
        lists.append(
            [
                Narrower(name, many, urlencode({"q": f"{query} {narrowed_to(kind, name)}"}))
                for name, many in some
                if name
            ]
        )
    return [each for each in lists if each]


def narrowed_to(kind: str, name: str) -> str:
    """Return what a reader would type to have only these."""
    if kind == "year":
        return f"after:{name} before:{int(name) + 1}"
    return f'{kind}:"{name}"'
