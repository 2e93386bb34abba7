"""A story on hold exists only for those named: every address, list and choice says so."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.acts.stages import move
from articles.models import Article, Hold
from people.actors import SHELL
from people.models import Organisation, Person, User
from people.roles import Role
from tests.builders import live_article, make_article, make_photo
from tests.conftest import make_user
from tests.desk.client import action_url, desk, form_values, story_url
from tests.desk.url_walk import every_address, surround
from tests.lengths import dealt

pytestmark = pytest.mark.django_db

STRANGERS = (Role.PUBLISHER, Role.WEB_EDITOR, Role.REPORTER, Role.PHOTO_EDITOR, Role.MODERATOR)
# Who sees most walks every page; in the short form the others share the pages among them.
FIRST, *OTHERS = STRANGERS
# These look a second time, when the story has nothing any more by which a list could differ.
COMPARING = (Role.PUBLISHER, Role.PHOTO_EDITOR)


@pytest.fixture
def held(superuser: User) -> Article:
    """An approved story about ships, with a row of everything around it, in a paper of ferries."""
    live_article(photos=[make_photo()], tags=["Sea"])
    article = make_article(
        headline="Old ships",
        body="<p>Seven ships were sunk.</p>",
        photos=[make_photo()],
        writers=["Writer of one story"],
    )
    move(article, "approve", by=SHELL)
    surround(article, superuser)
    return Article.objects.get(pk=article.pk)


def plain(client: Client, method: str, address: str) -> tuple[int, str]:
    """Return status and page of an address, without the ids and tokens that stand in it."""
    response = getattr(client, method)(address)
    body = b"".join(response) if response.streaming else response.content
    page = body.decode("utf-8", "replace").replace(address, "")
    return response.status_code, re.sub(r'(csrfmiddlewaretoken" value|nonce)="[^"]*"', "", page)


def pages_for[T](role: Role, pages: list[T]) -> list[T]:
    """Return what somebody of this role walks: all pages, or their share."""
    return pages if role == FIRST else dealt(pages, OTHERS.index(role), len(OTHERS))


@pytest.mark.long
@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.REPORTER])
def test_held_story_answers_like_one_that_is_not_there(role: Role, held: Article) -> None:
    user = make_user("Ann Actor", role)
    Article.objects.filter(pk=held.pk).update(created_by=user)
    client = desk(user)
    pairs = list(zip(every_address(held), every_address(None), strict=True))
    differing = [(theirs, missing) for theirs, missing in pairs if theirs != missing]
    assert len(differing) > 60
    for number, (theirs, missing) in enumerate(pages_for(role, differing)):
        # A page not yet saved is about no story, a picture is the library's, and what is
        # remembered is of a house.
        if theirs.startswith(("/admin/stories/new/", "/admin/pictures/", "/admin/remembered/")):
            continue
        # The short form deletes every second one: no page of the desk knows that way.
        for method in ("get", "post", *dealt(["delete"], number % 2, 2)):
            assert plain(client, method, theirs) == plain(client, method, missing), theirs
    assert Hold.objects.filter(article=held).exists()
    held.refresh_from_db()
    assert (held.stage, held.assigned_to) == ("approved", None)


SEARCHES = [
    "/admin/articles/article/?q=old",
    "/admin/articles/article/?stage__exact=approved",
    "/admin/articles/note/?q={id}",
    "/admin/articles/event/?q={id}",
    "/admin/story-choices/?term=old",
    "/admin/autocomplete/?app_label=articles&model_name=article&field_name=translation_of&term=old",
    "/admin/related/relatedlink/?q={id}",
]


def see_it_unnamed(held: Article, address: str, page: str) -> None:
    """See that a page does not say that there is such a story."""
    words = page.lower().replace(held.public_id, "") if "?q=" in address else page.lower()
    assert "ships" not in words, address
    assert held.public_id not in words, address


def lists_for(role: Role, held: Article) -> list[str]:
    """Return the pages about no story that somebody of this role walks, and searches for it."""
    pages = [address for address in every_address(None) if not address.endswith("logout/")]
    return [*pages_for(role, pages), *(search.format(id=held.public_id) for search in SEARCHES)]


@pytest.mark.long
@pytest.mark.parametrize("role", [role for role in STRANGERS if role not in COMPARING])
def test_no_list_names_a_held_story(role: Role, held: Article) -> None:
    client = desk(make_user("Ann Actor", role))
    for address in lists_for(role, held):
        see_it_unnamed(held, address, plain(client, "get", address)[1])


@pytest.mark.long
@pytest.mark.parametrize("role", COMPARING)
def test_no_list_filter_or_choice_names_it_or_differs_by_what_it_has(
    role: Role, held: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Pages say how long ago something was: nothing becomes older between two looks.
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    held.source = Organisation.objects.named("House of one story")
    held.save()
    client = desk(make_user("Ann Actor", role))
    photo = held.figures.get().photo
    assert photo is not None
    addresses = lists_for(role, held)
    addresses += [f"/admin/articles/article/?source={held.source.pk}"]
    addresses += [f"/admin/media/photo/?use={use}" for use in ("draft", "none", "live")]
    addresses += ["/admin/media/photo/?use=draft&rights=usable", "/admin/media/photo/?use=none&q=a"]
    with_it = {address: steady(client, address) for address in addresses}
    assert photo.content_hash in with_it["/admin/media/photo/?use=none"]
    for address, page in with_it.items():
        see_it_unnamed(held, address, page)
    Article.objects.filter(pk=held.pk).update(source=None)
    held.figures.all().delete()
    held.credits.all().delete()
    for address in addresses:
        # What is in use is not deleted: that page says that stories or photos use a name, and no
        # more.
        if not address.endswith("delete/"):
            assert steady(client, address) == with_it[address], address


def steady(client: Client, address: str) -> str:
    """Return a page without the keys that each new page gets."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", plain(client, "get", address)[1])


def test_an_account_is_closed_without_telling_how_many_held_stories_it_had(
    held: Article, publisher: User, second_publisher: User, reporter: User
) -> None:
    Article.objects.filter(pk=held.pk).update(created_by=reporter)
    held.hold.people.add(reporter)
    make_article(by=reporter)
    address = reverse("admin:close_account", args=[reporter.pk])
    page = desk(publisher).post(address, {"successor": second_publisher.pk}, follow=True)
    assert "1 story handed over to Piet Vos" in page.content.decode()
    assert "2 stories" not in desk(publisher).get("/admin/audit/").content.decode()
    held.refresh_from_db()
    assert held.assigned_to == second_publisher


def test_those_named_see_it_and_what_keeps_it(held: Article, web_editor: User) -> None:
    held.hold.people.add(web_editor)
    client = desk(web_editor)
    page = client.get(story_url(held)).content.decode()
    assert "On hold as “Ships”. Only root and Wen Jia see it." in page
    assert b"Old ships" in client.get("/admin/articles/article/").content
    for name in ("story_history", "preview"):
        assert client.get(reverse(f"admin:{name}", args=[held.public_id])).status_code == 200


def test_superuser_sees_what_is_on_hold(held: Article, superuser: User) -> None:
    assert b"Seven ships" in desk(superuser).get(story_url(held)).content


def test_crafted_link_tells_nobody_that_a_held_story_is_there(
    held: Article, moderator: User
) -> None:
    client = desk(moderator)
    address = reverse("admin:decide", args=[live_article().public_id])

    def answer(target: str) -> str:
        values = {"do": f"pin {target}", "version": "0"}
        page = client.post(address, values).content.decode().replace(target, "")
        return re.sub(r'((csrfmiddlewaretoken|page_key)" value|nonce)="[^"]*"', "", page)

    assert answer(held.public_id) == answer("nothere")


def test_deleting_a_person_whom_only_a_held_story_names_does_not_name_the_story(
    held: Article, web_editor: User
) -> None:
    person = Person.objects.get(name="Writer of one story")
    address = reverse("admin:people_person_delete", args=[person.pk])
    page = desk(web_editor).get(address).content.decode()
    assert "Stories or photos use it. Take it out of them first." in page
    assert "ships" not in page.lower()
    desk(web_editor).post(address, {"post": "yes"})
    assert Person.objects.filter(pk=person.pk).exists()


def test_its_name_is_asked_for_where_it_is_published(held: Article, publisher: User) -> None:
    held.hold.people.add(publisher)
    client = desk(publisher)
    url = action_url(held, "publish")
    assert b"Type the name of its hold" in client.get(url).content
    wrong = client.post(url, {"version": held.version, "hold_name": "Boats"})
    assert "type the name of its hold" in wrong.content.decode()
    assert client.post(url, {"version": held.version, "hold_name": "sHIPS "}).status_code == 302
    assert Article.objects.get(pk=held.pk).is_live
    assert not Hold.objects.exists()


def test_it_is_put_on_hold_by_its_page(web_editor: User, reporter: User) -> None:
    article = make_article(by=reporter)
    client = desk(web_editor)
    url = action_url(article, "hold")
    assert 'admin-autocomplete" multiple' in client.get(url).content.decode().replace("\n", "")
    late = {"name": "K", "look_again_on": "2020-01-01"}
    assert "Choose a later day" in client.post(url, late).content.decode()
    client.post(url, {"name": "K", "look_again_on": "2099-01-01", "people": [reporter.pk]})
    assert set(Hold.objects.get().people.all()) == {web_editor, reporter}


def test_day_to_look_again_is_said_loudly_once_it_has_come(held: Article, superuser: User) -> None:
    client = desk(superuser)
    assert "Look at it again on" in client.get(story_url(held)).content.decode()
    Hold.objects.update(look_again_on="2020-01-02")
    page = client.get(story_url(held)).content.decode()
    assert "Look at it again: 2 January 2020 has come." in page


def test_form_of_another_story_does_not_take_a_held_one_as_its_original(
    held: Article, web_editor: User
) -> None:
    article = make_article()
    client = desk(web_editor)
    values = form_values(client.get(story_url(article)).content)
    for key in (held.pk, 987654):
        client.post(story_url(article), values | {"translation_of": str(key)})
        assert Article.objects.get(pk=article.pk).translation_of is None
