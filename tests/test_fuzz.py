"""A fuzz of every address and form: whatever somebody sends, nothing answers with a failure.

The addresses are the resolver's, the forms those of the desk's own pages, the names of questions
those that the code asks for; the values are what has broken sites before, and what hypothesis
makes. Each request is undone, so that all meet the same paper.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.contrib.admin import autodiscover, site
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from articles.models import Article
from desk.frame.admin import asked_by
from people.models import User
from people.roles import Role
from tests.conftest import make_user
from tests.desk.client import desk
from tests.desk.url_walk import WRITTEN_OUT, every_address, fill_paper, routes
from tests.lengths import short_or_long

pytestmark = pytest.mark.django_db

ROOMS = ("desk", "website", "people", "paging")
ASKED = re.compile(r"""(?:GET\.get|GET\.getlist|number_asked|chosen)\((?:request, )?"(\w+)\"""")
# What Django's own pages ask for, and what nobody may ask for: columns in any way.
OTHERS = (
    "q", "p", "o", "e", "all", "next", "_popup", "_to_field", "_facets", "_changelist_filters",
    "app_label", "model_name", "field_name", "term", "id__range", "id__in", "id", "pk__gt",
    "headline__regex", "file_words__contains", "article__body__contains", "version__exact", "x",
)  # fmt: skip
NASTY = (
    "9" * 5_000, "9" * 30, str(2**63), "-1", "+1", "1_0", "1e400", "nan", "١", "²", "0", "",
    "\0", "a\0b", "%00", "%", "_", "..", "\\", "'\"<>&", "[]", "{}", "null", "true", "😀", "İ",
    "\u202e", "\ufeff", "x" * 5_000, "a b\r\nc", "0000-00-00", "0000-01-01", "0001-01-01",
    "9999-12-31", "2026-02-30", "24:61", "+99:99", "0000", "9999", "0001/01/01", "9999/12/31",
    "9999-12", "0001-01", "0000-12", "0" * 32, "9999-12-31T23:59", "0001-01-01T00:00",
    "0001-01-01T00:00:00Z,1", "9999-12-31T23:59:59.999999Z,9", "9999-12-31T23:59:59-23:59,9",
    "2026-01-01T00:00:00Z," + "9" * 19, "2026-01-01T00:00:00Z,s-" + "9" * 17,
    "0~2026-01-01T00:00:00+00:00~" + "9" * 30, "front~0001-01-01T00:00:00+23:59~x",
    "e" + "9" * 30, "r" + "9" * 30, "mine", "agency-" + "9" * 15, "a|" + "9" * 30 + "|body:1",
    "1,2", ",".join("9" * 20 for _ in range(40)), "undo " + "9" * 30,
)  # fmt: skip
VALUES = (
    st.sampled_from(NASTY)
    | st.text(max_size=12)
    | st.integers(-(10**40), 10**40).map(str)
    | st.datetimes().map(str)
    | st.dates().map(str)
)
# Where a form is sent, and its fields.
type Form = tuple[str, dict[str, str]]
CAST = (*(role for role in Role), None)


def times(number: int) -> settings:
    """Try so many examples, the same in every run: a failure is one of the code that changed."""
    return settings(
        max_examples=number,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@cache
def names_asked() -> list[str]:
    """Return every name that an address may ask by, as the code reads them, and Django's."""
    names = set(OTHERS)
    for room in ROOMS:
        for module in Path(room).rglob("*.py"):
            names |= set(ASKED.findall(module.read_text(encoding="utf-8")))
    autodiscover()
    for admin in site._registry.values():
        for chosen in admin.list_filter:
            names |= asked_by(chosen)
    return sorted(names)


@cache
def paths(*, desk: bool) -> st.SearchStrategy[str]:
    """Return a strategy of paths of every route, with any values in the place of arguments."""
    given_routes = []
    for route, page in routes(get_resolver().url_patterns):
        if route.startswith("admin/") != desk:
            continue
        written = WRITTEN_OUT.get(page, route) if route.startswith("admin/") else route
        given_routes.append(written if "(?P<" in route and route.startswith("admin/") else route)

    @st.composite
    def path(draw: st.DrawFn) -> str:
        route = draw(st.sampled_from(given_routes)).replace("^", "").replace("$", "")
        plain = re.sub(r"<day:\w+>", lambda _: draw(st.dates()).strftime("%Y/%m/%d"), route)
        plain = re.sub(r"<month:\w+>", lambda _: draw(st.dates()).strftime("%Y-%m"), plain)
        argument = r"<(?:\w+:)?\w+>|\(\?P<\w+>(?:[^()]|\([^()]*\))*\)"
        return "/" + re.sub(argument, lambda _: quote(draw(VALUES), safe=""), plain)

    return path()


@cache
def queries() -> st.SearchStrategy[str]:
    """Return a strategy of query strings."""
    pairs = st.lists(st.tuples(st.sampled_from(names_asked()), VALUES), min_size=1, max_size=3)
    raw = st.sampled_from(["%ff", "q=%ff%fe", "before=%ed%a0%80", "&&=&", "q=%", "q=%00"])
    return pairs.map(urlencode) | raw


def undone(client: Client, method: str, address: str, data: Any = None) -> int:  # noqa: ANN401
    """Send a request, undo what it did, and return its status."""
    cookies: SimpleCookie = deepcopy(client.cookies)
    with transaction.atomic():
        send = client.post if method == "post" else client.get
        answer: HttpResponseBase = send(address, data) if data is not None else send(address)
        if answer.streaming:
            b"".join(answer)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer.status_code


def forms_of(client: Client, address: str) -> Iterator[Form]:
    """Yield where each form of a page is sent, and with what, its buttons too."""
    answer = client.get(address)
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        # A file is read to its end, which ends the answer: to close it would close the database.
        if answer.streaming:
            b"".join(answer)
        return
    for form in html.fromstring(answer.content).forms:
        fields = {str(name): str(value) for name, value in form.form_values()}
        for button in form.xpath(".//button[@name]"):
            fields.setdefault(button.get("name"), button.get("value", ""))
        action = (form.get("action") or address).partition("?")[0]
        if form.method == "POST" and action.startswith("/"):
            yield action, fields


@pytest.fixture
def cast(superuser: User) -> dict[Role | None, Client]:
    """Return somebody of each role, logged in, and one who may do everything, under None."""
    clients: dict[Role | None, Client] = {None: desk(superuser)}
    for number, role in enumerate(Role):
        clients[role] = desk(make_user(f"Fuzz{number}", role))
    return clients


@pytest.fixture
def paper(superuser: User) -> Article:
    """Fill the paper with a row of everything."""
    return fill_paper(superuser)


@pytest.fixture
def addresses(paper: Article) -> list[str]:
    """Return every address of the desk, with rows that are there."""
    return sorted({address.partition("?")[0] for address in every_address(paper)})


@pytest.fixture
def forms(addresses: list[str], cast: dict[Role | None, Client]) -> list[Form]:
    """Return the forms of every page of the desk that change something, each kind once."""
    by_fields: dict[tuple[str, ...], Form] = {}
    for address in addresses:
        for action, fields in forms_of(cast[None], address):
            by_fields.setdefault((re.sub(r"\d+", "1", action), *sorted(fields)), (action, fields))
    return list(by_fields.values())


# --- What was found once ------------------------------------------------------------------------

OLD = [
    "/sitemap-9999-12.xml", "/sitemap-0000-01.xml", "/0000/01/01/a/", "/archive/0000/01/01/",
    "/archive/9999/12/31/", "/archive/?year=0000", "/search/?q=%00", "/tag/%00/",
    "/admin/articles/article/?id__range=1", "/admin/articles/article/?headline__regex=(a",
    "/admin/media/photo/?file_words__contains=x", "/admin/media/photo/?id__in=" + "9" * 30,
    "/admin/articles/article/?q=%00", "/admin/people/user/?groups__id__exact=" + "9" * 30,
    "/admin/people/user/?groups__id__exact=x", "/admin/related/relatedlink/?kind__exact=%00",
    "/admin/editions/removal/" + "9" * 30 + "/change/", "/admin/articles/article/%00/change/",
    "/admin/name-choices/person/?term=%00", "/admin/audit/?who=%00",
    "/admin/audit/?before=2026-01-01T00:00:00Z,s-" + "9" * 18,
    "/admin/articles/clocklook/1/change/?_to_field=",
    "/admin/taxonomy/section/1/delete/?_to_field=",
]  # fmt: skip


@pytest.mark.parametrize("address", OLD)
def test_address_that_failed_once_fails_no_more(
    paper: Article, superuser: User, address: str
) -> None:
    assert undone(desk(superuser), "get", address) < 500


def test_list_is_asked_only_for_what_its_filters_ask(paper: Article, superuser: User) -> None:
    client = desk(superuser)
    listed = "/admin/articles/article/"
    assert client.get(f"{listed}?stage__exact=draft&whose=mine").status_code == 200
    for asked in ("headline__contains=x", "id__range=1", "created_by__password__startswith=a"):
        assert client.get(f"{listed}?{asked}").status_code == 400, asked


# --- What nobody has thought of -----------------------------------------------------------------


@pytest.mark.long
@pytest.mark.any_database
@times(short_or_long(50, 250))
@given(data=st.data())
def test_no_stranger_makes_a_page_fail(paper: Article, data: st.DataObject) -> None:
    address = data.draw(paths(desk=False))
    query = data.draw(queries() | st.just(""))
    method = data.draw(st.sampled_from(["get", "get", "get", "post"]))
    assert undone(Client(), method, f"{address}?{query}") < 500, (method, address, query)


@pytest.mark.long
@pytest.mark.any_database
@times(short_or_long(50, 250))
@given(data=st.data())
def test_nobody_with_an_account_makes_a_page_fail(
    addresses: list[str], cast: dict[Role | None, Client], data: st.DataObject
) -> None:
    address = data.draw(st.sampled_from(addresses) | paths(desk=True))
    query = data.draw(queries() | st.just(""))
    client = cast[data.draw(st.sampled_from(CAST))]
    fields = st.dictionaries(st.sampled_from(names_asked()), VALUES, max_size=3)
    sent = data.draw(st.none() | fields)
    method = "get" if sent is None else "post"
    assert undone(client, method, f"{address}?{query}", sent) < 500, (method, address, query, sent)


@pytest.mark.long
@pytest.mark.any_database
@times(short_or_long(24, 120))
@given(data=st.data())
def test_no_field_of_a_form_makes_it_fail(
    forms: list[Form], cast: dict[Role | None, Client], data: st.DataObject
) -> None:
    action, fields = data.draw(st.sampled_from(forms))
    names = st.sampled_from(sorted(fields) or ["x"])
    changed = data.draw(st.dictionaries(names, VALUES, min_size=1, max_size=3))
    assert undone(cast[None], "post", action, fields | changed) < 500, (action, changed)
