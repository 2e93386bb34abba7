"""A published story as a file, for those who hand it to other houses."""

import json

import pytest

from articles.door.publishing import withdraw
from articles.draft.revisions import save_revision
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article
from tests.desk.client import desk, story_url
from wire.formats import WRITERS

pytestmark = pytest.mark.django_db


def test_live_story_is_downloaded_as_readers_see_it_in_each_format(web_editor: User) -> None:
    article = live_article(headline="The bridge opens", slug="bridge")
    article.headline = "The bridge closes"
    article.save()
    save_revision(article, SHELL)
    client, address = desk(web_editor), f"/admin/stories/{article.public_id}/files/"
    assert address in client.get(story_url(article)).content.decode()
    page = client.get(address).content.decode()
    for writer in WRITERS:
        assert f'href="?format={writer.name}"' in page
        answer = client.get(address, {"format": writer.name})
        assert answer["Content-Disposition"] == f'attachment; filename="bridge.{writer.ending}"'
        assert "The bridge opens" in answer.content.decode()
        assert "closes" not in answer.content.decode()
    item = json.loads(client.get(address, {"format": "ninjs"}).content)
    assert item["uri"].endswith(f"#{article.public_id}")


def test_what_readers_do_not_see_is_no_file_and_what_a_page_cannot_say_is_told(
    web_editor: User,
) -> None:
    client, gone = desk(web_editor), live_article()
    withdraw(gone, reason="Wrong.", by=SHELL)
    for article in (make_article(), gone):
        address = f"/admin/stories/{article.public_id}/files/"
        answer = client.get(address, {"format": "ninjs"})
        assert "Publish it first" in answer.content.decode()
        assert address not in client.get(story_url(article)).content.decode()
    odd = live_article(body="<p>This is a sentence.</p><p>(Editor: An Jie)</p>")
    address = f"/admin/stories/{odd.public_id}/files/"
    answer = client.get(address, {"format": "page"}, follow=True)
    assert "export the story in another format" in answer.content.decode()


def test_reporter_and_photo_editor_hand_nothing_on(reporter: User, photo_editor: User) -> None:
    article = live_article(by=reporter)
    for user in (reporter, photo_editor):
        client, address = desk(user), f"/admin/stories/{article.public_id}/files/"
        assert client.get(address, {"format": "ninjs"}).status_code == 404
        assert address not in client.get(story_url(article)).content.decode()
