"""Assigning, handing over, leading: what the pages do, and who is told."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html

from articles.acts.stages import move
from articles.dates import day_words
from articles.door.publishing import restore, withdraw
from articles.models import Article, Event, Notice
from editions.models import Lead
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article, make_photo, make_section
from tests.desk.client import action_url, desk, open_story, story_url
from tests.website.live_pages import headlines

pytestmark = pytest.mark.django_db


def test_assigned_story_is_theirs_to_write_and_they_are_told(
    web_editor: User, reporter: User
) -> None:
    article = make_article()
    assert b'id="article_form"' not in desk(reporter).get(story_url(article)).content
    values = {"to": str(reporter.pk), "note": "By noon, please."}
    desk(web_editor).post(action_url(article, "assign"), values)
    assert Article.objects.get().assigned_to == reporter
    [told] = Notice.objects.all()
    assert (told.user, told.article) == (reporter, article)
    assert "By noon, please." in told.words
    assert "headline" in open_story(desk(reporter), article)
    assert Event.objects.get(action="assign").note == "To Rana Idris. By noon, please."


def test_assigned_story_is_expected_by_its_day_until_it_is_approved(
    web_editor: User, reporter: User
) -> None:
    article, late = make_article(headline="Tide"), make_article(headline="Ebb")
    today = timezone.localdate()
    client = desk(web_editor)

    def assigned(story: Article, day: date) -> int:
        values = {"to": str(reporter.pk), "until": day.isoformat()}
        return client.post(action_url(story, "assign"), values).status_code

    def calendar() -> str:
        page = html.fromstring(client.get("/admin/going-out/").content.decode())
        return " ".join(page.get_element_by_id("content").text_content().split())

    later = today + timedelta(days=30)
    # The same once more is refused, another day is not.
    assert [assigned(article, day) for day in (later, later, today)] == [302, 200, 302]
    assigned(late, today - timedelta(days=1))
    told = [notice.words for notice in Notice.objects.order_by("pk")]
    assert told[1].endswith(f"gave you “Tide”, until {day_words(today)}.")
    assert "Tide Expected of Rana Idris Draft" in calendar()
    assert "Expected before today" in calendar()
    assert f"Until {day_words(today)}." in desk(reporter).get("/admin/").content.decode()
    desk(reporter).post(action_url(article, "hand_over"), {"to": str(web_editor.pk)})
    assert "Tide Expected of Wen Jia" in calendar()
    for story in (article, late):
        move(story, "approve", by=SHELL)
    assert "Expected" not in calendar()


def test_story_is_handed_over_by_whom_it_belongs_to_and_no_further(
    reporter: User, other_reporter: User
) -> None:
    article = make_article(by=reporter)
    client = desk(reporter)
    client.post(action_url(article, "hand_over"), {"to": str(other_reporter.pk)})
    assert Article.objects.get().assigned_to == other_reporter
    theirs = make_article(by=other_reporter)
    url = action_url(theirs, "hand_over")
    assert client.post(url, {"to": str(reporter.pk)}).status_code == 404


def test_nobody_is_given_a_story_who_does_not_write(
    web_editor: User, photo_editor: User, moderator: User
) -> None:
    article = make_article()
    for user in (photo_editor, moderator):
        response = desk(web_editor).post(action_url(article, "assign"), {"to": str(user.pk)})
        assert response.status_code == 200
    assert Article.objects.get().assigned_to is None


def test_colleagues_are_found_by_a_few_letters(
    web_editor: User, reporter: User, moderator: User, photo_editor: User
) -> None:
    def found(user: User, query: str) -> list[str]:
        response = desk(user).get(f"/admin/colleague-choices/?{query}")
        return [row["text"] for row in response.json()["results"]]

    assert found(web_editor, "to=write&term=ran+idr") == ["Rana Idris"]
    assert found(reporter, "to=read&term=photo") == ["Fen Photo"]
    assert found(reporter, "to=write&term=photo") == []
    assert found(web_editor, "to=read&term=lind") == []
    for user in (moderator, photo_editor):
        assert desk(user).get("/admin/colleague-choices/?to=read").status_code == 404
    assert desk(web_editor).get("/admin/colleague-choices/?to=x").status_code == 404


# --- Leading ------------------------------------------------------------------------------------


def let_lead(user: User, article: Article, place: str) -> None:
    response = desk(user).post(action_url(article, "lead"), {"place": place})
    assert response.status_code == 302, response.content


def test_chosen_story_leads_the_front_page_until_another_does(
    web_editor: User, reader: Client
) -> None:
    old = live_article(headline="The old one")
    other = live_article(headline="The other one")
    live_article(headline="With a picture", photos=[make_photo()])
    let_lead(web_editor, old, "front")
    assert headlines(reader.get("/"))[0] == "The old one"
    assert "the front page" in desk(web_editor).get(story_url(old)).content.decode()
    let_lead(web_editor, other, "front")
    shown = headlines(reader.get("/"))
    assert shown[0] == "The other one"
    assert len(shown) == len(set(shown))


def test_story_older_than_all_that_the_front_page_looks_at_can_lead(
    web_editor: User, reader: Client
) -> None:
    old = live_article(headline="The oldest")
    for _ in range(31):
        live_article()
    let_lead(web_editor, old, "front")
    assert headlines(reader.get("/"))[0] == "The oldest"
    let_lead(web_editor, old, "nothing")
    assert headlines(reader.get("/"))[0] != "The oldest"


def test_chosen_story_leads_its_section_and_stands_there_once(
    web_editor: User, reader: Client
) -> None:
    old = live_article(headline="The oldest")
    elsewhere = live_article(headline="Elsewhere", section=make_section("Sea", "sea"))
    for _ in range(24):
        live_article()
    let_lead(web_editor, old, "section")
    let_lead(web_editor, elsewhere, "section")
    first = reader.get("/section/city/")
    shown = headlines(first)
    rest = headlines(reader.get(f"/section/city/?{first.context['page'].more}"))
    assert shown[0] == "The oldest"
    assert sorted([*shown, *rest]) == sorted(set(shown) | set(rest))
    assert len(shown) + len(rest) == 25


def test_withdrawn_story_leads_nothing_and_does_not_lead_again_when_restored(
    web_editor: User, publisher: User, reader: Client
) -> None:
    led = live_article(headline="Led")
    live_article(headline="With a picture", photos=[make_photo()])
    let_lead(web_editor, led, "front")
    withdraw(led, reason="Wrong.", by=SHELL)
    restore(led, by=publisher)
    assert headlines(reader.get("/"))[0] == "With a picture"
    assert [row.article_id for row in Lead.objects.all()] == ["", led.public_id]


def test_letting_a_story_lead_what_it_leads_changes_nothing(web_editor: User) -> None:
    article = live_article()
    let_lead(web_editor, article, "front")
    again = desk(web_editor).post(action_url(article, "lead"), {"place": "front"})
    assert "leads there already" in again.content.decode()
    other = desk(web_editor).post(action_url(live_article(), "lead"), {"place": "nothing"})
    assert "leads nothing" in other.content.decode()
    assert Lead.objects.count() == 1


# --- Who is told --------------------------------------------------------------------------------


def test_returned_story_tells_its_writer(web_editor: User, reporter: User) -> None:
    article = make_article(by=reporter)
    desk(reporter).post(action_url(article, "submit"))
    desk(web_editor).post(action_url(article, "return"), {"note": "Who said so?"})
    [told] = Notice.objects.all()
    assert told.user == reporter
    assert "Who said so?" in told.words


def test_withdrawal_tells_every_publisher_but_the_one_who_did_it(
    publisher: User, second_publisher: User, web_editor: User
) -> None:
    desk(publisher).post(action_url(live_article(), "withdraw"), {"note": "A court asks."})
    told = Notice.objects.filter(is_urgent=True)
    assert {notice.user for notice in told} == {second_publisher, None}


def test_photo_kill_tells_publishers(photo_editor: User, publisher: User) -> None:
    photo = make_photo()
    article = live_article(photos=[photo])
    desk(photo_editor).post(f"/admin/photos/{photo.pk}/kill/", {"reason": "A child's face."})
    told = Notice.objects.get(user=publisher)
    assert "A child's face." in told.words
    assert article.headline in told.words
