"""An address that still says what the headline said before: it is shown, and it is asked."""

import pytest
from django.test import Client
from lxml import html

from articles.door.addresses import left_behind
from articles.models import Article
from editions.models import PublishedArticle
from editions.story import Story
from people.models import User
from tests.builders import live_article, make_article
from tests.desk.client import Values, action_url, desk, open_story, story_url

pytestmark = pytest.mark.django_db


def changed(client: Client, article: Article, **fields: str) -> Article:
    """Save a live story with other words."""
    client.post(story_url(article), open_story(client, article) | fields)
    return Article.objects.get(pk=article.pk)


def publish(client: Client, article: Article, **fields: str) -> None:
    values = {"version": article.version, "kind": "correction", "note": "It was five."}
    client.post(action_url(article, "publish"), {**values, **fields})


def field_of(client: Client, article: Article, values: Values | None = None) -> str:
    """Return what the page asks about the address, '' where it does not."""
    address = action_url(article, "correct" if values else "publish")
    page = client.post(address, values) if values else client.get(address)
    form = page.context["form"]
    return str(form["address"].help_text) if "address" in form.fields else ""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Five ships leave", "Six ships leave", ["five"]),
        ("Storm kills 12 in Oslo", "Storm kills 1,200 in Oslo", ["12"]),
        ("Mayor Jon Niell resigns", "Mayor Jon O’Neill resigns", ["niell"]),
        ("12 die as 12-storey block falls", "14 die as 12-storey block falls", ["12"]),
        ("Team wins 2-1", "Team wins 1-2", ["2", "1"]),
        ("12 die as block 12 falls", "12 die as block falls", ["12"]),
        ("12 die in block", "12 die in block 12", []),
        ("Team wins 2-1", "Team wins, 2-1", []),
        ("Man bites dog", "Dog bites man", []),
        ("The man and the dog", "The man and dog", []),
        ("José Müller wins", "Jose Muller wins", []),
        ("Five ships leave", "Five SHIPS leave!", []),
        ("Five ships leave", "Five ships leave at night", []),
        ("五船离港", "六船离港", []),
        ("Five ships leave", "六船离港", []),
    ],
)
def test_what_of_an_address_the_headline_says_no_more(
    web_editor: User, before: str, after: str, said: list[str]
) -> None:
    article = live_article(headline=before)
    client = desk(web_editor)
    asked = field_of(client, changed(client, article, headline=after))
    assert asked == (f"It still says “{'”, “'.join(said)}”; the headline does not." if said else "")


def test_address_changes_where_it_is_asked_for_and_the_old_one_leads_on(web_editor: User) -> None:
    article = live_article(headline="Five ships leave")
    old = article.live_path
    client = desk(web_editor)
    article = changed(client, article, headline="Six ships leave")
    page = client.get(action_url(article, "publish")).content.decode()
    assert f"Keep {old}" in page
    new = old.replace("five", "six")
    assert new in page
    publish(client, article, address="anew")
    assert Article.objects.get().live_path == new
    answer = Client().get(old)
    assert (answer.status_code, answer["Location"]) == (301, new)
    assert Client().get(new).status_code == 200
    fresh = Article.objects.get()
    assert (fresh.slug, fresh.has_news) == ("six-ships-leave", False)


@pytest.mark.parametrize("chosen", [{}, {"address": "keep"}])
def test_address_stays_where_nobody_asks_for_another(
    web_editor: User, chosen: dict[str, str]
) -> None:
    article = live_article(headline="Five ships leave")
    old = article.live_path
    client = desk(web_editor)
    publish(client, changed(client, article, headline="Six ships leave"), **chosen)
    shown = PublishedArticle.objects.get()
    assert (shown.headline, Article.objects.get().live_path) == ("Six ships leave", old)


def test_address_that_an_editor_chose_is_asked_about_by_what_it_says(web_editor: User) -> None:
    client = desk(web_editor)
    chosen = live_article(headline="Five ships leave", slug="harbour")
    assert not field_of(client, changed(client, chosen, headline="Six ships leave"))
    told = live_article(headline="Five boats leave", slug="five-boats")
    assert field_of(client, changed(client, told, headline="Six boats leave"))
    # A new end written with the change is an answer.
    written = live_article(headline="Five cranes leave")
    assert not field_of(client, changed(client, written, headline="Six cranes", slug="cranes"))


def test_first_publication_is_not_asked(web_editor: User) -> None:
    assert not field_of(desk(web_editor), make_article())


def test_nothing_of_the_address_changes_when_the_change_is_refused(web_editor: User) -> None:
    article = live_article(headline="Five ships leave")
    client = desk(web_editor)
    article = changed(client, article, headline="Six ships leave")
    publish(client, article, address="anew", note="")
    assert Article.objects.get().slug == ""


def test_live_text_is_corrected_with_its_address(web_editor: User) -> None:
    article = live_article(headline="Five ships leave")
    old = article.live_path
    client = desk(web_editor)
    form = client.get(action_url(article, "correct")).context["form"]
    values = {field.html_name: field.value() or "" for field in form}
    assert "address" not in values
    values |= {"headline": "Six ships leave", "kind": "correction", "note": "It was five."}
    assert "“five”" in field_of(client, article, values | {"look": "1"})
    looked = client.post(action_url(article, "correct"), values | {"look": "1"}).content.decode()
    assert html.fromstring(looked).xpath("//input[@name='address'][@checked]/@value") == ["keep"]
    client.post(action_url(article, "correct"), values | {"address": "anew"})
    shown = PublishedArticle.objects.get()
    assert (shown.headline, Article.objects.get().live_path) == (
        "Six ships leave",
        old.replace("five", "six"),
    )
    assert Article.objects.get().slug == "six-ships-leave"
    assert Client().get(old).status_code == 301


def test_live_text_that_is_sent_without_a_look_tells_of_the_address(web_editor: User) -> None:
    article = live_article(headline="Five ships leave")
    client = desk(web_editor)
    form = client.get(action_url(article, "correct")).context["form"]
    values = {field.html_name: field.value() or "" for field in form}
    values |= {"headline": "Six ships leave", "kind": "correction", "note": "It was five."}
    page = client.post(action_url(article, "correct"), values, follow=True).content.decode()
    assert "Its address still says “five”." in page
    assert Article.objects.get().live_path == article.live_path


def test_number_of_a_second_story_of_that_name_is_no_number_of_the_headline() -> None:
    before, after = Story(headline="2 ships leave"), Story(headline="3 ships leave")
    assert left_behind("2-ships-leave-2", before, after) == ["2"]
    assert left_behind("ships-leave-2", Story(headline="Ships leave"), after) == []
