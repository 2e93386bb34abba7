"""A text of more than 1 MB comes in nowhere, is told in words, and costs nobody what they typed."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend
from articles.draft.revisions import add_revision, save_revision
from articles.draft.snapshot import story_of
from articles.models import Article, Autosave
from articles.workflow import DoorError
from editions.body import MOST_BYTES, clean_body
from editions.models import Edition
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article
from tests.desk.client import action_url, desk, open_story, story_url
from wire.ingest import ingest
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

# Fewer letters than that, and more bytes: a Chinese character has three.
LARGE = f"<p>{'山路修好了。' * 60_000}</p>"
LARGEST = f"<p>{'x' * (MOST_BYTES - 7)}</p>"
SAID = "The text has 1.1 MB, and 1 MB is the most"


def text_on(page: bytes) -> str:
    """Return what stands in the text's field."""
    return str(html.fromstring(page.decode()).xpath("string(//textarea[@name='body'])")).strip()


def test_large_text_is_refused_by_the_story_s_form_and_stays_on_the_page(web_editor: User) -> None:
    article = make_article(body="<p>One.</p>")
    client = desk(web_editor)
    values = open_story(client, article)
    page = client.post(story_url(article), values | {"body": LARGE}).content
    assert SAID in page.decode()
    assert text_on(page) == LARGE
    assert story_of(Article.objects.get()).body == "<p>One.</p>"
    assert client.post(story_url(article), values | {"body": LARGEST}).status_code == 302
    assert story_of(Article.objects.get()).body == LARGEST


def test_text_that_is_too_large_together_with_a_colleagues_stays_on_the_page(
    web_editor: User, publisher: User
) -> None:
    half = f"<p>{'x' * 550_000}</p>"
    article = make_article(body="<p>One.</p><p>Two.</p>")
    client, colleague = desk(web_editor), desk(publisher)
    values = open_story(client, article) | {"body": f"<p>One.</p><p>Two.</p>{half}"}
    hers = open_story(colleague, article) | {"body": f"{half}<p>One.</p><p>Two.</p>"}
    assert colleague.post(story_url(article), hers).status_code == 302
    page = client.post(story_url(article), values).content
    assert SAID in page.decode()
    assert text_on(page) == values["body"]
    assert story_of(Article.objects.get()).body == hers["body"]


def test_large_text_stays_in_the_browser_that_sends_what_is_typed(web_editor: User) -> None:
    article = make_article()
    client = desk(web_editor)
    values = open_story(client, article) | {"body": LARGE}
    sent = urlencode({**values, "_pulse": "typed", "_writer": web_editor.pk})
    address = reverse("admin:pulse", args=[article.public_id])
    response = client.post(address, sent, content_type="text/plain;charset=UTF-8")
    assert (response.status_code, Autosave.objects.count()) == (413, 0)
    assert "It is kept in this browser" in response.json()["problem"]


def test_large_text_is_refused_by_a_correction_and_stays_on_the_page(web_editor: User) -> None:
    article = live_article(body="<p>One.</p>")
    live = Edition.objects.newest(article.public_id)
    assert live
    values = {"edition": live.number, "headline": article.headline, "standfirst": ""}
    client, address = desk(web_editor), action_url(article, "correct")
    for button in ({"look": "1"}, {"kind": "update"}):
        page = client.post(address, {**values, **button, "body": LARGE}).content
        assert SAID in page.decode()
        assert text_on(page) == LARGE
    with pytest.raises(DoorError, match=SAID):
        amend(article, {"body": LARGE}, NamedChange("update"), by=SHELL)  # type: ignore[arg-type]
    assert Edition.objects.count() == 1


def test_large_text_of_an_older_save_is_not_restored(web_editor: User) -> None:
    article = make_article(body="<p>One.</p>")
    old = add_revision(article, story_of(article).with_changes({"body": LARGE}), SHELL)
    article.refresh_from_db()
    save_revision(article, SHELL)
    client: Client = desk(web_editor)
    address = reverse("admin:restore_version", args=[article.public_id, old.number])
    page = client.post(address, follow=True).content.decode()
    assert SAID in page
    assert story_of(Article.objects.get()).body == "<p>One.</p>"


def test_large_page_of_a_wire_is_refused() -> None:
    page = f"A headline\nXinhua, 2026-09-10 12:00\n{'山路修好了。' * 60_000}"
    outcome = ingest(page, Wanted(name="page", by=SHELL))
    assert "longer than the 1 MB that a story can have" in outcome.reason
    assert not Article.objects.exists()


def test_largest_text_is_cleaned_and_stays_as_it_is() -> None:
    assert clean_body(LARGEST) == LARGEST
