"""A mirror that follows the changes has what the lists say, whatever was done to the paper."""

import io
import random
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from pytest_django.live_server_helper import LiveServer

from articles.acts.removal.orders import ask_removal, do_removal
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, restore, withdraw
from articles.models import Article
from articles.workflow import DoorError
from editions.choices import Kind
from editions.verification import rebuild_site
from people.actors import SHELL
from people.models import User
from related.decisions.transaction import NotDecided
from tests.builders import live_article, make_article
from tests.lengths import short_or_long
from tests.website.acts_of_all_kinds import ACTS, Paper
from tests.website.api.paper import BASE, small_paper, tell_mirrors, told
from website.models import StoryChange

SITE = "http://127.0.0.1:8000"
API = f"{SITE}{BASE.rstrip('/')}"

type Stories = dict[str, Any]


def client_of_the_docs() -> dict[str, Any]:
    """Return the functions of the client in the document for developers, just as it stands."""
    page = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert code
    said: dict[str, Any] = {}
    exec(code[1], said)
    return said


def asks_here(reader: Client) -> Callable[[str], Any]:
    """Return what asks the site in this process as the client's own `get` asks one far away."""

    def get(address: str) -> Any:  # noqa: ANN401
        answer = reader.get(address.removeprefix(SITE))
        if answer.status_code != 200:
            body = io.BytesIO(answer.content)
            raise HTTPError(address, answer.status_code, "", Message(), body)
        return answer.json()

    return get


class Mirror:
    """A program that keeps all stories, by the client of the document."""

    def __init__(self, reader: Client) -> None:
        self.client = client_of_the_docs()
        self.client["get"] = asks_here(reader)
        self.stories: Stories = {}
        self.since = self.client["begin"](API, self.stories)

    def follow(self) -> None:
        """Follow the changes, and begin anew where that is said."""
        tell_mirrors()
        try:
            self.since = self.client["follow"](API, self.stories, self.since)
        except HTTPError as error:
            if error.code != 410:
                raise
            self.since = self.client["begin"](API, self.stories)
            self.follow()


def listed(reader: Client) -> Stories:
    """Return all stories as the list says them."""
    page = told(reader, "stories?limit=100")
    assert page["next"] is None
    return {item["uri"].partition("#")[2]: item for item in page["items"]}


def whats(reader: Client) -> list[tuple[str, str]]:
    """Return what became of stories, in order."""
    tell_mirrors()
    return [(row["id"], row["what"]) for row in told(reader, "changes")["changes"]]


@pytest.mark.django_db(transaction=True)
def test_client_of_the_document_keeps_a_mirror_in_step(live_server: LiveServer) -> None:
    story = small_paper()
    client = client_of_the_docs()
    stories: Stories = {}
    api = f"{live_server.url}{BASE.rstrip('/')}"
    here = client["get"]
    client["get"] = lambda address: here(address.replace(SITE, live_server.url))
    since = client["begin"](api, stories)
    assert len(stories) == 4
    withdraw(story, reason="Wrong.", by=SHELL)
    tell_mirrors()
    assert client["follow"](api, stories, since) != since
    assert stories == listed(Client())
    assert len(stories) == 3


@pytest.mark.long
@pytest.mark.django_db
def test_mirror_has_what_the_list_says_after_any_act(reader: Client, settings: Settings) -> None:
    settings.API_PER_MIN = 1_000_000
    seed = random.randrange(1 << 32)
    paper = Paper(seed)
    mirror = Mirror(reader)
    left = short_or_long(paper.chance.sample([*ACTS], 10), [*ACTS] * 6)
    paper.chance.shuffle(left)
    done = []
    for name in left:
        with suppress(DoorError, NotDecided, IndexError, ProtectedError), transaction.atomic():
            ACTS[name](paper)
        done.append(name)
        mirror.follow()
        assert mirror.stories == listed(reader), f"after {done[-3:]} (seed {seed})"


@pytest.mark.django_db
def test_each_story_stands_once_at_its_last_change(
    reader: Client, publisher: User, superuser: User
) -> None:
    story, other = live_article(), live_article()
    make_article()
    ours = story.public_id, other.public_id
    assert whats(reader) == [(ours[0], "published"), (ours[1], "published")]
    correction = NamedChange(Kind.CORRECTION, note="It was wrong.")
    amend(story, {"headline": "Right"}, correction, by=SHELL)
    amend(story, {"headline": "Right!"}, NamedChange(Kind.UPDATE), by=SHELL)
    assert whats(reader) == [(ours[1], "published"), (ours[0], "corrected")]
    amend(other, {"headline": "New"}, NamedChange(Kind.UPDATE), by=SHELL)
    assert whats(reader)[-1] == (ours[1], "updated")
    withdraw(story, reason="Wrong.", by=SHELL)
    assert whats(reader)[-1] == (ours[0], "withdrawn")
    restore(story, by=SHELL)
    assert whats(reader)[-1] == (ours[0], "published")
    withdraw(story, reason="Wrong.", by=SHELL)
    do_removal(ask_removal(story, [1], reason="Order.", by=publisher), by=superuser)
    assert whats(reader) == [(ours[1], "updated"), (ours[0], "removed")]
    for _ in rebuild_site():
        pass
    assert whats(reader) == [(ours[1], "updated"), (ours[0], "removed")], "nothing is new"


@pytest.mark.django_db
def test_changes_go_on_in_pages_and_cost_one_query_where_there_are_none(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        live_article()
    tell_mirrors()
    page = told(reader, "changes?limit=2")
    assert page["hasMore"]
    last = told(reader, page["next"])
    assert [len(each["changes"]) for each in (page, last)] == [2, 1]
    assert not last["hasMore"]
    told(reader, f"changes?since={last['since']}")
    with django_assert_num_queries(1):
        assert told(reader, f"changes?since={last['since']}")["changes"] == []
    assert told(reader, "changes?since=now")["since"] == last["since"]


@pytest.mark.django_db
def test_mirror_begins_anew_where_it_cannot_follow(reader: Client) -> None:
    live_article()
    tell_mirrors()
    since = told(reader, "changes")["since"]
    call_command("begin_mirrors_anew", stdout=io.StringIO())
    answer = reader.get(f"{BASE}changes", {"since": since})
    assert answer.status_code == 410
    assert "anew" in answer.json()["detail"]
    live_article()
    tell_mirrors()
    assert len(told(reader, "changes")["changes"]) == 2
    first = "b" if since[0] == "a" else "a"
    assert reader.get(f"{BASE}changes", {"since": first + since[1:]}).status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="there one writes at a time")
def test_what_commits_late_is_told_after_what_was_told_before(reader: Client) -> None:
    begun, may_end = threading.Event(), threading.Event()
    late, early = make_article(), make_article()

    def goes_out_late(article: Article) -> None:
        with transaction.atomic():
            publish(article, by=SHELL)
            begun.set()
            may_end.wait(30)
        connection.close()

    mirror = Mirror(reader)
    thread = threading.Thread(target=goes_out_late, args=[late])
    thread.start()
    assert begun.wait(30)
    publish(early, by=SHELL)
    mirror.follow()
    assert [*mirror.stories] == [early.public_id]
    may_end.set()
    thread.join(30)
    mirror.follow()
    assert [*mirror.stories] == [early.public_id, late.public_id]
    numbered = StoryChange.objects.exclude(number=None).order_by("number")
    assert [*numbered.values_list("number", flat=True)] == [1, 2]


def test_client_of_the_document_is_short() -> None:
    page = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
    code = page.partition("```python\n")[2].partition("```")[0].splitlines()
    assert len([line for line in code if line.strip()]) <= 30
