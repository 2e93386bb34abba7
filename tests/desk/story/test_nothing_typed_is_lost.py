"""What is typed into a story comes out of it as it was typed, and however much it is."""

import pytest
from django.test import Client
from pytest_django import Settings

from articles.draft.snapshot import story_of
from articles.models import Article
from editions.models import Edition, PublishedArticle
from people.models import User
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import action_url, add_row, desk, open_story, story_url

pytestmark = pytest.mark.django_db

# A hard space before a French mark, a narrow one, and Japanese words apart: each is typography.
FRENCH = "Grève\u00a0: «\u202fnon\u202f», dit-elle"
JAPANESE = "東京\u3000大阪"


def test_spaces_of_typography_stay_where_they_were_typed(web_editor: User) -> None:
    article = make_article(photos=[make_photo()])
    client = desk(web_editor)
    values = open_story(client, article)
    values |= {
        "headline": f"  {FRENCH}\n today  ",
        "kicker": JAPANESE,
        "standfirst": f"\u3000{JAPANESE} \u00a0 {FRENCH}\u00a0",
        "figures-0-caption": f"{JAPANESE}\u3000{FRENCH}",
    }
    assert client.post(story_url(article), values).status_code == 302
    story = story_of(Article.objects.get())
    assert (story.headline, story.kicker) == (f"{FRENCH} today", JAPANESE)
    # At the ends, and in a row with ordinary ones, they are no typography.
    assert story.standfirst == f"{JAPANESE} {FRENCH}"
    assert story.figures[0].caption == f"{JAPANESE}\u3000{FRENCH}"


def test_spaces_of_typography_stay_in_a_correction_of_the_live_text(web_editor: User) -> None:
    article = live_article(headline="Strike", photos=[make_photo()])
    client, address = desk(web_editor), action_url(article, "correct")
    live = Edition.objects.newest(article.public_id)
    assert live
    assert live.parsed.story
    values = {
        "edition": live.number,
        "headline": FRENCH,
        "standfirst": "",
        "body": live.parsed.story.body,
        "caption_0": JAPANESE,
        "kind": "update",
    }
    assert client.post(address, values).status_code == 302
    story = PublishedArticle.objects.get().parsed.story
    assert story
    assert (story.headline, story.figures[0].caption) == (FRENCH, JAPANESE)


def test_too_much_at_once_is_said_and_nothing_is_lost(web_editor: User, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 10
    article = make_article()
    client = Client(raise_request_exception=False)
    client.force_login(web_editor)
    answer = client.post(story_url(article), {f"field-{n}": "x" for n in range(20)})
    assert answer.status_code == 413
    assert "nothing is lost: go back" in answer.content.decode()


def test_story_with_three_hundred_photos_is_opened_saved_and_kept(web_editor: User) -> None:
    photo = make_photo()
    article = make_article(photos=[photo, *[None] * 149])
    client = desk(web_editor)
    values = open_story(client, article)
    for number in range(150):
        add_row(values, "figures", caption=f"Added {number}", credit="", alt_text="", place="")
    assert len(values) > 1000
    assert client.post(story_url(article), values).status_code == 302
    captions = [figure.caption for figure in story_of(Article.objects.get()).figures]
    assert len(captions) == 300
    assert captions[-1] == "Added 149"
