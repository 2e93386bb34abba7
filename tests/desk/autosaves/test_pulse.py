"""What an open page sends every few seconds: words are kept, colleagues see each other."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from articles.draft.autosaves import new_key
from articles.draft.snapshot import story_of
from articles.models import Article, Autosave, Hold, Presence
from people.models import Person, User
from taxonomy.models import Tag
from tests.builders import make_article, make_photo
from tests.desk.client import Values, add_row, desk, form_values, open_story, story_url

pytestmark = pytest.mark.django_db

ADD = reverse("admin:articles_article_add")


def pulse_url(article: Article) -> str:
    return reverse("admin:pulse", args=[article.public_id])


def send(
    client: Client, address: str, user: User, values: Values | None = None, doing: str = "typed"
) -> Any:  # noqa: ANN401  # the test client's response
    body = urlencode({"_pulse": doing, "_writer": user.pk, **(values or {})})
    return client.post(address, body, content_type="text/plain;charset=UTF-8")


def test_typed_words_are_kept_and_the_draft_does_not_change(web_editor: User) -> None:
    article = make_article(photos=[make_photo()], tags=["Sea"])
    before = story_of(article)
    client = desk(web_editor)
    values = open_story(client, article) | {"headline": "Typed", "tags": "Sea, Brand new"}
    values["figures-0-caption"] = "A caption typed"
    add_row(values, "credits", role="writer", person=Person.objects.named("Ma Lin").pk)
    answer = send(client, pulse_url(article), web_editor, values).json()
    copy = Autosave.objects.get()
    assert answer["kept"]
    assert (copy.user, copy.article, copy.base_number) == (web_editor, article, 1)
    story = copy.story
    assert (story.headline, story.figures[0].caption) == ("Typed", "A caption typed")
    assert [tag.name for tag in story.tags] == ["Sea", "Brand new"]
    assert story.credits[-1].name == "Ma Lin"
    assert story_of(Article.objects.get()) == before
    assert article.revisions.count() == 1
    assert not Tag.objects.filter(name="Brand new").exists()


def test_words_that_cannot_be_saved_yet_are_kept_as_they_were_typed(web_editor: User) -> None:
    article = make_article(photos=[None])
    client = desk(web_editor)
    wrong = {
        "headline": "H" * 400, "kicker": "K" * 200, "section": "999", "source_clock": "noon",
        "dateline_date": "someday", "language": "x" * 90, "tags": "T" * 120,
        "figures-0-credit": "C" * 400, "figures-0-photo": "12345",
    }  # fmt: skip
    send(client, pulse_url(article), web_editor, open_story(client, article) | wrong)
    story = Autosave.objects.get().story
    assert (story.headline, story.kicker) == ("H" * 400, "K" * 200)
    assert story.tags[0].name == "T" * 120
    assert story.figures[0].credit == "C" * 400
    assert story.figures[0].caption == "A caption that waits"
    assert story.credits == story_of(article).credits


def test_form_without_its_parts_keeps_those_of_the_draft(web_editor: User) -> None:
    article = make_article(photos=[None])
    client = desk(web_editor)
    send(client, pulse_url(article), web_editor, {"headline": "Only this", "page_key": new_key()})
    story = Autosave.objects.get().story
    assert story.figures == story_of(article).figures
    assert story.credits == story_of(article).credits


def test_nothing_changed_is_nothing_to_keep_and_what_was_undone_goes(web_editor: User) -> None:
    article = make_article()
    client = desk(web_editor)
    values = open_story(client, article)
    assert send(client, pulse_url(article), web_editor, values).json()["kept"] == ""
    send(client, pulse_url(article), web_editor, values | {"headline": "Typed"})
    assert Autosave.objects.count() == 1
    send(client, pulse_url(article), web_editor, values)
    assert not Autosave.objects.exists()


def test_same_text_again_writes_nothing(web_editor: User) -> None:
    article = make_article()
    client = desk(web_editor)
    values = open_story(client, article) | {"headline": "Typed"}
    send(client, pulse_url(article), web_editor, values)
    at = Autosave.objects.get().kept_at
    send(client, pulse_url(article), web_editor, values)
    assert Autosave.objects.get().kept_at == at


def test_saving_ends_the_copy(web_editor: User) -> None:
    article = make_article()
    client = desk(web_editor)
    values = open_story(client, article) | {"headline": "Typed"}
    send(client, pulse_url(article), web_editor, values)
    client.post(story_url(article), values)
    assert not Autosave.objects.exists()
    assert Article.objects.get().headline == "Typed"


def test_new_story_is_kept_before_it_is_saved_and_the_copy_ends_with_saving(
    reporter: User,
) -> None:
    client = desk(reporter)
    values = form_values(client.get(ADD).content) | {"headline": "Begun"}
    address = reverse("admin:pulse_of_new", args=[values["page_key"]])
    assert send(client, address, reporter, values).json()["kept"]
    assert Autosave.objects.get().article is None
    client.post(ADD, values)
    assert Article.objects.get().headline == "Begun"
    assert not Autosave.objects.exists()


def test_story_is_not_kept_by_those_who_may_not_write_it(
    other_reporter: User, reporter: User, moderator: User, reader: Client
) -> None:
    article = make_article(by=reporter)
    values = open_story(desk(reporter), article) | {"headline": "Not theirs"}
    for user in (other_reporter, moderator):
        assert send(desk(user), pulse_url(article), user, values).status_code == 404
    assert send(reader, pulse_url(article), reporter, values).status_code == 302
    new = reverse("admin:pulse_of_new", args=[new_key()])
    assert send(desk(moderator), new, moderator, values).status_code == 404
    assert desk(reporter).get(pulse_url(article)).status_code == 405
    assert not Autosave.objects.exists()


def test_story_on_hold_is_not_there_for_those_not_named(web_editor: User, publisher: User) -> None:
    article = make_article()
    hold = Hold.objects.create(article=article, name="X", look_again_on=timezone.localdate())
    hold.people.add(web_editor)
    assert send(desk(publisher), pulse_url(article), publisher, doing="here").status_code == 404
    assert send(desk(web_editor), pulse_url(article), web_editor, doing="here").status_code == 200
    assert [row.user for row in Presence.objects.all()] == [web_editor]


def test_words_do_not_become_those_of_somebody_who_logged_in_meanwhile(
    web_editor: User, publisher: User
) -> None:
    article = make_article()
    values = open_story(desk(web_editor), article) | {"headline": "His"}
    response = send(desk(publisher), pulse_url(article), web_editor, values)
    assert response.status_code == 409
    assert "Paula Reyes is logged in in this browser now" in response.json()["problem"]
    assert not Autosave.objects.exists()


def test_what_is_too_long_is_refused_in_words(web_editor: User, settings: Settings) -> None:
    article = make_article()
    client = desk(web_editor)
    values = open_story(client, article) | {"body": "x" * 5000}
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 4000
    response = send(client, pulse_url(article), web_editor, values)
    assert response.status_code == 413
    assert "This is too long to be kept on the desk" in response.json()["problem"]


def test_two_at_one_story_see_each_other(web_editor: User, other_reporter: User) -> None:
    article = make_article()
    writer, looker = desk(web_editor), desk(other_reporter)
    send(looker, pulse_url(article), other_reporter, doing="here")
    values = open_story(writer, article) | {"headline": "Typed"}
    others = send(writer, pulse_url(article), web_editor, values).json()["others"]
    assert [one["words"].split(",")[0] for one in others] == ["Otto Brandt is looking"]
    others = send(looker, pulse_url(article), other_reporter, doing="here").json()["others"]
    assert others[0]["words"].startswith("Wen Jia is writing, since ")
    assert "Wen Jia is writing" in looker.get(story_url(article)).content.decode()
    assert "Otto Brandt is looking" in writer.get(story_url(article)).content.decode()
    # Who saved is looking again, until they change something.
    writer.post(story_url(article), values)
    others = send(looker, pulse_url(article), other_reporter, doing="here").json()["others"]
    assert others[0]["words"].startswith("Wen Jia is looking")
    send(writer, pulse_url(article), web_editor, doing="gone")
    assert not send(looker, pulse_url(article), other_reporter, doing="here").json()["others"]


def test_page_that_went_silent_is_not_here_and_its_row_goes(
    web_editor: User, publisher: User
) -> None:
    article = make_article()
    long_ago = timezone.now() - timedelta(seconds=30)
    Presence.objects.create(article=article, user=publisher, seen_at=long_ago)
    client = desk(web_editor)
    assert not send(client, pulse_url(article), web_editor, doing="here").json()["others"]
    Presence.objects.update(seen_at=timezone.now() - timedelta(days=2))
    send(client, pulse_url(article), web_editor, doing="here")
    assert [row.user for row in Presence.objects.all()] == [web_editor]


def test_page_is_told_who_saved_meanwhile(web_editor: User, publisher: User) -> None:
    article = make_article()
    client = desk(web_editor)
    here = {"opened": open_story(client, article)["opened"]}
    assert send(client, pulse_url(article), web_editor, here, "here").json()["meanwhile"] == ""
    other = desk(publisher)
    other.post(story_url(article), open_story(other, article) | {"headline": "Hers"})
    said = send(client, pulse_url(article), web_editor, here, "here").json()["meanwhile"]
    assert said.startswith("Paula Reyes saved this story, ")


def test_heartbeat_is_cheap(web_editor: User) -> None:
    article = make_article()
    client = desk(web_editor)
    send(client, pulse_url(article), web_editor, {"opened": "1"}, "here")
    with CaptureQueriesContext(connection) as queries:
        send(client, pulse_url(article), web_editor, {"opened": "1"}, "here")
    assert len(queries) <= 8
