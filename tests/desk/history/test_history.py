"""A story's history at the desk; hiding a version and removing by order."""

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.draft.revisions import save_revision
from articles.models import Article, Figure, RemovalOrder
from editions.choices import Kind
from editions.models import EditionContent, HiddenEdition, PublishedArticle
from media.models import Photo
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import desk

pytestmark = pytest.mark.django_db


def twice_live() -> Article:
    article = live_article(headline="Five ships")
    amend(article, {"headline": "Six ships"}, NamedChange(Kind.UPDATE), by=SHELL)
    return article


def address(article: Article, tail: str = "history/") -> str:
    return f"/admin/stories/{article.public_id}/{tail}"


def test_saves_and_editions_stand_in_one_list_with_their_differences(web_editor: User) -> None:
    article = twice_live()
    client = desk(web_editor)
    page = client.get(address(article)).content.decode()
    for words in ("Version 1 saved", "Version 2 saved", "Edition 1: First", "Edition 2: Update"):
        assert words in page
    for query in ("?revision=2", "?edition=2", "?left=r1&right=r2", "?left=e1&right=r2"):
        shown = client.get(address(article) + query).content.decode()
        assert "<del>Five</del> ships" in shown
        assert "<ins>Six</ins> ships" in shown
    assert client.get(address(article) + "?revision=9").status_code == 404
    assert client.get(address(article) + "?revision=x").status_code == 404


def test_earlier_version_is_restored_as_a_new_one(web_editor: User) -> None:
    article = make_article(headline="Five ships")
    article.headline = "Six ships"
    article.save()
    save_revision(article, SHELL)
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
    for query in ("history/?edition=1", "history/?left=e1&right=e2", "editions/1/restore/"):
        said = desk(second_publisher).get(address(article, query)).content.decode()
        assert "Edition 1 was removed by order. Nothing of it can be compared" in said
        assert "Five" not in said
    desk(second_publisher).post(address(article, "editions/1/restore/"))
    assert Article.objects.get().headline == "Six ships"


def test_any_two_versions_are_compared_in_everything(web_editor: User) -> None:
    photo, other = make_photo(caption="A ferry"), make_photo(caption="A pier")
    article = make_article(headline="Five ships", photos=[photo], tags=["Sea"])
    article.headline = "Six ships"
    article.search_title = "Ships"
    article.save()
    figure = article.figures.get()
    figure.alt_text, figure.credit = "A red ferry", "Xinhua/Li Bo"
    figure.save()
    Figure.objects.create(article=article, photo=other, position=1)
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.3)
    article.tags.set(["Sea", "Ferries"])
    article.credits.update(role="web_editor")
    save_revision(article, SHELL)
    page = desk(web_editor).get(address(article) + "?left=r1&right=r2").content.decode()
    for label in (
        "Headline", "By", "Web editors", "Tags", "Title for search engines", "Photo 1: credit",
        "Photo 1: alt text", "Photo 1: crop", "Photo 2, new",
    ):  # fmt: skip
        assert f'aria-label="{label}"' in page, label
    assert "<ins>30</ins>" in page
    back = desk(web_editor).get(address(article) + "?left=r2&right=r1").content.decode()
    assert "Photo 2, taken out" in back


def test_version_beside_itself_says_the_same(web_editor: User) -> None:
    article = make_article()
    page = desk(web_editor).get(address(article) + "?left=r1&right=r1").content
    assert b"Both say the same words." in page


@pytest.mark.parametrize("query", ["left=r1&right=r9", "left=x1&right=r1", "left=r&right=r1"])
def test_version_that_never_was_is_not_there(web_editor: User, query: str) -> None:
    assert desk(web_editor).get(address(make_article()) + f"?{query}").status_code == 404


def test_version_of_another_story_is_not_there(web_editor: User) -> None:
    other = twice_live()
    article = make_article()
    assert other.revisions.count() > 1
    assert desk(web_editor).get(address(article) + "?left=r1&right=r2").status_code == 404


def test_edition_is_restored_as_a_draft_that_readers_do_not_see(web_editor: User) -> None:
    article = twice_live()
    client = desk(web_editor)
    assert b"Five" in client.get(address(article, "editions/1/restore/")).content
    assert Article.objects.get().headline == "Six ships"
    client.post(address(article, "editions/1/restore/"))
    assert Article.objects.get().headline == "Five ships"
    assert PublishedArticle.objects.get().headline == "Six ships"


def test_withdrawal_has_no_text_to_restore(publisher: User) -> None:
    article = twice_live()
    withdraw(article, reason="Wrong.", by=SHELL)
    page = desk(publisher).get(address(article, "editions/3/restore/")).content.decode()
    assert "It has no text." in page
    assert b'value="e3"' not in desk(publisher).get(address(article)).content


def test_history_costs_the_same_with_many_saves(
    web_editor: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    article = make_article()
    for number in range(40):
        article.headline = f"Ship {number}"
        article.save()
        save_revision(article, SHELL)
    client = desk(web_editor)
    with django_assert_max_num_queries(20):
        client.get(address(article) + "?left=r1&right=r40")
