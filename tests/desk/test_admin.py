"""The admin as a whole: every model is there, nothing changes by GET, lists cost the same."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.admin import ModelAdmin, site
from django.core import serializers
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.models import Article, ArticleTag, RecoveryCopy
from articles.publishing import amend, withdraw
from articles.recovery import keep_copy, new_key
from articles.removal import ask_removal, hide_edition
from articles.snapshot import story_of
from articles.workflow import ACTIONS
from editions.choices import Kind
from editions.models import Edition
from media.models import Photo
from people.actors import SHELL
from people.models import AuditAddress, AuditEntry, User
from people.roles import Role
from related.models import RelatedLink
from tests.builders import live_article, make_article, make_photo, picture_bytes
from tests.conftest import make_user
from tests.desk.driving import desk, form_values

pytestmark = pytest.mark.django_db

ROOMS = {"people", "taxonomy", "media", "editions", "articles", "related", "wire"}


def models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in ROOMS]


def registered() -> Iterator[tuple[type[Model], "ModelAdmin[Model]"]]:
    yield from site._registry.items()


@pytest.mark.parametrize("model", models())
def test_every_model_is_in_the_admin(model: type[Model]) -> None:
    inlines = {inline.model for _, admin in registered() for inline in admin.inlines}
    # A story's tags are a field of its page; what happened to accounts has a page of its own.
    elsewhere = {ArticleTag, AuditEntry, AuditAddress}
    assert site.is_registered(model) or model in inlines or model in elsewhere


def whole_paper(superuser: User) -> Article:
    """Fill the paper with a row of everything, and return a story that has been through much."""
    article = live_article(
        headline="Five ships", photos=[make_photo(rendered=True), None], tags=["Sea"], source="X"
    )
    amend(article, {"headline": "Six ships"}, kind=Kind.CORRECTION, note="Six.", by=SHELL)
    amend(article, {"headline": "Seven ships"}, kind=Kind.UPDATE, by=SHELL)
    hide_edition(article, 1, reason="x", by=SHELL)
    ask_removal(article, [1], reason="x", by=superuser)
    RelatedLink.objects.create(article_id=article.public_id, headline="Later")
    gone = live_article()
    withdraw(gone, reason="x", by=SHELL)
    make_article()
    typed = story_of(article).with_changes({"headline": "Not saved"})
    keep_copy(superuser, article, new_key(), 1, typed)
    return article


def dump() -> str:
    """Return every row of the product."""
    text: str = serializers.serialize(
        "json", [row for model in models() for row in model._default_manager.order_by("pk")]
    )
    return text


def patterns(found: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in found:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns, route)
        else:
            yield route


def writing_addresses(photo: Photo) -> Iterator[str]:
    """Yield what a story's page asks for while somebody writes on it."""
    yield f"/admin/pictures/{photo.content_hash}/"
    yield from ("/admin/photo-choices/?q=ferry", "/admin/photo-choices/new/")
    yield from ("/admin/name-choices/person/?term=li", "/admin/name-choices/person/new/?name=Li")
    yield from ("/admin/tag-choices/?q=s", "/admin/tag-suggestions/?text=Sea")
    yield "/admin/original-choices/?term=six"


def addresses(article: Article) -> Iterator[str]:
    """Yield every address of the desk, with the ids of rows that are there."""
    yield "/admin/"
    for model, _ in registered():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        yield reverse(f"{name}_add")
        row = model._default_manager.order_by("pk").first()
        if row is not None:
            for page in ("change", "delete", "history"):
                yield reverse(f"{name}_{page}", args=[row.pk])
    photo = article.figures.get(position=0).photo
    assert photo
    story = f"/admin/stories/{article.public_id}"
    yield from (f"{story}/do/{action}/" for action in ACTIONS)
    yield from (f"{story}/{page}/" for page in ("preview", "settle", "history", "remove"))
    yield from (f"{story}/preview/page/", f"{story}/outsiders/")
    yield f"{story}/translation/"
    yield from (f"{story}/history/1/restore/", f"{story}/editions/1/hide/")
    yield f"{story}/editions/1/restore/"
    yield f"{story}/without/{photo.content_hash}/"
    yield from (f"/admin/photos/{photo.pk}/kill/", f"/admin/photos/{photo.pk}/original/")
    yield f"/admin/pictures/{photo.content_hash}-480.jpg"
    yield from writing_addresses(photo)
    yield from ("/admin/paste/", "/admin/removals/1/", "/admin/story-choices/?term=s")
    copy = RecoveryCopy.objects.earliest("pk")
    for page in ("copy", "take_copy", "drop_copy", "conflict"):
        yield reverse(f"admin:{page}", args=[copy.pk])
    yield "/admin/across/?q=ships"
    yield from ("/admin/stories/many/", "/admin/filters/", "/admin/filters/1/forget/")
    yield "/admin/colleague-choices/?to=read&term=r"
    yield "/admin/notices/seen/"
    yield "/admin/going-out/"
    yield from ("/admin/batches/", "/admin/batches/1/")
    yield from ("/admin/colleague-choices/?to=read&term=r", "/admin/flash/", f"{story}/note/")
    yield from (f"{story}/pulse/", f"/admin/stories/new/{copy.key}/pulse/", "/admin/unsaved/")
    yield from ("/admin/password_change/", "/admin/jsi18n/", "/admin/logout/")
    account = User.objects.earliest("pk").pk
    yield f"/admin/people/user/{account}/password/"
    yield from (f"/admin/accounts/{account}/{page}/" for page in ("close", "open", "second-factor"))
    yield "/admin/audit/"
    query = "?app_label=articles&model_name=credit&field_name=person&term=x"
    yield f"/admin/autocomplete/{query}"


def test_nothing_changes_by_get(superuser: User) -> None:
    article = whole_paper(superuser)
    client = desk(superuser)
    before = dump()
    for address in addresses(article):
        response = client.get(address)
        if response.streaming:
            b"".join(response)
        assert response.status_code in {200, 302, 404, 405}, address
        assert dump() == before, address


def test_the_walk_knows_every_page_of_the_desk(superuser: User) -> None:
    article = whole_paper(superuser)
    resolver = get_resolver()
    asked = {resolver.resolve(address.split("?")[0]).url_name for address in addresses(article)}
    own = {pattern.name for pattern in site.get_urls() if isinstance(pattern, URLPattern)}
    assert own - asked <= {"login", "view_on_site", "app_list", "password_change_done", None}


def test_stranger_gets_the_login_and_nothing_else(superuser: User, reader: Client) -> None:
    article = whole_paper(superuser)
    for address in addresses(article):
        response = reader.get(address)
        assert response.status_code == 302, address
        assert "/admin/login/" in response["Location"] or address == "/admin/logout/"


def test_one_without_any_role_reads_nothing(superuser: User) -> None:
    article = whole_paper(superuser)
    client = desk(make_user("Nora Nobody"))
    allowed = {
        "/admin/",
        "/admin/notices/seen/",
        "/admin/password_change/",
        "/admin/jsi18n/",
        "/admin/logout/",
    }
    for address in addresses(article):
        if address not in allowed:
            assert client.get(address).status_code == 404, address
    assert b"ships" not in client.get("/admin/").content


LISTS = [
    reverse(f"admin:{name}_changelist")
    for name in ("articles_article", "media_photo", "people_person", "related_relatedlink")
]


@pytest.mark.parametrize("address", [*LISTS, "/admin/"])
def test_list_costs_the_same_with_three_rows_and_with_thirty(address: str, superuser: User) -> None:
    client = desk(superuser)

    photo = make_photo(rendered=True)

    def fill(count: int) -> None:
        for _ in range(count):
            make_photo(data=picture_bytes(size=(60, 40)))
            article = live_article(by=superuser, photos=[photo], source="Xinhua", writers=["A B"])
            RelatedLink.objects.create(article_id=article.public_id, headline="Later")
            make_article(by=superuser)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    fill(3)
    few = cost()
    fill(27)
    assert cost() <= few
    # The first page asks one question a heap.
    assert few <= (28 if address == "/admin/" else 22)


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


@pytest.mark.parametrize("name", ["articles_article", "people_user", "editions_edition"])
def test_stories_accounts_and_editions_are_never_deleted(name: str, superuser: User) -> None:
    whole_paper(superuser)
    address = reverse(f"admin:{name}_delete", args=[1])
    client = desk(superuser)
    before = dump()
    assert client.post(address, {"post": "yes"}).status_code == 404
    assert dump() == before


def test_record_is_to_look_at_only(superuser: User) -> None:
    whole_paper(superuser)
    client = desk(superuser)
    before = dump()
    for model in models():
        if model._meta.app_label == "editions" and site.is_registered(model):
            name = f"admin:editions_{model._meta.model_name}"
            assert client.post(reverse(f"{name}_add"), {"by": "me"}).status_code == 404
    assert dump() == before


def test_salt_of_the_record_is_shown_to_nobody(superuser: User) -> None:
    article = whole_paper(superuser)
    edition = Edition.objects.filter(article_id=article.public_id).earliest("number")
    page = desk(superuser).get(f"/admin/editions/edition/{edition.pk}/change/").content.decode()
    assert article.headline.split()[1] in page
    salts = apps.get_model("editions", "EditionContent").objects.values_list("salt", flat=True)
    assert not any(salt in page for salt in salts)
