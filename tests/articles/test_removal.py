"""The law reaches the record, and the record stays whole."""

import json

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles.models import Article, Revision
from articles.publishing import amend, restore, withdraw
from articles.removal import ask_removal, do_removal, hide_edition
from articles.workflow import WrongState
from editions.append_only import triggers_lifted
from editions.choices import Kind
from editions.models import EditionContent, Removal
from people.actors import SHELL
from people.models import User
from tests.builders import live_article

pytestmark = pytest.mark.django_db

SECRET = "The name of the child who was there is written out in this sentence."


def corrected_story() -> Article:
    """Return a story whose first version said what it should not have."""
    article = live_article(body=f"<p>{SECRET}</p>")
    amend(article, {"body": "<p>A child was there.</p>"}, kind=Kind.UPDATE, by=SHELL)
    return article


def test_hidden_version_leaves_the_public_history_and_stays_in_the_record(
    reader: Client, publisher: User
) -> None:
    article = corrected_story()
    history = f"{article.live_path}history/"
    assert "written out" in reader.get(history).content.decode()
    hide_edition(article, 1, reason="Names a child.", by=publisher)
    assert "written" not in reader.get(history).content.decode()
    assert SECRET in EditionContent.objects.get(edition__number=1).text
    call_command("verify_record")
    call_command("check_leaks")


def test_the_version_readers_see_cannot_be_hidden_or_removed(publisher: User) -> None:
    article = corrected_story()
    with pytest.raises(WrongState, match="Readers see this version now"):
        hide_edition(article, 2, reason="x", by=publisher)
    with pytest.raises(WrongState, match="Readers see this version now"):
        ask_removal(article, [2], reason="x", by=publisher)


def test_two_people_erase_by_order_and_a_tombstone_stands(
    reader: Client,
    publisher: User,
    second_publisher: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    article = corrected_story()
    order = ask_removal(article, [1], reason="Order 12/24", by=publisher)
    with pytest.raises(WrongState, match="second person"):
        do_removal(order, by=publisher)
    with django_capture_on_commit_callbacks(execute=True):
        do_removal(order, by=second_publisher)
    assert not EditionContent.objects.filter(text__contains=SECRET).exists()
    assert not Revision.objects.filter(text__contains=SECRET).exists()
    assert Removal.objects.get().reason == "Order 12/24"
    assert "written" not in reader.get(f"{article.live_path}history/").content.decode()
    call_command("verify_record")
    assert "Order 12/24" in (settings.DATA_DIR / "removals.jsonl").read_text()


def test_orders_are_carried_out_again_on_an_older_backup(
    publisher: User,
    second_publisher: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    article = corrected_story()
    content = EditionContent.objects.get(edition__number=1)
    order = ask_removal(article, [1], reason="Order", by=publisher)
    with django_capture_on_commit_callbacks(execute=True):
        do_removal(order, by=second_publisher)
    with triggers_lifted(connection):
        Removal.objects.all()._raw_delete("default")
        EditionContent.objects.filter(pk=content.pk).update(text=content.text, salt=content.salt)
    call_command("apply_removals")
    assert not EditionContent.objects.filter(text__contains=SECRET).exists()
    call_command("apply_removals")
    call_command("verify_record")


def test_story_whose_last_words_were_removed_cannot_be_restored(
    publisher: User, second_publisher: User
) -> None:
    article = live_article()
    withdraw(article, reason="Court.", by=publisher)
    do_removal(ask_removal(article, [1], reason="Court", by=publisher), by=second_publisher)
    with pytest.raises(WrongState, match="removed by order"):
        restore(article, by=publisher)


def test_only_publishers_hide_and_remove(web_editor: User) -> None:
    article = corrected_story()
    with pytest.raises(PermissionDenied):
        hide_edition(article, 1, reason="x", by=web_editor)
    with pytest.raises(PermissionDenied):
        ask_removal(article, [1], reason="x", by=web_editor)


def test_a_backup_in_which_the_removed_words_are_live_again_loses_them(
    publisher: User,
    second_publisher: User,
    reader: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    article = live_article(body=f"<p>{SECRET}</p>")
    line = {
        "article_id": article.public_id,
        "numbers": [1],
        "reason": "Order",
        "ordered_by": "P",
        "seconded_by": "Q",
        "removed_at": "2026-01-02T03:04:05+00:00",
    }
    (settings.DATA_DIR / "removals.jsonl").write_text(json.dumps(line) + "\n")
    call_command("apply_removals")
    assert reader.get(article.live_path).status_code == 410
    assert not EditionContent.objects.filter(text__contains=SECRET).exists()
    call_command("rebuild_site")
    call_command("verify_record")
