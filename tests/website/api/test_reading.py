"""What the API tells: whatever readers see, and of all else that it is not there."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.http import urlencode
from pytest_django import DjangoAssertNumQueries

from articles.acts.photo_kill import kill_photo
from articles.acts.removal.orders import ask_removal, do_removal, hide_edition
from articles.acts.threads import make_thread, put_in
from articles.acts.uniting import go_on_uniting, unite
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from editions.choices import Kind
from people.actors import SHELL
from people.models import User
from taxonomy.models import Tag
from tests.builders import live_article, make_article, make_photo
from tests.website.api.paper import BASE, small_paper, told
from tests.website.live_pages import MOMENT, many
from website.api.tokens import token_of

pytestmark = pytest.mark.django_db

LISTS = (
    "stories",
    "sections/city/stories",
    "tags/ferries/stories",
    "people/li-xuan/stories",
    "sources/xinhua/stories",
    "threads/storm/stories",
    "search?q=told",
)


def headlines(page: dict[str, list[dict[str, list[dict[str, str]]]]]) -> list[str]:
    return [story["headlines"][0]["value"] for story in page["items"]]


def refused(reader: Client, path: str, status: int) -> dict[str, Any]:
    """Return what is said of an address that has no answer."""
    answer = reader.get(BASE + path)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    said: dict[str, Any] = answer.json()
    assert said["status"] == status
    return said


def test_story_is_the_ninjs_that_other_houses_get(
    reader: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    story = small_paper()
    call_command("export", story.public_id, "--format", "ninjs")
    exported = json.loads(capsys.readouterr().out)
    assert told(reader, f"stories/{story.public_id}") == exported
    assert exported in told(reader, "stories")["items"]


@pytest.mark.parametrize("path", LISTS)
def test_list_goes_on_to_its_end_with_few_queries_and_is_then_kept(
    reader: Client, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    thread = make_thread("Storm", "storm", by=SHELL)
    stories = many(5, tags=["Ferries"], source="Xinhua", writers=["Li Xuan"])
    for story in stories:
        put_in(story, thread, by=SHELL)
    live_article(
        headline="Of nothing", writers=["Somebody"], dated=MOMENT - timedelta(days=9), tags=[]
    )
    many_at_once = f"{path}{'&' if '?' in path else '?'}limit=2"
    # Search asks its index besides, and is kept nowhere.
    with django_assert_max_num_queries(6 if "search" in path else 5):
        page = told(reader, many_at_once)
    with django_assert_max_num_queries(6 if "search" in path else 1):
        told(reader, many_at_once)
    seen = headlines(page)
    while page["next"]:
        answer = reader.get(page["next"].partition("8000")[2])
        seen += headlines(answer.json())
        if answer.json()["next"]:
            assert answer["Link"] == f'<{answer.json()["next"]}>; rel="next"'
        page = answer.json()
    expected = [story.headline for story in stories]
    assert seen == (expected if path not in ("stories", LISTS[1]) else [*expected, "Of nothing"])


def test_list_is_of_a_language_and_of_a_time(reader: Client) -> None:
    many(3)
    live_article(headline="Le port", language="fr-CA", dated=MOMENT + timedelta(days=1))
    assert headlines(told(reader, "stories?language=fr")) == ["Le port"]
    assert headlines(told(reader, "sections/city/stories?language=fr-FR")) == ["Le port"]
    for path in ("stories", "people/li-xuan/stories"):
        query = urlencode(
            {"from": (MOMENT - timedelta(minutes=1)).isoformat(), "until": MOMENT.isoformat()}
        )
        assert headlines(told(reader, f"{path}?{query}")) == ["Story number 1, told 3 times"]
    assert told(reader, "stories?until=0001-01-01T00:00:00-05:00")["items"] == []


def test_history_names_what_was_taken_out_and_no_word_of_it(reader: Client) -> None:
    story = small_paper()
    amend(story, {"headline": "Six ferries run"}, NamedChange(Kind.UPDATE), by=SHELL)
    hide_edition(story, 1, reason="It named somebody.", by=SHELL)
    newest, second, first = told(reader, f"stories/{story.public_id}/history")["items"]
    assert (newest["kind"], second["kind"], second["note"]) == (
        "update",
        "correction",
        "Five ferries ran, not six.",
    )
    assert newest["previousDigest"] == second["digest"]
    assert first["isTakenOut"]
    assert "headline" not in first
    page = told(reader, f"stories/{story.public_id}/history?limit=2")
    assert [row["number"] for row in told(reader, page["next"])["items"]] == [1]


def test_photo_has_its_rights_and_files_until_it_is_killed(reader: Client) -> None:
    photo = make_photo(rendered=True)
    live_article(photos=[photo])
    told_of_it = told(reader, f"photos/{photo.content_hash}")
    kinds = {file["contentType"] for file in told_of_it["renditions"]}
    assert kinds == {"image/jpeg", "image/webp", "image/avif"}
    file = told_of_it["renditions"][0]["href"].partition("8000")[2]
    assert b"".join(iter(reader.get(file)))
    kill_photo(photo, reason="Not ours.", by=SHELL)
    refused(reader, f"photos/{photo.content_hash}", 410)
    refused(reader, f"photos/{make_photo().content_hash}", 404)


def test_corrections_are_told_with_their_stories(reader: Client) -> None:
    story = small_paper()
    [row] = told(reader, "corrections")["items"]
    assert row["note"] == "Five ferries ran, not six."
    assert row["story"].endswith(f"{BASE}stories/{story.public_id}")


def test_withdrawn_story_is_gone_with_its_reason_and_a_draft_was_never_there(
    reader: Client, superuser: User, publisher: User
) -> None:
    story = live_article(headline="It was nothing at all")
    withdraw(story, reason="It was wrong.", by=SHELL)
    for path in (f"stories/{story.public_id}", f"stories/{story.public_id}/history"):
        refusal = refused(reader, path, 410)
        assert refusal["reason"] == "It was wrong."
        assert "nothing" not in str(refusal)
    refused(reader, f"stories/{make_article().public_id}", 404)
    hide_edition(story, 1, reason="Gone.", by=SHELL)
    order = ask_removal(story, [1], reason="The court.", by=publisher)
    do_removal(order, by=superuser)
    refusal = refused(reader, f"stories/{story.public_id}", 410)
    assert "nothing" not in str(refusal)
    assert "court" not in str(refusal)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=1&limit=2", "limit"),
        ("limit=", "limit"),
        ("tag=ferries", "tag"),
        ("language=french!", "language"),
        ("from=yesterday", "from"),
        ("until=2024-09-11T08:00:00", "until"),
        ("cursor=2024", "cursor"),
    ],
)
def test_parameter_that_is_wrong_is_named_with_what_would_be_right(
    reader: Client, query: str, name: str
) -> None:
    said = refused(reader, f"stories?{query}", 400)
    assert said["parameter"] == name
    assert said["detail"]
    assert refused(reader, "search", 400)["parameter"] == "q"


def test_list_goes_on_only_from_a_cursor_of_its_own(reader: Client) -> None:
    many(3)
    following = told(reader, "stories?limit=1")["next"].partition("cursor=")[2]
    refused(reader, f"sections/city/stories?cursor={following}", 404)
    first = "b" if following[0] == "a" else "a"
    refused(reader, f"stories?cursor={first}{following[1:]}", 404)
    own = token_of("stories", datetime.now(tz=UTC).isoformat(), "x")
    assert len(told(reader, f"stories?cursor={own}")["items"]) == 3


def test_list_that_moved_leads_on_and_one_without_stories_is_not_there(reader: Client) -> None:
    live_article(tags=["Ferries"])
    boats = Tag.objects.create(name="Boats", slug="boats")
    unite(Tag.objects.get(slug="ferries"), boats, by=SHELL)
    while go_on_uniting():
        pass
    moved = reader.get(f"{BASE}tags/ferries/stories")
    assert moved.status_code == 301
    assert moved["Location"].endswith(f"{BASE}tags/boats/stories")
    refused(reader, "tags/nothing/stories", 404)
    # Longer than any address is: no list that had nothing since a day, but none.
    refused(reader, f"tags/{'x' * 101}/stories?from=2024-01-01T00:00:00Z", 404)
