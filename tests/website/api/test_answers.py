"""What holds for every answer of the API: its headers, limits, keys, and how trouble is told."""

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from people.models import User
from tests.builders import live_article
from tests.desk.client import desk
from tests.website.api.paper import BASE, told
from website.api import stories

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"


def test_answer_is_not_sent_twice_and_packed(reader: Client) -> None:
    live_article(body="<p>The harbour opens again.</p>" * 20)
    packed = reader.get(f"{BASE}stories", headers={"accept_encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    again = reader.get(f"{BASE}stories", headers={"if_none_match": packed["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "RateLimit" in again
    head = reader.head(f"{BASE}stories")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("path", ["stories", "stories/nobody", "stories?limit=0", "no/such/place"])
def test_every_page_of_the_web_may_read_it(reader: Client, path: str) -> None:
    answer = reader.get(f"{BASE}{path}", headers={"origin": "https://a.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert "RateLimit" in answer["Access-Control-Expose-Headers"]
    assert not answer.cookies


def test_browser_that_asks_first_may_send_a_key(reader: Client) -> None:
    answer = reader.options(f"{BASE}stories")
    assert answer.status_code == 204
    assert "Authorization" in answer["Access-Control-Allow-Headers"]
    assert "GET" in answer["Access-Control-Allow-Methods"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_nothing_is_written(reader: Client, method: str) -> None:
    answer = reader.generic(method, f"{BASE}stories")
    assert (answer.status_code, answer["Content-Type"]) == (405, PROBLEM)
    assert "GET" in answer["Allow"]


def test_what_is_not_there_and_what_fails_is_told_as_a_problem(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("no/such/place", "stories/%00", "stories//"):
        answer = reader.get(f"{BASE}{path}")
        assert (answer.status_code, answer["Content-Type"]) == (404, PROBLEM), path
        assert answer["Cache-Control"] == "no-store"
    story = live_article()
    client = Client(raise_request_exception=False)

    def fails(error: Exception) -> None:
        def item_of(*_: object) -> None:
            raise error

        monkeypatch.setattr(stories, "item_of", item_of)

    fails(ZeroDivisionError())
    answer = client.get(f"{BASE}stories/{story.public_id}")
    assert (answer.status_code, answer["Content-Type"]) == (500, PROBLEM)
    fails(OperationalError())
    answer = client.get(f"{BASE}stories/{story.public_id}", headers={"accept": "text/html"})
    assert (answer.status_code, answer["Content-Type"]) == (503, PROBLEM)
    assert answer["Retry-After"]


def test_address_that_asks_too_often_is_told_when_to_ask_again(
    reader: Client, settings: Settings
) -> None:
    settings.API_PER_MIN = 2
    live_article()
    answers = [reader.get(f"{BASE}stories") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert [answer["RateLimit"].split(";")[1] for answer in answers] == ["r=1", "r=0"]
    assert answers[0]["RateLimit-Policy"] == '"address";q=2;w=60'
    late = reader.get(f"{BASE}stories")
    assert (late.status_code, late["Content-Type"]) == (429, PROBLEM)
    assert 1 <= int(late["Retry-After"]) <= 60
    assert late["Cache-Control"] == "no-store"
    # What was kept for one has nothing of that one in it, and pages of readers are not counted.
    other = reader.get(f"{BASE}stories", REMOTE_ADDR="192.0.2.7")
    assert (other.status_code, other["RateLimit"].split(";")[1]) == (200, "r=1")
    assert other["Cache-Control"] == "public, no-cache"
    assert reader.get("/").status_code == 200
    # Whoever has one address of IPv6 has them all.
    for last, status in (("1", 200), ("2", 200), ("3", 429)):
        answer = reader.get(f"{BASE}stories", REMOTE_ADDR=f"2001:db8::{last}")
        assert answer.status_code == status
    # Of IPv4 each is its own, also where a socket for both kinds names it.
    for last, status in (("7", 200), ("7", 429), ("8", 200)):
        answer = reader.get(f"{BASE}stories", REMOTE_ADDR=f"::ffff:192.0.2.{last}")
        assert answer.status_code == status


def test_publisher_makes_a_key_which_allows_more_until_it_is_ended(
    reader: Client, publisher: User, web_editor: User, settings: Settings
) -> None:
    settings.API_PER_MIN, settings.API_PER_MIN_WITH_KEY = 3, 50
    assert desk(web_editor).get("/admin/api-keys/").status_code == 404
    page = desk(publisher)
    made = page.post("/admin/api-keys/", {"name": "Harbour Archive"})
    key = made.context["key"]
    assert key in made.content.decode()
    shown = page.get("/admin/api-keys/")
    assert "Harbour Archive" in shown.content.decode()
    assert key not in shown.content.decode()
    with_key = {"authorization": f"bearer  {key}"}
    answer = reader.get(f"{BASE}stories", headers=with_key)
    assert answer["RateLimit-Policy"] == '"key";q=50;w=60'
    assert told(reader, "stories", **with_key) == told(reader, "stories")
    number = shown.context["keys"][0].pk
    assert page.get(f"/admin/api-keys/{number}/end/").status_code == 404
    assert page.post(f"/admin/api-keys/{number}/end/").status_code == 302
    wrong = reader.get(f"{BASE}stories", headers=with_key)
    assert (wrong.status_code, wrong["Content-Type"]) == (401, PROBLEM)
    assert wrong["WWW-Authenticate"].startswith("Bearer")
    # Whoever tries keys is counted by address.
    statuses = [reader.get(f"{BASE}stories", headers=with_key).status_code for _ in range(3)]
    assert statuses == [401, 429, 429]


def test_page_for_developers_names_all_that_can_be_asked(reader: Client) -> None:
    words = reader.get("/api/").content.decode()
    assert "/api/v1/changes" in words
    assert 'rel="service-desc"' in reader.get("/").content.decode()
