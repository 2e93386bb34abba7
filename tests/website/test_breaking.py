"""Breaking news: a strip on every page, which ends by itself."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree
from pytest_django import DjangoAssertNumQueries, Settings

from articles.acts.breaking import break_news, end_breaking
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.models import Article
from articles.workflow import WrongState
from editions.choices import Kind
from editions.models import Breaking
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article
from tests.desk.client import desk
from tests.website.live_pages import clocks_go_on, is_kept, keep_menu, text_of, tree

pytestmark = pytest.mark.django_db


def strips(reader: Client, *addresses: str) -> list[str]:
    """Return what the strip says on these pages, each with where it leads."""
    shown = []
    for address in addresses:
        for strip in tree(reader.get(address)).find_class("breaking"):
            shown.append(f"{text_of(strip)} {strip.xpath('.//a/@href')[0]}")
    return shown


def test_strip_is_on_every_page_at_once_and_says_the_headline_of_now(reader: Client) -> None:
    """Kept pages too; corrected it says what is true, and withdrawn nothing."""
    story, other = live_article(headline="Bridge closed"), live_article()
    addresses = ["/", "/section/city/", other.live_path, "/corrections/", "/archive/", "/search/"]
    assert strips(reader, *addresses) == []
    break_news(story, by=SHELL)
    said = f"Breaking Bridge closed {story.live_path}"
    assert strips(reader, *addresses) == [said] * len(addresses)
    change = NamedChange(Kind.CORRECTION, note="One lane.")
    amend(story, {"headline": "Bridge half closed"}, change, by=SHELL)
    assert strips(reader, other.live_path) == [f"Breaking Bridge half closed {story.live_path}"]
    withdraw(story, reason="Wrong.", by=SHELL)
    assert strips(reader, *addresses) == []


def test_strip_ends_by_itself_and_by_hand(
    reader: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    story = live_article(headline="Bridge closed")
    break_news(story, by=SHELL)
    assert len(strips(reader, "/corrections/")) == 1
    with pytest.raises(WrongState, match="already"):
        break_news(story, by=SHELL)
    Breaking.objects.update(ends_at=timezone.now() + timedelta(minutes=10))
    assert is_kept(reader, "/corrections/") is False
    assert is_kept(reader, "/corrections/")
    clocks_go_on(monkeypatch, timedelta(minutes=11))
    assert not is_kept(reader, "/corrections/")
    Breaking.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert strips(reader, "/corrections/") == []
    strip = break_news(story, by=SHELL)
    end_breaking(strip.pk, by=SHELL)
    assert strips(reader, "/corrections/") == []


def test_feeds_name_it(reader: Client) -> None:
    story, _ = live_article(headline="Bridge closed"), live_article(headline="Boats race")
    break_news(story, by=SHELL)
    root = etree.fromstring(reader.get("/feed/").content)
    titles = [title.text for title in root.findall(".//item/title")]
    assert titles == ["Boats race", "Breaking: Bridge closed"]
    assert "Breaking: Bridge closed" in reader.get("/feed.json").content.decode()


def test_strip_costs_no_query_of_its_own(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    story = live_article()
    break_news(story, by=SHELL)
    keep_menu(reader)
    with django_assert_max_num_queries(4):
        assert strips(reader, story.live_path)


def test_one_press_at_the_desk_makes_it(reader: Client, web_editor: User, reporter: User) -> None:
    """Another takes it away; nothing that readers do not see, and nobody else."""
    story, draft = live_article(headline="Bridge closed"), make_article()

    def press(user: User, **sent: str) -> int:
        return desk(user).post("/admin/fronts/breaking/", {"of": "", **sent}).status_code

    assert press(reporter, story=story.public_id) == 404
    press(web_editor, story=draft.public_id)
    assert strips(reader, "/") == []
    press(web_editor, story=story.public_id)
    assert len(strips(reader, "/")) == 1
    page = desk(web_editor).get("/admin/fronts/").content.decode()
    assert "Breaking on every page:" in page
    assert "The strip on every page is old" not in page
    Breaking.objects.update(at=timezone.now() - timedelta(minutes=21))
    assert (
        "The strip on every page is old" in desk(web_editor).get("/admin/fronts/").content.decode()
    )
    another, seen = live_article(headline="Boats race"), str(Breaking.objects.get().pk)
    press(web_editor, story=another.public_id)
    press(web_editor, end=seen)
    assert len(strips(reader, "/")) == 1, "a strip that nobody looked at was taken away"
    press(web_editor, end=str(Breaking.objects.latest("pk").pk))
    assert strips(reader, "/") == []
    assert Article.objects.get(pk=story.pk).events.filter(action="breaking").exists()
