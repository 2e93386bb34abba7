"""Links to stories of ours: found by words, looked at again, kept in step."""

from datetime import date

import pytest

from articles.acts.hold import hold
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.models import Article
from editions.choices import Kind
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article
from tests.desk.client import desk, open_story, story_url

pytestmark = pytest.mark.django_db

CHOICES, STATES = "/admin/link-choices/", "/admin/link-states/"


def found(user: User, term: str) -> list[tuple[str, str]]:
    """Return the address and the headline of what is offered."""
    results = desk(user).get(CHOICES, {"term": term}).json()["results"]
    return [(row["href"], row["words"]) for row in results]


def test_two_words_find_our_stories_and_only_what_readers_see_has_an_address(
    reporter: User, moderator: User, publisher: User
) -> None:
    live = live_article(headline="Ferry fares rise in May")
    gone = live_article(headline="Ferry fares fall")
    withdraw(gone, reason="Wrong.", by=SHELL)
    make_article(headline="Ferry fares waver")
    held = make_article(headline="Ferry fares secret")
    hold(held, name="K", people=[], look_again_on=date(2099, 1, 1), by=publisher)
    offered = found(reporter, "ferry far")
    assert offered[0] == (live.live_path, "Ferry fares rise in May")
    assert set(offered[1:]) == {("", "Ferry fares fall"), ("", "Ferry fares waver")}
    [row] = desk(reporter).get(CHOICES, {"term": "ferry fall"}).json()["results"]
    assert row["note"] == "Withdrawn: a link would lead to the reason"
    assert found(reporter, f"{live.live_path}edit") == offered[:1]
    assert found(reporter, "no such words") == found(reporter, "") == []
    assert desk(moderator).get(CHOICES, {"term": "ferry"}).status_code == 404


def moved(**fields: object) -> tuple[Article, str]:
    """Return a live story that has another address now, and the one it had."""
    article = live_article(headline="Five ships")
    old = article.live_path
    patch = {"slug": "six-ships", "headline": "Six ships"}
    amend(article, patch, NamedChange(Kind.UPDATE), by=SHELL)
    return article, old


def test_links_that_are_withdrawn_dead_or_moved_are_told_of(web_editor: User) -> None:
    article, old = moved()
    gone = live_article()
    withdraw(gone, reason="Wrong.", by=SHELL)
    sent = [
        old, article.live_path, gone.live_path, "/2020/01/02/never/", "/tag/never/",
        "/corrections/", "https://news.example/2020/01/02/never/", "http://[::1", "#top",
    ]  # fmt: skip
    client = desk(web_editor)
    wrong = client.post(STATES, {"href": sent}).json()["links"]
    assert {address: fault["kind"] for address, fault in wrong.items()} == {
        old: "moved",
        gone.live_path: "dead",
        "/2020/01/02/never/": "dead",
        "/tag/never/": "dead",
    }
    assert "Six ships" in wrong[old]["words"]
    assert wrong[gone.live_path]["words"] == "This story is withdrawn."
    assert client.get(STATES, {"href": sent}).status_code == 404


def test_saving_brings_links_to_where_a_story_stands_now(web_editor: User) -> None:
    other, old = moved()
    site = "http://127.0.0.1:8000"
    article = make_article(
        body=f'<p><a href="{old}">Five ships</a>, <a href="{old}?a=1&amp;b=2#c">these five</a>, '
        f'<a href="{site}{old}"><em>Five</em> ships</a>, <a href="https://a.example{old}">x</a>, '
        f'<a href="{other.live_path}">Five ships</a>.</p>'
    )
    client = desk(web_editor)
    values = open_story(client, article)
    client.post(story_url(article), values)
    assert old in Article.objects.get(pk=article.pk).body
    values = open_story(client, article)
    # Whatever of the story is changed, its links go along.
    values["kicker"] = "At sea"
    client.post(story_url(article), values)
    new = other.live_path
    assert new != old
    assert Article.objects.get(pk=article.pk).body == (
        f'<p><a href="{new}">Six ships</a>, <a href="{new}?a=1&amp;b=2#c">these five</a>, '
        f'<a href="{site}{new}"><em>Five</em> ships</a>, <a href="https://a.example{old}">x</a>, '
        f'<a href="{new}">Five ships</a>.</p>'
    )
