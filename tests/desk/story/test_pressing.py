"""A button of a story's page saves what was typed, then does what it says, or says why not."""

import pytest
from django.test import Client
from lxml import html
from pytest_django import Settings

from articles.models import Article, Stage
from people.models import User
from tests.builders import live_article, make_article
from tests.desk.client import action_url, desk, open_story, story_url

pytestmark = pytest.mark.django_db


def press(client: Client, article: Article, button: str, headline: str) -> str:
    """Type a headline, press a button, and return the page one is led to."""
    values = open_story(client, article) | {"headline": headline, "_then": button}
    response = client.post(story_url(article), values, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("button", ["approve", "publish", "withdraw"])
def test_what_was_typed_is_saved_where_what_was_pressed_is_refused(
    reporter: User, button: str
) -> None:
    article = make_article(by=reporter)
    Article.objects.filter(pk=article.pk).update(created_by=reporter)
    page = press(desk(reporter), article, button, "Five ships")
    fresh = Article.objects.get()
    assert (fresh.headline, fresh.stage, fresh.live) == ("Five ships", "draft", "not_yet")
    assert "Saved. What you pressed is not yours" in page


def test_whoever_approves_alone_is_led_to_where_the_reason_is_given(
    web_editor: User, settings: Settings
) -> None:
    settings.FOUR_EYES = True
    article, client = make_article(), desk(web_editor)
    page = press(client, article, "approve", "Five ships")
    assert "second pair of eyes" in page
    assert html.fromstring(page).get_element_by_id("id_note").get("name") == "note"
    assert Article.objects.get().stage == Stage.DRAFT
    client.post(action_url(article, "approve"), {"note": "Nobody else is awake."})
    fresh = Article.objects.get()
    assert (fresh.headline, fresh.stage) == ("Five ships", Stage.APPROVED)


def test_change_is_offered_to_be_sent_only_where_there_is_one(web_editor: User) -> None:
    article, client = live_article(), desk(web_editor)

    def waits() -> bool:
        page = html.fromstring(client.get(story_url(article)).content)
        [button] = page.xpath("//button[@value='publish']")
        return button.get("data-once-changed") is not None

    assert waits()
    press(client, article, "", "Five ships")
    assert not waits()
