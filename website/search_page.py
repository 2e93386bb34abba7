"""The search page: the best answers or the newest, what narrows them, and where the words stand."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop

from editions.answers import Answers, Told, newest_naming
from editions.kinds import StoryKind
from paging.keyset import cursor_asked, moment_cursor
from paging.numbers import whole_number
from search.asking import asked_for
from search.begun import typed_form
from search.ranking import COMPARED, LOOKED_AT, terms_of
from website import found
from website.caching import asked_each_time
from website.excerpts import Sought, excerpt
from website.names import offered

QUERY_LENGTH = 200
BY_DATE = "date"
FACTS = {
    "section": noop("Section"),
    "author": noop("Writer"),
    "kind": noop("Kind"),
    "year": noop("Year"),
}
KINDS: dict[str, str] = {
    StoryKind.REPORT: noop("Reports"),
    StoryKind.OPINION: noop("Opinion"),
    StoryKind.GALLERY: noop("With a gallery"),
    StoryKind.CORRECTED: noop("Corrected"),
}
# So many ways to narrow down are shown of each kind.
MOST_OF_A_KIND = 5


class Narrower(NamedTuple):
    """A way to narrow down what was found: its name, of how many, and the query for it."""

    name: str
    many: int
    query: str


class Narrowers(NamedTuple):
    """The ways to narrow down by one fact, and what readers call it."""

    fact: str
    what: str
    ways: list[Narrower]


@asked_each_time
def search(request: HttpRequest) -> HttpResponse:
    """Stories that answer what is asked for: the best first, or the newest that have all of it."""
    query = query_of(request)
    asked = asked_for(query)
    # Where a list by date goes on is a moment; links of before there was another order say no more.
    goes_on = request.GET.get("before", "")
    is_dated = request.GET.get("order") == BY_DATE or bool(goes_on and not goes_on.isdecimal())
    # What is asked for by facts and days alone is all alike but for its age.
    by_date = is_dated or not asked.words or not found.is_ranked()
    answers, narrower, names = Answers({}), [], []
    if by_date:
        page = found.newest_found(asked, moment_cursor(request))
        if page.is_first and not asked.words and not asked.is_nothing:
            narrower = narrowers(query, found.newest_told(asked))
    else:
        cursor = cursor_asked(request, lambda text: whole_number(text, COMPARED))
        typed = typed_form(query)
        page, answers = found.best_found(asked, cursor, typed)
        if page.is_first:
            names = offered(typed, answers.naming)
            narrower = narrowers(query, answers.told.values())
    order = {"order": BY_DATE} if by_date and asked.words else {}
    words = [answers.instead.get(word, word) for word in asked.words]
    sought = Sought(terms_of(words, settings.LANGUAGE_CODE))
    context = {
        "page": page,
        "found": [(story, excerpt(story, sought)) for story in page.rows],
        "query": query,
        "more": page.query(q=query, **order),
        "by_date": by_date,
        "has_words": bool(asked.words),
        "other_order": urlencode({"q": query} if by_date else {"q": query, "order": BY_DATE}),
        "instead": answers.instead.items(),
        "narrower": narrower,
        "names": names,
    }
    return render(request, "website/search.html", context)


@asked_each_time
def names_begun(request: HttpRequest) -> HttpResponse:
    """The names that begin as somebody types: `[name, what it is, address]` of each."""
    typed = typed_form(query_of(request))
    keys = newest_naming(typed, LOOKED_AT) if found.is_ranked() else []
    return JsonResponse({"names": offered(typed, keys)}, json_dumps_params={"ensure_ascii": False})


def query_of(request: HttpRequest) -> str:
    """Return what somebody typed, on one line."""
    return " ".join(request.GET.get("q", "").replace("\0", " ").split())[:QUERY_LENGTH]


def narrowers(query: str, told: Iterable[Told]) -> list[Narrowers]:
    """Return how what was found can be narrowed down, with the numbers among the best answers."""
    counted: dict[str, Counter[str]] = {fact: Counter() for fact in FACTS}
    for story in told:
        counted["section"][story.section] += 1
        counted["author"].update(filter(None, story.byline.split(", ")))
        counted["kind"].update(story.kinds)
        counted["year"][story.year] += 1
    lists = []
    for fact, times in counted.items():
        if len(times) < 2 or f"{fact}:" in query or (fact == "year" and "after:" in query):
            continue
        some = times.most_common(MOST_OF_A_KIND)
        if fact == "year":
            some.sort(reverse=True)
        ways = [
            Narrower(said(fact, name), many, urlencode({"q": f"{query} {only(fact, name)}"}))
            for name, many in some
            if name
        ]
        lists.append(Narrowers(fact, gettext(FACTS[fact]), ways))
    return [each for each in lists if each.ways]


def said(fact: str, name: str) -> str:
    """Return how readers are told of a section, writer, kind or year."""
    return gettext(KINDS[name]) if fact == "kind" else name


def only(fact: str, name: str) -> str:
    """Return what a reader would type to have only these."""
    if fact == "year":
        return f"after:{name} before:{int(name) + 1}"
    return f"kind:{name}" if fact == "kind" else f'{fact}:"{name}"'
