"""A story's history at the desk; hiding a version and removing by order."""

import pytest

from articles.models import Article, RemovalOrder
from articles.publishing import amend
from articles.revisions import keep
from editions.choices import Kind
from editions.models import EditionContent, HiddenEdition
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article
from tests.desk.driving import desk

pytestmark = pytest.mark.django_db


def twice_live() -> Article:
    article = live_article(headline="Five ships")
    amend(article, {"headline": "Six ships"}, kind=Kind.UPDATE, by=SHELL)
    return article


def address(article: Article, tail: str = "history/") -> str:
    return f"/admin/stories/{article.public_id}/{tail}"


def test_saves_and_editions_stand_in_one_list_with_their_differences(web_editor: User) -> None:
    article = twice_live()
    client = desk(web_editor)
    page = client.get(address(article)).content.decode()
    for words in ("Version 1 saved", "Version 2 saved", "Edition 1: First", "Edition 2: Update"):
        assert words in page
    for query in ("?revision=2", "?edition=2"):
        shown = client.get(address(article) + query).content.decode()
        assert "<del>Five</del><ins>Six</ins>" in shown
    assert client.get(address(article) + "?revision=9").status_code == 404
    assert client.get(address(article) + "?revision=x").status_code == 404


def test_earlier_version_is_restored_as_a_new_one(web_editor: User) -> None:
    article = make_article(headline="Five ships")
    article.headline = "Six ships"
    article.save()
    keep(article, SHELL)
    client = desk(web_editor)
    assert b"Five" in client.get(address(article, "history/1/restore/")).content
    assert Article.objects.get().headline == "Six ships"
    client.post(address(article, "history/1/restore/"))
    assert Article.objects.get().headline == "Five ships"
    assert article.revisions.count() == 3


def test_reporter_restores_nothing_of_a_colleague(reporter: User, other_reporter: User) -> None:
    article = make_article(by=other_reporter)
    client = desk(reporter)
    assert client.get(address(article)).status_code == 200
    assert client.post(address(article, "history/1/restore/")).status_code == 404


def test_publisher_hides_an_old_version_but_not_the_live_one(
    publisher: User, web_editor: User
) -> None:
    article = twice_live()
    hide = "editions/{}/hide/"
    values = {"reason": "It names a child."}
    assert desk(web_editor).post(address(article, hide.format(1)), values).status_code == 404
    live = desk(publisher).post(address(article, hide.format(2)), values)
    assert b"Readers see this version now" in live.content
    assert not HiddenEdition.objects.exists()
    desk(publisher).post(address(article, hide.format(1)), values)
    assert HiddenEdition.objects.get().edition.number == 1
    assert b"Hidden" in desk(publisher).get(address(article)).content


def test_removal_by_order_takes_two_people(
    publisher: User, second_publisher: User, web_editor: User
) -> None:
    article = twice_live()
    values = {"numbers": ["1"], "reason": "Court order 7."}
    assert desk(web_editor).post(address(article, "remove/"), values).status_code == 404
    desk(publisher).post(address(article, "remove/"), values)
    order = RemovalOrder.objects.get()
    second = f"/admin/removals/{order.pk}/"
    assert b"Court order 7." in desk(second_publisher).get(second).content
    assert second.encode() in desk(second_publisher).get("/admin/").content
    assert b"A second person" in desk(publisher).post(second).content
    assert EditionContent.objects.filter(text="").count() == 0
    assert desk(web_editor).post(second).status_code == 404
    desk(second_publisher).post(second)
    assert EditionContent.objects.get(edition__number=1).text == ""
    page = desk(second_publisher).get(address(article)).content.decode()
    assert "Removed by order" in page
    assert desk(second_publisher).get(address(article) + "?edition=1").status_code == 404
