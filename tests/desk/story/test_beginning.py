"""A new story begins with its writer, and the caret in its headline."""

import pytest
from django.contrib.auth.models import Group
from lxml import html

from articles.models import Article, Credit
from people.models import Person, User
from tests.builders import make_article, make_section
from tests.desk.client import desk, form_values

pytestmark = pytest.mark.django_db

NEW = "/admin/articles/article/add/"


def test_writer_stands_in_the_byline_and_the_section_of_last_time_is_offered(
    reporter: User,
) -> None:
    person = Person.objects.create(name="Rana Idris", user=reporter)
    make_article(section=make_section("Sea", "sea"))
    Article.objects.update(created_by=reporter)
    make_article(section=make_section("City", "city"))
    client = desk(reporter)
    page = client.get(NEW).content
    root = html.fromstring(page)
    assert root.get_element_by_id("id_headline").get("autofocus") is not None
    [offer] = root.xpath("//button[@data-section]")
    assert offer.text_content() == "Sea"
    values = form_values(page)
    # It is offered, not chosen: whoever writes says where it stands.
    assert values["section"] == ""
    assert "id_credits-0-DELETE" in page.decode()
    sent = client.post(NEW, values | {"headline": "Five ships", "_then": "submit"}, follow=True)
    story = Article.objects.get(headline="Five ships")
    credit = Credit.objects.get(article=story)
    assert (credit.person, credit.role) == (person, "writer")
    assert story.stage == "in_review"
    assert b"autofocus" not in sent.content


def test_next_step_stands_on_the_page_of_a_new_story(reporter: User, web_editor: User) -> None:
    for user, verb, step in (
        (reporter, "Send for review", "submit"),
        (web_editor, "Publish…", "publish"),
    ):
        page = desk(user).get(NEW).content
        root = html.fromstring(page.decode())
        [main] = root.xpath("//div[@class='bar-acts']//button[contains(@class, 'main')]")
        assert (main.text_content().strip(), main.get("value")) == (verb, step)
        # Whoever is tied to no person is not credited by the desk.
        assert form_values(page)["credits-TOTAL_FORMS"] == "0"


def test_account_is_made_with_the_person_whom_its_stories_name(publisher: User) -> None:
    client = desk(publisher)
    known = Person.objects.create(name="Lin Bo", title="Harbour correspondent")
    other = Person.objects.create(name="Ada Roe", user=publisher)
    role = Group.objects.get(name="Reporter").pk
    for username, first, last in (("bo", "lin", "Bo"), ("new", "Eva", "Ny"), ("ada", "Ada", "Roe")):
        values = {"username": username, "first_name": first, "last_name": last}
        values |= {"password1": "tide-and-fog", "password2": "tide-and-fog", "groups": str(role)}
        answer = client.post("/admin/people/user/add/", values, follow=True).content.decode()
        assert ("carry the name" in answer) == (username != "ada")
    assert Person.objects.get(pk=known.pk).user == User.objects.get(username="bo")
    assert Person.objects.get(name="Eva Ny").user == User.objects.get(username="new")
    assert Person.objects.get(pk=other.pk).user == publisher
    assert Person.objects.count() == 3
