"""Notes on a story, and whom they reach."""

import pytest
from django.urls import reverse

from articles.models import Article, Note, Notice
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article
from tests.desk.client import desk, story_url

pytestmark = pytest.mark.django_db


def note_url(article: Article) -> str:
    return reverse("admin:note", args=[article.public_id])


def test_note_stands_beside_the_story_with_who_left_it(
    reporter: User, photo_editor: User, web_editor: User
) -> None:
    article = make_article(by=reporter)
    words = "The second photo is from 2019 & not ours."
    response = desk(photo_editor).post(note_url(article), {"words": words})
    assert response["Location"] == story_url(article)
    for user in (photo_editor, web_editor):
        page = desk(user).get(story_url(article)).content.decode()
        assert "is from 2019 &amp; not ours." in page
        assert "Fen Photo" in page


def test_whose_story_it_is_is_told_and_nobody_is_told_of_their_own_note(
    reporter: User, other_reporter: User, web_editor: User
) -> None:
    article = make_article(by=reporter)
    Article.objects.update(assigned_to=other_reporter)
    desk(web_editor).post(note_url(article), {"words": "Who says so?"})
    assert {notice.user for notice in Notice.objects.all()} == {reporter, other_reporter}
    Notice.objects.all().delete()
    desk(reporter).post(note_url(article), {"words": "The master."})
    assert [notice.user for notice in Notice.objects.all()] == [other_reporter]


@pytest.mark.parametrize("words", ["", "  \n ", "x" * 2001])
def test_note_that_is_none_is_refused_with_what_to_do(reporter: User, words: str) -> None:
    article = make_article(by=reporter)
    response = desk(reporter).post(
        note_url(article), {"words": words}, headers={"X-Requested-With": "fetch"}
    )
    assert response.status_code == 400
    assert b"note" in response.content.lower()
    assert not Note.objects.exists()


def test_script_gets_the_notes_alone(reporter: User) -> None:
    article = make_article(by=reporter)
    response = desk(reporter).post(
        note_url(article), {"words": "Line one\r\nLine two"}, headers={"X-Requested-With": "fetch"}
    )
    page = response.content.decode()
    assert "Line one<br>Line two" in page
    assert "<html" not in page


def test_moderator_leaves_no_note_and_nothing_happens_by_get(
    moderator: User, web_editor: User
) -> None:
    article = live_article(by=SHELL)
    assert desk(moderator).post(note_url(article), {"words": "x"}).status_code == 404
    assert desk(web_editor).get(note_url(article), {"words": "x"}).status_code == 404
    assert not Note.objects.exists()
