"""A killed photo is gone at once from everywhere."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles.acts.photo_kill import kill_photo
from articles.checks.change_kinds import NamedChange
from articles.checks.check import NotReady
from articles.door.publishing import amend, publish, restore, withdraw
from articles.models import Article, Notice
from articles.workflow import WrongState
from editions.choices import Kind
from editions.models import Edition, HiddenEdition, PublishedArticle
from media.models import Photo
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article, make_photo

pytestmark = pytest.mark.django_db


def test_killed_photo_leaves_pages_files_and_record_in_one_act(
    reader: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    photo, other = make_photo(rendered=True), make_photo(rendered=True)
    first = live_article(photos=[photo, other])
    second = live_article(photos=[photo])
    address = f"/photo/{photo.content_hash}-480.jpg"
    paths = [rendition.path for rendition in photo.renditions.all()]
    shown = reader.get(address)
    assert (shown.status_code, shown.getvalue()[:2]) == (200, b"\xff\xd8")
    with django_capture_on_commit_callbacks(execute=True):
        mended = kill_photo(photo, reason="A source is in danger.", by=SHELL)
    assert {article.pk for article in mended} == {first.pk, second.pk}
    assert reader.get(address).status_code == 410
    assert not any(default_storage.exists(path) for path in paths)
    for article in (first, second):
        page = reader.get(article.live_path).content.decode()
        assert photo.content_hash not in page
        newest = Edition.objects.newest(article.public_id)
        assert newest is not None
        assert newest.kind == Kind.HOUSEKEEPING
        assert photo.content_hash not in newest.content.text
    assert other.content_hash in reader.get(first.live_path).content.decode()
    call_command("verify_record")
    call_command("check_leaks")


def test_killed_photo_is_in_no_draft_that_goes_out() -> None:
    photo = make_photo()
    draft = make_article(photos=[photo])
    kill_photo(photo, reason="Rights.", by=SHELL)
    with pytest.raises(NotReady, match="killed"):
        publish(draft, by=SHELL)


def test_story_restored_after_the_kill_comes_back_without_the_photo() -> None:
    photo = make_photo()
    article = live_article(photos=[photo])
    withdraw(article, reason="Wait.", by=SHELL)
    kill_photo(photo, reason="Rights.", by=SHELL)
    restore(article, by=SHELL)
    row = PublishedArticle.objects.get()
    assert row.pictures == []
    assert photo.content_hash not in row.content


def test_killing_asks_for_a_reason_and_is_done_once() -> None:
    photo = make_photo()
    with pytest.raises(WrongState, match="why"):
        kill_photo(photo, reason=" ", by=SHELL)
    kill_photo(photo, reason="Rights.", by=SHELL)
    with pytest.raises(WrongState, match="already"):
        kill_photo(photo, reason="Rights.", by=SHELL)


def test_reporter_may_not_kill(reporter: User) -> None:
    with pytest.raises(PermissionDenied):
        kill_photo(make_photo(), reason="Rights.", by=reporter)


CAPTION = "The witness at her own door."


def story_of_a_door() -> tuple[Photo, Article]:
    """Return a photo with a telling caption, and a live story that showed it in two versions."""
    photo = make_photo(caption=CAPTION)
    article = live_article(photos=[photo], body="<p>A witness was heard.</p>")
    amend(
        article, {"body": "<p>A witness was heard twice.</p>"}, NamedChange(Kind.UPDATE), by=SHELL
    )
    return photo, article


def test_the_kill_s_page_offers_to_hide_the_versions_that_say_its_caption(
    reader: Client, publisher: User
) -> None:
    photo, article = story_of_a_door()
    amend(article, {"figures": ()}, NamedChange(Kind.UPDATE), by=SHELL)
    history = f"{article.live_path}history/"
    assert CAPTION in reader.get(history).content.decode()
    client = Client()
    client.force_login(publisher)
    address = reverse("admin:kill_photo", args=[photo.pk])
    page = client.get(address).content.decode()
    assert "Hide the old versions that show it, too" in page
    assert "edition 1 of" in page
    assert "edition 2 of" in page
    client.post(address, {"reason": "In danger.", "hides_versions": "on"})
    assert CAPTION not in reader.get(history).content.decode()
    assert set(HiddenEdition.objects.values_list("edition__number", flat=True)) == {1, 2}
    call_command("verify_record")


def test_who_may_not_hide_versions_has_publishers_told_of_the_caption(
    photo_editor: User, publisher: User
) -> None:
    photo, _ = story_of_a_door()
    client = Client()
    client.force_login(photo_editor)
    address = reverse("admin:kill_photo", args=[photo.pk])
    page = client.get(address).content.decode()
    assert "Readers still find its caption in 2 old versions" in page
    assert "hides_versions" not in page
    refused = client.post(address, {"reason": "In danger.", "hides_versions": "on"})
    assert refused.status_code == 404
    photo.refresh_from_db()
    assert not photo.is_killed
    client.post(address, {"reason": "In danger."})
    told = Notice.objects.filter(user=publisher).get()
    assert "caption still stands in 2 old versions in the public history" in told.words
