"""The desk speaks to each role in its own words: never in Django's, nor in the database's."""

import io
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles.acts.stages import move
from people.models import Person, User
from people.roles import GROUPS, Role
from related.decisions.decide import pin
from related.decisions.transaction import Decider, Target
from taxonomy.models import Tag
from tests.builders import make_article
from tests.conftest import make_user
from tests.desk.client import desk, form_values
from tests.desk.unsaid import said, said_wrong
from tests.desk.url_walk import every_address, fill_paper
from tests.lengths import dealt

pytestmark = pytest.mark.django_db


@pytest.mark.long
@pytest.mark.parametrize("hand", range(len(GROUPS)))
def test_no_role_is_spoken_to_in_words_that_are_not_the_desk_s(superuser: User, hand: int) -> None:
    """A superuser meets every page in `test_admin.py`."""
    client = desk(make_user("Ann Actor", GROUPS[hand]))
    addresses = dealt(every_address(fill_paper(superuser)), hand, len(GROUPS))
    wrong = {address: said_wrong(address, client.get(address)) for address in addresses}
    assert {address: words for address, words in wrong.items() if words} == {}


@pytest.mark.parametrize(
    "form", ["taxonomy_section", "taxonomy_tag", "taxonomy_thread", "people_person", "people_user"]
)
def test_what_is_missing_is_asked_for(publisher: User, form: str) -> None:
    address = reverse(f"admin:{form}_add")
    response = desk(publisher).post(address, {"name": ""})
    assert "Fill this in." in response.content.decode()
    assert said_wrong(address, response) == []


def test_what_was_done_is_said(publisher: User) -> None:
    client = desk(publisher)
    add = reverse("admin:people_person_add")
    values = form_values(client.get(add).content, "person_form") | {"name": "Li Xuan"}
    assert "Li Xuan ” is there now." in page(client, add, values)
    person = Person.objects.get()
    change = reverse("admin:people_person_change", args=[person.pk])
    values = form_values(client.get(change).content, "person_form") | {"title": "Correspondent"}
    assert "Li Xuan ” is saved." in page(client, change, values)
    delete = reverse("admin:people_person_delete", args=[person.pk])
    assert "It is gone for good then" in client.get(delete).content.decode()
    assert "“Li Xuan” is deleted." in page(client, delete, {"post": "yes"})


def page(client: Client, address: str, values: dict[str, str]) -> str:
    """Return all that the page says to which a form leads that was sent."""
    response = client.post(address, values, follow=True)
    assert said_wrong(address, response) == []
    return " ".join(" ".join(said(response.content)).split())


def test_django_still_says_what_the_desk_says_otherwise() -> None:
    """What it has other words for since an update would be heard again."""
    folder = Path(django.__file__).parent
    known = {
        message.id
        for file in folder.rglob("locale/en/LC_MESSAGES/django.po")
        for message in read_po(io.BytesIO(file.read_bytes()))
    }
    own = settings.BASE_DIR / "desk/locale/en/LC_MESSAGES/django.po"
    ours = read_po(io.BytesIO(own.read_bytes()))
    assert [message.id for message in ours if message.id not in known] == []


@pytest.mark.parametrize("role", [Role.REPORTER, Role.MODERATOR, Role.PUBLISHER])
def test_more_holds_what_has_a_purpose_and_tables_are_for_superusers(
    superuser: User, role: Role
) -> None:
    """On the server too: their addresses are not there for anybody else."""
    fill_paper(superuser)
    client = desk(make_user("Ann Actor", role))
    places = " ".join(said(client.get("/admin/").content))
    assert ("What happened" in places) is (role is not Role.MODERATOR)
    assert ("Accounts" in places) is (role is Role.PUBLISHER)
    assert "Behind the scenes" not in places
    tables = ("articles_revision", "editions_edition", "related_follow", "wire_wireitem")
    for address in ("/admin/tables/", *(reverse(f"admin:{name}_changelist") for name in tables)):
        assert client.get(address).status_code == 404, address
        assert desk(superuser).get(address).status_code == 200, address


def test_lists_of_links_say_headlines_and_never_ids(publisher: User) -> None:
    """Of a draft too, to those who read the desk."""
    draft, target = make_article(headline="Ferries wait"), make_article(headline="Ships wait")
    pin(Decider(draft.public_id, publisher, seen=0), Target(target.public_id))
    for address in ("/admin/related/relatedlink/", "/admin/related/decision/"):
        shown = " ".join(said(desk(publisher).get(address).content))
        assert "Ferries wait" in shown
        assert "Ships wait" in shown
        assert draft.public_id not in shown
        assert target.public_id not in shown


def test_list_of_what_happened_says_it_as_the_timeline_does(reporter: User) -> None:
    article = make_article(by=reporter, headline="Ferries run")
    move(article, "submit", by=reporter)
    client = desk(reporter)
    words = list(said(client.get(f"/admin/articles/event/?q={article.public_id}").content))
    assert "Sent for review" in words
    assert "Ferries run" in words
    event = article.events.get()
    assert client.get(f"/admin/articles/event/{event.pk}/change/").status_code == 404


def test_what_may_only_be_looked_at_is_said_in_words(reporter: User) -> None:
    tag = Tag.objects.create(name="Courts", is_sensitive=True)
    address = reverse("admin:taxonomy_tag_change", args=[tag.pk])
    response = desk(reporter).get(address)
    assert "Yes" in said(response.content)
    assert "death, courts, crime" in response.content.decode()
    assert said_wrong(address, response) == []
