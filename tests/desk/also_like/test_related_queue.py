"""The moderators' queue: what waits for them, in which order, and what takes it out."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from articles.acts.stages import move
from articles.door.publishing import publish, restore, withdraw
from articles.models import Article
from people.actors import SHELL
from people.models import User
from related.decisions.transaction import version_of
from related.lists.list_health import check_next_list, mark_dirty, mark_dirty_around
from related.models import RelatedList
from tests.builders import live_article, make_article, make_section
from tests.desk.client import desk
from tests.related.list_builders import pin, suggest
from tests.website.live_pages import MOMENT

pytestmark = pytest.mark.django_db

QUEUE = "/admin/also-like/"
NEXT = "/admin/also-like/next/"


@pytest.fixture(autouse=True)
def quiet_fronts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing stand on the fronts, which hold every story of a small paper."""
    monkeypatch.setattr("desk.also_like.queue.on_fronts", list)


def look_at(*articles: Article) -> None:
    mark_dirty([article.public_id for article in articles])
    while check_next_list():
        pass


def rich(headline: str, **fields: Any) -> Article:
    """Return a live story whose list is long enough."""
    article = live_article(headline=headline, **fields)
    suggest(article, *(live_article(headline=f"Other {n} of {headline}") for n in range(4)))
    return article


def waiting(client: Client) -> dict[str, str]:
    """Return the headlines of the queue with why they are there, in order."""
    page = html.fromstring(client.get(QUEUE).content.decode())
    found = page.xpath("//ol[@class='todo-list']/li")
    return {
        row.xpath("./a")[0].text_content(): row.xpath("./span")[0].text_content().split(" · ")[0]
        for row in found
    }


def accept(client: Client, article: Article) -> str:
    """Open a list in the queue and press “Accept all, next”; return where that leads."""
    address = reverse("admin:related_list", args=[article.public_id])
    page = html.fromstring(client.get(address).content)
    keys = page.xpath("//input[@name='accepts']/@value")
    values = {"do": "accept-all", "version": version_of(article.public_id), "accepts": keys}
    values["queue"] = "front~2024-01-01T00:00:00+00:00~x"
    response = client.post(reverse("admin:decide", args=[article.public_id]), values)
    assert response.status_code == 302
    return response.headers["Location"]


def test_most_urgent_come_first(moderator: User) -> None:
    thin = live_article(headline="Thin")
    gone = live_article(headline="Gone")
    leads = rich("Leads to nothing")
    pin(leads, gone)
    withdraw(gone, reason="Wrong.", by=SHELL)
    waits = make_article(headline="Waits")
    move(waits, "approve", by=SHELL)
    grave = rich("Grave", is_sensitive=True)
    fine = rich("Fine")
    look_at(thin, leads, grave, fine)
    assert waiting(desk(moderator)) == {
        "Grave": "Sensitive: nothing stands there until you accept it",
        "Waits": "About to go out",
        "Leads to nothing": "Leads to a story that was withdrawn",
        "Thin": "Fewer than four stories",
    }


def test_stories_on_the_fronts_wait_until_somebody_accepts_them(
    moderator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    story = rich("On the front")
    client = desk(moderator)
    assert waiting(client)["On the front"] == "On a front, and nobody has looked at its list"
    accept(client, story)
    assert "On the front" not in waiting(client)
    suggest(story, *(live_article() for _ in range(5)))
    look_at(story)
    assert "overtaken" in waiting(client)["On the front"]


def test_accepting_takes_a_list_out_until_something_changes(moderator: User) -> None:
    grave = rich("Grave", is_sensitive=True)
    look_at(grave)
    client = desk(moderator)
    accept(client, grave)
    assert waiting(client) == {}
    look_at(grave)
    assert waiting(client) == {}
    target = Article.objects.filter(headline__startswith="Other").first()
    assert target is not None
    withdraw(target, reason="Wrong.", by=SHELL)
    mark_dirty_around(target.public_id)
    look_at(grave)
    assert list(waiting(client)) == ["Grave"]
    restore(target, by=SHELL)
    look_at(grave)
    assert waiting(client) == {}


def test_accepted_list_that_newer_coverage_overtook_is_stale(moderator: User) -> None:
    story = rich("Story")
    others = list(Article.objects.filter(headline__startswith="Other"))
    client = desk(moderator)
    accept(client, story)
    newer = [live_article(headline=f"Newer {n}") for n in range(3)]
    suggest(story, *newer, *others)
    look_at(story)
    assert waiting(client) == {"Story": "What was accepted was overtaken by newer stories"}
    accept(client, story)
    assert waiting(client) == {}


def test_list_is_prepared_before_its_story_goes_out(moderator: User) -> None:
    waits, one = make_article(headline="Waits"), live_article(headline="One")
    move(waits, "approve", by=SHELL)
    pin(waits, one)
    client = desk(moderator)
    assert list(waiting(client)) == ["Waits"]
    accept(client, waits)
    assert waiting(client) == {}
    publish(waits, by=SHELL)
    look_at(waits)
    assert RelatedList.objects.get(pk=waits.public_id).is_settled


def test_queue_goes_on_by_key_to_the_last_and_then_home(moderator: User) -> None:
    stories = [live_article(headline=f"Thin {n}", dated=MOMENT) for n in range(5)]
    look_at(*stories)
    client = desk(moderator)
    walked = list(walk(client))
    assert sorted(walked) == sorted(story.public_id for story in stories)
    assert len(walked) == 5
    response = client.get(NEXT, {"after": "nonsense"})
    assert response.headers["Location"].split("/")[3] == walked[0]


def walk(client: Client) -> Iterator[str]:
    """Yield the ids of the queue by pressing “Next” until it leads home."""
    address = NEXT
    for _ in range(50):
        response = client.get(address)
        location = response.headers["Location"]
        if location == QUEUE:
            return
        yield location.split("/")[3]
        page = html.fromstring(client.get(location).content)
        address = page.xpath("//a[@data-press='n']/@href")[0]


def test_queue_is_not_for_those_who_may_not_link(reporter: User) -> None:
    for address in (QUEUE, NEXT):
        assert desk(reporter).get(address).status_code == 404


def test_queue_costs_the_same_with_three_as_with_twelve_and_counts_nothing(
    moderator: User,
) -> None:
    client = desk(moderator)
    section = make_section()
    costs = []
    for number in (3, 9):
        look_at(*(live_article(section=section) for _ in range(number)))
        for _ in range(number):
            move(make_article(), "approve", by=SHELL)
        client.get(QUEUE)
        with CaptureQueriesContext(connection) as queries:
            client.get(QUEUE)
        costs.append(len(queries))
        assert not [query for query in queries if "COUNT(" in query["sql"]]
    assert costs[0] >= costs[1]
    assert costs[0] <= 16
