"""At the desk: what the pages of tags, people and sources are to say."""

import pytest
from django.db.models import Model
from django.test import Client

from media.models import Photo, Portrait, TopicPicture
from media.restricting import restrict
from people.actors import SHELL
from people.models import Organisation, Person, User
from taxonomy.models import Tag
from tests.builders import live_article, make_photo
from tests.desk.client import desk, form_values

pytestmark = pytest.mark.django_db


def address_of(row: Model) -> str:
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"


def send(client: Client, row: Model, **words: str) -> str:
    """Change a name, and return what the form says where it was not taken."""
    shown = client.get(address_of(row))
    values = form_values(shown.content, f"{row._meta.model_name}_form") | words
    answer = client.post(address_of(row), values)
    return "" if answer.status_code == 302 else answer.content.decode()


@pytest.fixture
def ferries() -> Tag:
    live_article(tags=["Ferries"])
    return Tag.objects.get(slug="ferries")


@pytest.fixture
def li_xuan(ferries: Tag) -> Person:
    return Person.objects.get(slug="li-xuan")


def test_editor_makes_a_topic(web_editor: User, ferries: Tag) -> None:
    client, photo = desk(web_editor), make_photo(rendered=True)
    story, other = live_article(tags=["Ferries"]), live_article()
    assert "do not find this story under the tag" in send(
        client, ferries, lead_story=other.public_id
    )
    chosen = {"photo": str(photo.pk), "lead_story": story.public_id}
    assert send(client, ferries, description="Of boats.\n\nAnd piers.", **chosen) == ""
    ferries.refresh_from_db()
    assert ferries.description.split() == ["Of", "boats.", "And", "piers."]
    assert (ferries.lead_story, TopicPicture.objects.get().photo) == (story.public_id, photo)
    shown = client.get(address_of(ferries)).content.decode()
    assert str(story) in shown
    assert 'href="/tag/ferries/"' in shown
    assert send(client, ferries, photo="") == ""
    assert not TopicPicture.objects.exists()


def test_photo_that_readers_may_not_see_is_refused_and_one_that_stands_there_is_kept(
    photo_editor: User, li_xuan: Person
) -> None:
    client, photo, other = desk(photo_editor), make_photo(rendered=True), make_photo()
    restrict(other, reason="Ask.", by=SHELL)
    assert "may not see this photo now" in send(client, li_xuan, photo=str(other.pk))
    assert send(client, li_xuan, photo="999999") != ""
    assert send(client, li_xuan, photo=str(photo.pk)) == ""
    restrict(photo, reason="Ask.", by=SHELL)
    assert send(client, li_xuan, title="Reporter") == ""
    assert Portrait.objects.get().photo == photo


def test_what_is_no_language_or_address_is_refused_in_words(
    web_editor: User, li_xuan: Person
) -> None:
    client = desk(web_editor)
    for name, typed, answer in (
        ("languages", "English?", "is no code of a language"),
        ("profiles", "social.example/@li", "with https:// in front"),
        ("profiles", "javascript:alert(1)", "is no address of a page"),
        ("profiles", "\n".join(f"https://a.example/{n}" for n in range(11)), "10 addresses"),
        ("email", "li", "Give an e-mail address"),
    ):
        assert answer in send(client, li_xuan, **{name: typed}), name
    said = {"languages": "en zh-Hans", "profiles": "https://a.example/@li", "email": "li@a.example"}
    assert send(client, li_xuan, **said) == ""
    li_xuan.refresh_from_db()
    assert (li_xuan.spoken, li_xuan.profile_addresses) == (
        ["en", "zh-Hans"], ["https://a.example/@li"],
    )  # fmt: skip


def test_house_says_what_it_is(web_editor: User) -> None:
    live_article(source="Xinhua")
    house = Organisation.objects.get()
    assert "Give a whole address" in send(desk(web_editor), house, home="javascript:alert(1)")
    assert send(desk(web_editor), house, kind="agency", home="https://agency.example/") == ""
    house.refresh_from_db()
    assert house.kind == "agency"


def test_who_may_only_look_changes_nothing(reporter: User, ferries: Tag, li_xuan: Person) -> None:
    client, photo = desk(reporter), make_photo()
    for row in (ferries, li_xuan):
        assert client.get(address_of(row)).status_code == 200
        values = {"name": str(row), "slug": row.slug, "photo": str(photo.pk)}
        assert client.post(address_of(row), values).status_code in {403, 404}
    assert not TopicPicture.objects.exists()
    assert not Portrait.objects.exists()


def test_photo_on_a_page_says_so_in_the_library(web_editor: User, ferries: Tag) -> None:
    photo = make_photo(rendered=True)
    send(desk(web_editor), ferries, photo=str(photo.pk))
    shown = desk(web_editor).get(address_of(Photo.objects.get(pk=photo.pk))).content.decode()
    assert "Stands on the page of" in shown
    assert address_of(ferries) in shown
