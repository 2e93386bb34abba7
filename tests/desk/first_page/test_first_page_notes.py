"""What the first page says of a return, of the wire, and of an account without a role."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from articles.acts.stages import move
from articles.door.publishing import publish
from articles.models import Article
from people.actors import SHELL
from people.models import User
from people.roles import Role
from tests.builders import make_article
from tests.desk.client import desk, story_url
from tests.desk.first_page.test_dashboard import todo_lists
from wire.ingest import ingest
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db
NO_ROLE = "You have no role yet"


def test_note_of_a_return_says_whose_it_is_and_ends_when_the_story_goes_on(
    reporter: User, web_editor: User
) -> None:
    article = make_article(by=reporter, headline="Ferry strike ends")
    move(article, "submit", by=reporter)
    move(article, "return", by=web_editor, note="Who says so?")
    assert f"{web_editor}: Who says so?" in todo_lists(reporter)["Returned to you"]
    page = desk(reporter).get(story_url(article)).content.decode()
    assert f"Returned by {web_editor}, {timezone.localtime():%H:}" in page
    assert "returned “Ferry strike ends”" in desk(reporter).get("/admin/").content.decode()
    publish(article, by=SHELL)
    assert "returned “Ferry" not in desk(reporter).get("/admin/").content.decode()
    assert "Returned by" not in desk(reporter).get(story_url(article)).content.decode()


def test_what_the_wire_brings_waits_for_those_who_read_it_in_until_somebody_has_it(
    web_editor: User, reporter: User
) -> None:
    text = f"Night ferry stays\n\n(Xinhua) 09:19, September 11, 2024\n\n{'It runs on. ' * 9}"
    assert ingest(text, Wanted(name="A page")).article
    card = todo_lists(web_editor)["From the wire"]
    assert "Night ferry stays" in card
    assert "Xinhua" in card
    assert "From the wire" not in todo_lists(reporter)
    listed = desk(web_editor).get("/admin/articles/article/?trouble=wire").content.decode()
    assert "Night ferry stays" in listed
    Article.objects.update(assigned_to=reporter)
    assert "From the wire" not in todo_lists(web_editor)


def test_account_without_a_role_is_told_so_and_so_is_whoever_gives_roles(publisher: User) -> None:
    newcomer = User.objects.create(username="newcomer", is_staff=True)
    page = desk(newcomer).get("/admin/").content.decode()
    assert NO_ROLE in page
    assert "Ask a publisher" in page
    assert "newcomer" in todo_lists(publisher)["Accounts without a role"]
    Group.objects.get(name=Role.MODERATOR.value).user_set.add(newcomer)
    assert NO_ROLE not in desk(newcomer).get("/admin/").content.decode()
    assert "Accounts without a role" not in todo_lists(publisher)
