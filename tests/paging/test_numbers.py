"""Whole numbers in requests: read by one rule, and none is so long that a page fails of it."""

from urllib.parse import quote

import pytest
from django.urls import get_resolver, reverse
from django.utils.http import urlencode
from hypothesis import given
from hypothesis import strategies as st

from articles.draft.snapshot import story_of
from editions.models import PublishedArticle
from paging.numbers import LARGEST_KEY, whole_number
from people.models import User
from taxonomy.models import Thread
from tests.builders import live_article, make_article
from tests.desk.client import desk, open_story, story_url
from tests.desk.url_walk import routes, surround

LONG = ["9" * 5_000, str(LARGEST_KEY + 1), "１２", "1_0"]


@given(st.integers(0, LARGEST_KEY))
def test_every_key_of_a_row_is_read(number: int) -> None:
    assert whole_number(str(number)) == number


@given(st.text(max_size=30) | st.from_regex(r"[0-9]{1,40}", fullmatch=True), st.integers(0, 10**6))
def test_nothing_but_ascii_digits_up_to_the_largest_is_a_number(text: str, most: int) -> None:
    found = whole_number(text, most)
    if found is not None:
        assert found <= most
        assert set(text) <= set("0123456789")


def test_no_address_takes_numbers_without_an_end() -> None:
    assert [route for route, _ in routes(get_resolver().url_patterns) if "<int:" in route] == []


@pytest.mark.django_db
@pytest.mark.parametrize("number", LONG)
def test_number_that_no_row_has_is_not_there(superuser: User, number: str) -> None:
    article = live_article()
    surround(article, superuser)
    client = desk(superuser)
    history = f"/admin/stories/{article.public_id}/history/"
    thread = reverse("admin:taxonomy_thread_change", args=[Thread.objects.get().pk])
    asked = urlencode({"before": number})
    for address in (
        f"{PublishedArticle.objects.get().get_absolute_url()}history/?{asked}",
        f"{history}?{asked}",
        f"{history}?{urlencode({'edition': number})}",
        f"{history}?{urlencode({'left': f'r{number}', 'right': 'e1'})}",
        f"{thread}?{asked}",
        f"/admin/batches/?{asked}",
        f"/admin/batches/{quote(number)}/",
        f"/admin/audit/?{urlencode({'before': f'2026-01-01T00:00:00Z,story-{number}'})}",
    ):
        assert client.get(address).status_code == 404, address


@pytest.mark.django_db
@pytest.mark.parametrize("number", LONG)
def test_number_in_a_form_that_no_page_sent_does_nothing(superuser: User, number: str) -> None:
    article = make_article()
    surround(article, superuser)
    client = desk(superuser)
    there = f"/admin/stories/{article.public_id}/"
    for address, values in (
        ("/admin/notices/seen/", {"notice": number}),
        ("/admin/notices/seen/", {"up_to": number}),
        (f"{there}threads/", {"in": number}),
        (f"{there}outsiders/", {"end": number}),
        (f"{there}translation/", {"task": number}),
        (f"{there}do/publish/", {"version": number, "kind": "first"}),
        (f"{there}also-like/decide/", {"version": number, "do": f"undo {number}"}),
        (f"{there}pulse/", {"_writer": str(superuser.pk), "opened": number}),
        ("/admin/across/", {"q": "ferries", "put": "ships", "tick": f"x|{number}|body:{number}"}),
    ):
        before = story_of(article)
        assert client.post(address, values).status_code < 500, (address, values)
        assert story_of(article) == before


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 30, "nobody"])
@pytest.mark.parametrize("name", ["source", "translation_of", "section", "credits-0-person"])
def test_choice_that_is_not_there_is_asked_for_again(
    superuser: User, name: str, number: str
) -> None:
    article = make_article()
    client = desk(superuser)
    answer = client.post(story_url(article), open_story(client, article) | {name: number})
    assert answer.status_code == 200
    assert "no choice here" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 30, "nobody"])
def test_choice_of_several_that_are_not_there_is_asked_for_again(
    superuser: User, reporter: User, number: str
) -> None:
    answer = desk(superuser).post(
        f"/admin/people/user/{reporter.pk}/change/", {"username": "x", "groups": [number]}
    )
    assert answer.status_code == 200
    said = answer.content.decode()
    assert "no choice here" in said


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 30, "nobody"])
def test_account_of_a_person_that_is_not_there_is_asked_for_again(
    superuser: User, number: str
) -> None:
    answer = desk(superuser).post("/admin/people/person/add/", {"name": "Li", "user": number})
    assert answer.status_code == 200
    assert "no choice here" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["9" * 5_000, str(LARGEST_KEY + 1), "１２"])
@pytest.mark.parametrize("name", ["credits-0-place", "credits-0-id", "credits-TOTAL_FORMS"])
def test_number_in_a_row_of_a_story_is_no_error_of_ours(
    superuser: User, name: str, number: str
) -> None:
    article = make_article()
    client = desk(superuser)
    answer = client.post(story_url(article), open_story(client, article) | {name: number})
    assert answer.status_code < 500
    # Nor does it cost a row for each that is not there.
    assert "credits-10-role" not in answer.content.decode()
