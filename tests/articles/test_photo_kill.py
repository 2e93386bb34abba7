"""A killed photo is gone at once from everywhere."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles.checks import NotReady
from articles.photo_kill import kill_photo
from articles.publishing import publish, restore, withdraw
from articles.workflow import WrongState
from editions.choices import Kind
from editions.models import Edition, PublishedArticle
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
