"""One tag, however somebody writes it: case is no matter in any script, on either database."""

import pytest

from people.models import User
from taxonomy.models import Tag
from tests.builders import make_article
from tests.desk.client import desk, form_values, open_story, story_url

pytestmark = pytest.mark.django_db

SPELLINGS = [
    ("Ferries", "FERRIES"),
    ("Élection", "éLECTION"),
    ("Élection", "E\u0301lection"),
    ("Выборы", "ВЫБОРЫ"),
    ("Οδός", "οδόσ"),
    ("Straße", "STRASSE"),
    ("Հայաստան", "ՀԱՅԱՍՏԱՆ"),
    ("G20峰会", "ｇ２０峰会"),
    ("Press\u00a0freedom", "press freedom"),
    ("Vote", "vote\u200e"),
    ("Hearts ❤", "hearts ❤\ufe0f"),
    ("Wi-Fi", "wi\u2011fi"),
]
every_spelling = pytest.mark.parametrize(("first", "second"), SPELLINGS)


@every_spelling
def test_second_spelling_is_the_tag_that_is_there(
    first: str, second: str, web_editor: User
) -> None:
    article = make_article(tags=[first])
    other = make_article()
    client = desk(web_editor)
    values = open_story(client, other) | {"tags": f"{second}, {first}, {second}"}
    assert client.post(story_url(other), values).status_code == 302
    assert [str(item) for item in other.tag_items.all()] == [first]
    assert [str(item) for item in article.tag_items.all()] == [first]
    assert Tag.objects.count() == 1


@every_spelling
def test_second_spelling_is_no_new_tag_in_the_library(
    first: str, second: str, web_editor: User
) -> None:
    make_article(tags=[first])
    client = desk(web_editor)
    page = client.get("/admin/taxonomy/tag/add/")
    response = client.post(page.request["PATH_INFO"], form_values(page.content, "tag_form") | {
        "name": second, "slug": ""
    })  # fmt: skip
    assert f"“{first}” is here already" in response.content.decode()
    assert Tag.objects.count() == 1


@every_spelling
def test_reporter_chooses_it_in_any_spelling(first: str, second: str, reporter: User) -> None:
    """A reporter makes no tags: what is known is not new."""
    make_article(tags=[first])
    article = make_article(by=reporter)
    client = desk(reporter)
    values = open_story(client, article) | {"tags": second}
    assert client.post(story_url(article), values).status_code == 302
    found = client.get("/admin/tag-choices/", {"q": second})
    assert found.json() == {"tags": [first]}


def test_accents_make_another_tag() -> None:
    make_article(tags=["pâté", "pate"])
    assert Tag.objects.count() == 2
