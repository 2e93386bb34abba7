"""A link for an outsider: what it shows, when it ends, and what it gives nobody else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.acts.hold import hold
from articles.acts.preview_links import show_outsider, signed
from articles.draft.revisions import save_revision
from articles.models import Article, Event, PreviewLink
from media.models import Photo, PhotoStatus
from newsroom.leaks import leaks
from people.actors import SHELL
from people.models import User
from people.roles import Act, Role, allows
from tests.builders import make_article, make_photo
from tests.desk.client import desk

pytestmark = pytest.mark.django_db


def page_of(article: Article) -> str:
    return f"/admin/stories/{article.public_id}/outsiders/"


def link_to(article: Article, by: User, hours: int = 48) -> tuple[PreviewLink, str]:
    link = show_outsider(article, by=by, to="Dr. Amara Obi", hours=hours)
    return link, reverse("outsider", args=[signed(link)])


def picture(article_address: str, photo: Photo, width: int = 480) -> str:
    return f"{article_address}picture/{photo.content_hash}-{width}.jpg"


def assert_ended(reader: Client, address: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == 404
    assert b"Ask the newsroom for a new one." in answer.content
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_link_is_made_for_somebody_and_for_two_days(web_editor: User, reader: Client) -> None:
    article = make_article(headline="Bridge opens")
    client = desk(web_editor)
    assert b'value="48"' in client.get(page_of(article)).content
    answer = client.post(page_of(article), {"to": "Dr. Amara Obi", "hours": "48"}, follow=True)
    link = PreviewLink.objects.get()
    assert link.expires_at - timezone.now() > timedelta(hours=47)
    address = reverse("outsider", args=[signed(link)])
    assert address in answer.content.decode()
    assert "Dr. Amara Obi" in Event.objects.filter(action="show an outsider").get().note
    assert "Bridge opens" in reader.get(address).content.decode()


@pytest.mark.parametrize(
    "values", [{"to": " ", "hours": "48"}, {"to": "A", "hours": "0"}, {"to": "A", "hours": "9999"}]
)
def test_link_without_a_name_or_an_end_is_not_made(
    web_editor: User, values: dict[str, str]
) -> None:
    article = make_article()
    assert desk(web_editor).post(page_of(article), values).status_code == 200
    assert not PreviewLink.objects.exists()


def test_outsider_sees_the_draft_as_it_stands_and_that_it_is_not_published(
    web_editor: User, reader: Client
) -> None:
    article = make_article(headline="Bridge opens", photos=[make_photo(rendered=True)])
    _, address = link_to(article, web_editor)
    article.headline = "Bridge closes"
    article.save()
    save_revision(article, SHELL)
    answer = reader.get(address)
    page = answer.content.decode()
    assert "Bridge closes" in page
    assert "Not published." in page
    assert "For Dr. Amara Obi" in page
    for secret in ("/admin/", "/photo/", article.public_id, "history/", "application/ld+json"):
        assert secret not in page
    assert 'name="robots" content="noindex' in page


def test_nothing_of_it_is_kept_found_or_counted(web_editor: User, reader: Client) -> None:
    photo = make_photo(rendered=True)
    article = make_article(photos=[photo])
    _, address = link_to(article, web_editor)
    for asked in (address, picture(address, photo), "/preview/never/"):
        answer = reader.get(asked)
        b"".join(iter(answer))
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert reader.post(asked).status_code == 405
    assert list(leaks([article.public_id])) == []


def test_pictures_are_those_of_the_draft_alone(web_editor: User, reader: Client) -> None:
    photo, other = make_photo(rendered=True), make_photo(rendered=True)
    article = make_article(photos=[photo])
    _, address = link_to(article, web_editor)
    page = reader.get(address).content.decode()
    assert picture(address, photo) in page
    answer = reader.get(picture(address, photo))
    assert b"".join(iter(answer)).startswith(b"\xff\xd8")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert_ended(reader, picture(address, other))
    assert_ended(reader, picture(address, photo, width=481))
    assert reader.get(f"/photo/{photo.content_hash}-480.jpg").status_code == 404
    Photo.objects.filter(pk=photo.pk).update(status=PhotoStatus.KILLED)
    assert_ended(reader, picture(address, photo))
    assert photo.content_hash not in reader.get(address).content.decode()


def test_ended_revoked_forged_and_unknown_links_answer_alike(
    web_editor: User, reader: Client
) -> None:
    photo = make_photo(rendered=True)
    article = make_article(photos=[photo])
    link, address = link_to(article, web_editor)
    old, old_address = link_to(article, web_editor)
    PreviewLink.objects.filter(pk=old.pk).update(expires_at=timezone.now())
    unknown = f"/preview/{Signer(salt='articles.outsiders', sep='~').sign('x' * 32)}/"
    forged = f"/preview/{Signer(salt='another', sep='~').sign(link.token)}/"
    bare = f"/preview/{link.token}/"
    desk(web_editor).post(page_of(article), {"end": str(link.pk)})
    answers = set()
    for ended in (address, old_address, unknown, forged, bare, "/preview/x/"):
        assert_ended(reader, ended)
        assert_ended(reader, picture(ended, photo))
        answers.add(reader.get(ended).content)
    assert len(answers) == 1
    assert Event.objects.filter(action="end an outsider's link").count() == 1
    assert "Ended" in desk(web_editor).get(page_of(article)).content.decode()


def test_link_of_another_story_is_not_ended_from_here(web_editor: User) -> None:
    link, _ = link_to(make_article(), web_editor)
    answer = desk(web_editor).post(page_of(make_article()), {"end": str(link.pk)})
    assert answer.status_code == 404
    assert PreviewLink.objects.get().revoked_at is None


@pytest.mark.parametrize("role", Role)
def test_page_is_there_for_those_who_may_show_the_story(role: Role, other_reporter: User) -> None:
    if role == Role.DUTY_EDITOR:
        pytest.skip("one by time, not by group")
    other_reporter.groups.set(Group.objects.filter(name=role.value))
    article = make_article()
    expected = 200 if allows([role], Act.SHOW_OUTSIDERS) else 404
    assert desk(other_reporter).get(page_of(article)).status_code == expected
    values = {"to": "A source", "hours": "1"}
    desk(other_reporter).post(page_of(article), values)
    assert PreviewLink.objects.exists() is (expected == 200)


def test_reporter_shows_an_own_story(reporter: User) -> None:
    article = make_article(by=reporter)
    desk(reporter).post(page_of(article), {"to": "My source", "hours": "2"})
    assert PreviewLink.objects.get().made_by == reporter


def test_story_on_hold_is_shown_only_by_those_named(
    web_editor: User, publisher: User, reader: Client
) -> None:
    article = make_article()
    _, theirs = link_to(article, web_editor)
    _, named = link_to(article, publisher)
    day = timezone.localdate() + timedelta(days=30)
    hold(article, by=publisher, name="Swan", people=[publisher], look_again_on=day)
    assert_ended(reader, theirs)
    assert reader.get(named).status_code == 200
    assert desk(web_editor).get(page_of(article)).status_code == 404


def test_links_of_a_leaver_end(web_editor: User, reader: Client) -> None:
    _, address = link_to(make_article(), web_editor)
    web_editor.is_active = False
    web_editor.save()
    assert_ended(reader, address)
