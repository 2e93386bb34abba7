"""The admin as a whole: every model is there, nothing changes by GET, lists cost the same."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.admin import ModelAdmin, autodiscover, site
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import ArticleTag, Credit, Figure, TakenAway, TimelineEnd
from editions.models import Edition
from media.models import Portrait, Rendition, StatusChange, TopicPicture
from people.models import AuditAddress, AuditEntry, Invitation, User
from people.roles import Role
from related.models import (
    Bookmark,
    NearDuplicate,
    Posting,
    Rebuild,
    RelatedLink,
    StoryVector,
    TermCount,
)
from tests.builders import live_article, make_article, make_photo, picture_bytes
from tests.conftest import make_user
from tests.desk.client import desk, form_values
from tests.desk.unsaid import loose_ends, said_wrong
from tests.desk.url_walk import every_address, fill_paper, snapshot
from website.models import HubNews, HubPosition, MachineText
from wire.models import (
    HouseRule,
    InboxStory,
    InboxSubject,
    RoutedItem,
    WireParagraph,
    WirePicture,
)

pytestmark = pytest.mark.django_db

ROOMS = {
    "people", "taxonomy", "media", "editions", "articles", "fronts", "related", "wire", "paper",
}  # fmt: skip


def models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in ROOMS]


def registered() -> Iterator[tuple[type[Model], "ModelAdmin[Model]"]]:
    autodiscover()
    yield from site._registry.items()


@pytest.mark.parametrize("model", models())
def test_every_model_is_in_the_admin(model: type[Model]) -> None:
    inlines = {inline.model for _, admin in registered() for inline in admin.inlines}
    # A story's page is a view of its own, with its credits, figures and tags; what happened to
    # accounts has a page of its own.
    elsewhere = {ArticleTag, Credit, Figure, AuditEntry, AuditAddress}
    # What suggestions are reckoned from: numbers that say nothing to a person.
    elsewhere |= {StoryVector, Posting, TermCount, Bookmark, Rebuild, NearDuplicate}
    # By what a wire story is known again, and where the chain of a story's acts ends: digests.
    elsewhere |= {WireParagraph, TimelineEnd}
    # A story says what rules of the wire did with it.
    elsewhere |= {RoutedItem}
    # The inbox is made of them.
    elsewhere |= {InboxStory, InboxSubject}
    # What is remembered of houses has a page of its own.
    elsewhere |= {HouseRule}
    # The page of a story from the wire says what became of each of its pictures.
    elsewhere |= {WirePicture}
    # A photo's page says what was decided of it in words, and which sizes it is shown in.
    elsewhere |= {StatusChange, Rendition}
    # The pages of tags and people have their pictures.
    elsewhere |= {TopicPicture, Portrait}
    # A digest; that somebody is invited, their account says.
    elsewhere |= {Invitation}
    # That a proxy is to be told something; it goes within seconds.
    elsewhere |= {TakenAway}
    # What hubs are still to be told; it goes within seconds, or within hours where one is down.
    elsewhere |= {HubNews, HubPosition}
    # The page of each text has its versions.
    elsewhere |= {MachineText}
    assert site.is_registered(model) or model in inlines or model in elsewhere


def test_nothing_changes_by_get_and_all_is_said_in_the_desk_s_words(superuser: User) -> None:
    article = fill_paper(superuser)
    client = desk(superuser)
    before = snapshot()
    seen = set()
    for address in every_address(article):
        response = client.get(address)
        if response.streaming:
            b"".join(response)
        assert response.status_code < 500, address
        assert said_wrong(address, response) == [], address
        assert loose_ends(response) == [], address
        assert snapshot() == before, address
        seen.add(response.status_code)
    assert client.get("/admin/").status_code == 200, "the walk logged out on its way"
    assert {200, 302, 404, 405} <= seen


# One's own account and what one typed oneself, and pages that anybody with an account may open.
OPEN_TO_ALL = re.compile(
    r"/admin/($|account/|login/|logout/|password_change/|jsi18n/|notices/seen/|typed/|desk.webmanifest$)"
)


def test_stranger_gets_the_login_and_nothing_else(superuser: User, reader: Client) -> None:
    for address in every_address(fill_paper(superuser)):
        if not OPEN_TO_ALL.match(address) or address == "/admin/":
            response = reader.get(address)
            assert response.status_code in {302, 404}, address
            assert response.status_code == 404 or "/login/" in response["Location"], address


def test_one_without_any_role_reads_nothing(superuser: User) -> None:
    article = fill_paper(superuser)
    client = desk(make_user("Nora Nobody"))
    for address in every_address(article):
        if not OPEN_TO_ALL.match(address):
            assert client.get(address, follow=True).status_code in {404, 405}, address
    assert b"ships" not in client.get("/admin/").content


LISTS = [
    reverse(f"admin:{name}_changelist")
    for name in ("articles_article", "media_photo", "people_person", "related_relatedlink")
]


def test_lists_cost_the_same_with_three_rows_and_with_twelve(superuser: User) -> None:
    client = desk(superuser)
    photo = make_photo(rendered=True)

    def fill(count: int) -> None:
        for _ in range(count):
            make_photo(data=picture_bytes(size=(60, 40)))
            article = live_article(by=superuser, photos=[photo], source="Xinhua", writers=["A B"])
            RelatedLink.objects.create(article_id=article.public_id, headline="Later")
            make_article(by=superuser)

    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    fill(3)
    few = {address: cost(address) for address in (*LISTS, "/admin/")}
    fill(9)
    for address, before in few.items():
        assert cost(address) <= before, address
        # The first page asks one question a list, five for the lists of what is on the fronts, and
        # two for what is out of date there.
        assert before <= (38 if address == "/admin/" else 22), address


def test_account_is_made_with_roles_and_can_open_the_desk(publisher: User) -> None:
    client = desk(publisher)
    address = "/admin/people/user/add/"
    values = form_values(client.get(address).content, "user_form") | {
        "username": "newcomer",
        "first_name": "New",
        "groups": [str(publisher.groups.get().pk)],
        "usable_password": "true",
        "password1": "a-long-harbour-word",
        "password2": "a-long-harbour-word",
    }
    assert client.post(address, values).status_code == 302
    made = User.objects.get(username="newcomer")
    assert made.is_staff
    assert not made.is_superuser
    assert [group.name for group in made.groups.all()] == [Role.PUBLISHER.value]


def test_publisher_changes_no_superuser_and_makes_none(publisher: User, superuser: User) -> None:
    client = desk(publisher)
    page = f"/admin/people/user/{superuser.pk}"
    assert client.post(f"{page}/change/", {"username": "mine"}).status_code == 404
    assert client.post(f"{page}/password/", {"password1": "x", "password2": "x"}).status_code == 404
    own = f"/admin/people/user/{publisher.pk}/change/"
    values = form_values(client.get(own).content, "user_form")
    client.post(own, values | {"is_superuser": "on", "groups": [publisher.groups.get().pk]})
    assert not User.objects.get(pk=publisher.pk).is_superuser


@pytest.mark.parametrize("name", ["articles/article", "people/user", "editions/edition"])
def test_stories_accounts_and_editions_are_never_deleted(name: str, superuser: User) -> None:
    fill_paper(superuser)
    address = f"/admin/{name}/1/delete/"
    client = desk(superuser)
    before = snapshot()
    assert client.post(address, {"post": "yes"}).status_code == 404
    assert snapshot() == before


def test_record_is_to_look_at_only(superuser: User) -> None:
    fill_paper(superuser)
    client = desk(superuser)
    before = snapshot()
    for model in models():
        if model._meta.app_label == "editions" and site.is_registered(model):
            name = f"admin:editions_{model._meta.model_name}"
            assert client.post(reverse(f"{name}_add"), {"by": "me"}).status_code == 404
    assert snapshot() == before


def test_salt_of_the_record_is_shown_to_nobody(superuser: User) -> None:
    article = fill_paper(superuser)
    edition = Edition.objects.filter(article_id=article.public_id).earliest("number")
    page = desk(superuser).get(f"/admin/editions/edition/{edition.pk}/change/").content.decode()
    assert article.headline.split()[1] in page
    salts = apps.get_model("editions", "EditionContent").objects.values_list("salt", flat=True)
    assert not any(salt in page for salt in salts)
