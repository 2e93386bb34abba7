"""A flash: headline, one sentence and section are out in one press."""

import pytest
from django.test import Client
from lxml import html
from pytest_django import Settings

from articles.models import Article, Event
from editions.models import Edition, PublishedArticle
from people.models import User
from tests.builders import make_section
from tests.desk.client import desk, story_url

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/flash/"


def flash_values(**words: str) -> dict[str, str]:
    """Return what a browser sends."""
    return {
        "headline": "Ferry aground off the pier",
        "sentence": "Ninety are aboard & safe, the harbour master says.",
        "section": str(make_section().pk),
        **words,
    }


def test_flash_is_out_at_once_and_leads_to_its_story(web_editor: User, reader: Client) -> None:
    response = desk(web_editor).post(ADDRESS, flash_values())
    article = Article.objects.get()
    assert response["Location"] == story_url(article)
    assert (article.is_flash, article.is_live, article.created_by) == (True, True, web_editor)
    page = reader.get(article.live_path).content.decode()
    assert "Ninety are aboard &amp; safe" in page
    assert [event.action for event in Event.objects.all()] == ["publish first"]


def test_pressing_twice_sends_one_flash(web_editor: User) -> None:
    client, values = desk(web_editor), flash_values()
    first = client.post(ADDRESS, values)
    assert client.post(ADDRESS, values)["Location"] == first["Location"]
    assert Article.objects.count() == Edition.objects.count() == 1


def test_looking_at_the_form_sends_nothing(web_editor: User) -> None:
    make_section()
    page = desk(web_editor).get(ADDRESS, flash_values()).content
    assert b"Publish the flash now" in page
    # In a hurry the section that is chosen beforehand is the one it goes out in.
    assert html.fromstring(page).xpath("//select[@name='section']/option/@value")[0] == ""
    assert not Article.objects.exists()


@pytest.mark.parametrize("missing", ["headline", "sentence", "section"])
def test_flash_without_a_part_asks_for_it_and_keeps_what_was_typed(
    web_editor: User, missing: str
) -> None:
    response = desk(web_editor).post(ADDRESS, flash_values(**{missing: " "}))
    assert response.status_code == 200
    kept = "Ferry aground" if missing != "headline" else "Ninety are aboard"
    assert kept in response.content.decode()
    assert not Article.objects.exists()


def test_flash_that_cannot_go_out_stays_a_draft_and_says_why(
    web_editor: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.checks.ready.elements_of", lambda body: [])
    response = desk(web_editor).post(ADDRESS, flash_values(), follow=True)
    assert "Not published, but kept as a draft. The story has no text." in response.content.decode()
    assert Article.objects.get().headline == "Ferry aground off the pier"
    assert not PublishedArticle.objects.exists()


def test_paper_with_four_eyes_asks_a_flash_for_a_reason(
    web_editor: User, settings: Settings
) -> None:
    settings.FOUR_EYES = True
    client = desk(web_editor)
    assert client.post(ADDRESS, flash_values()).status_code == 200
    assert not Article.objects.exists()
    client.post(ADDRESS, flash_values(reason="I am alone tonight."))
    assert PublishedArticle.objects.exists()


def test_one_who_may_not_publish_has_no_flash(reporter: User, photo_editor: User) -> None:
    for user in (reporter, photo_editor):
        client = desk(user)
        assert client.get(ADDRESS).status_code == 404
        assert client.post(ADDRESS, flash_values()).status_code == 404
        assert b"/admin/flash/" not in client.get("/admin/").content
    assert not Article.objects.exists()
