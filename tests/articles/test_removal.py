"""The law reaches the record, and the record stays whole."""

import errno
import json
import os
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.acts.removal.orders import ask_removal, do_removal, hide_edition
from articles.acts.removal.removals_list import NotListed
from articles.acts.stages import move, schedule
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, restore, withdraw
from articles.draft.revisions import save_revision
from articles.models import Article, Event, Revision
from articles.workflow import WrongState
from editions.append_only import triggers_lifted
from editions.choices import Kind
from editions.models import Address, EditionContent, PublishedArticle, PublishedHeadline, Removal
from people.actors import SHELL
from people.models import User
from tests.builders import live_article

pytestmark = pytest.mark.django_db

SECRET = "The name of the child who was there is written out in this sentence."


def corrected_story() -> Article:
    """Return a story whose first version said what it should not have."""
    article = live_article(body=f"<p>{SECRET}</p>")
    amend(article, {"body": "<p>A child was there.</p>"}, NamedChange(Kind.UPDATE), by=SHELL)
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
) -> None:
    article = corrected_story()
    order = ask_removal(article, [1], reason="Order 12/24", by=publisher)
    with pytest.raises(WrongState, match="second person"):
        do_removal(order, by=publisher)
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
) -> None:
    article = corrected_story()
    content = EditionContent.objects.get(edition__number=1)
    order = ask_removal(article, [1], reason="Order", by=publisher)
    do_removal(order, by=second_publisher)
    bring_back(content)
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


def list_removal(article: Article, removed_at: str) -> None:
    """List an order to remove the first version, which no database knows of."""
    line = {
        "article_id": article.public_id,
        "numbers": [1],
        "reason": "Order",
        "ordered_by": "P",
        "seconded_by": "Q",
        "removed_at": removed_at,
    }
    (settings.DATA_DIR / "removals.jsonl").write_text(json.dumps(line) + "\n")


def test_a_backup_in_which_the_removed_words_are_live_again_loses_them(
    publisher: User,
    second_publisher: User,
    reader: Client,
) -> None:
    article = live_article(body=f"<p>{SECRET}</p>")
    list_removal(article, timezone.now().isoformat())
    call_command("apply_removals")
    assert reader.get(article.live_path).status_code == 410
    assert not EditionContent.objects.filter(text__contains=SECRET).exists()
    call_command("rebuild_site")
    call_command("verify_record")


def test_an_order_takes_no_text_that_went_out_after_it_under_the_same_number(
    publisher: User, reader: Client
) -> None:
    article = live_article()
    list_removal(article, "2026-01-02T03:04:05+00:00")
    call_command("verify_record")
    call_command("apply_removals")
    assert reader.get(article.live_path).status_code == 200


def test_what_only_looks_like_removed_words_stays(
    publisher: User, second_publisher: User, reader: Client
) -> None:
    article = live_article(headline="War")
    amend(article, {"headline": "War sunday"}, NamedChange(Kind.UPDATE), by=SHELL)
    article.refresh_from_db()
    workflow.log(article, "note", publisher, note="Warsaw rang twice.")
    do_removal(ask_removal(article, [1], reason="Order", by=publisher), by=second_publisher)
    assert Event.objects.filter(note="Warsaw rang twice.").exists()
    assert reader.get(PublishedArticle.objects.get().get_absolute_url()).status_code == 200


def test_an_order_that_is_listed_and_was_not_carried_out_is_found_and_carried_out(
    publisher: User, second_publisher: User, capsys: pytest.CaptureFixture[str]
) -> None:
    article = corrected_story()
    order = ask_removal(article, [1], reason="Order", by=publisher)
    with transaction.atomic():
        do_removal(order, by=second_publisher)
        # The site is ended before the transaction is.
        transaction.set_rollback(True)
    assert EditionContent.objects.filter(text__contains=SECRET).exists()
    with pytest.raises(CommandError):
        call_command("verify_record")
    assert f"{article.public_id}, edition 1: is to be removed by order" in capsys.readouterr().out
    call_command("apply_removals")
    assert not EditionContent.objects.filter(text__contains=SECRET).exists()
    order.refresh_from_db()
    assert order.done_at is not None
    call_command("verify_record")


def test_nothing_is_removed_that_the_disk_does_not_list(
    publisher: User, second_publisher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = corrected_story()
    list_file = settings.DATA_DIR / "removals.jsonl"
    list_file.write_text('{"torn')
    write = os.write

    def full(descriptor: int, data: bytes) -> int:
        if len(data) < 40:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, data[:-30])

    monkeypatch.setattr(os, "write", full)
    order = ask_removal(article, [1], reason="Order", by=publisher)
    with pytest.raises(NotListed, match=r"Nothing was removed.*No space left"):
        do_removal(order, by=second_publisher)
    assert list_file.read_text() == '{"torn'
    assert EditionContent.objects.filter(text__contains=SECRET).exists()
    order.refresh_from_db()
    assert order.done_at is None


def test_a_torn_line_is_named_and_the_other_orders_are_carried_out(
    publisher: User, second_publisher: User, capsys: pytest.CaptureFixture[str]
) -> None:
    list_file = settings.DATA_DIR / "removals.jsonl"
    torn = '{"article_id":"abc","numbers":[1],"rea'
    list_file.write_text(torn)
    article = corrected_story()
    content = EditionContent.objects.get(edition__number=1)
    do_removal(ask_removal(article, [1], reason="Order", by=publisher), by=second_publisher)
    bring_back(content)
    for line in ("[1, 2]", "{}", '{"article_id": 1}', "\x00\x00", "null"):
        with list_file.open("a") as file:
            file.write(line + "\n")
    with pytest.raises(CommandError, match="5 lines could not be read"):
        call_command("apply_removals")
    assert "line 1 cannot be read: “" + torn in capsys.readouterr().out
    assert not EditionContent.objects.filter(text__contains=SECRET).exists()
    with pytest.raises(CommandError, match="5 things are wrong"):
        call_command("verify_record")


def test_a_removal_that_the_list_lost_is_found_and_listed_again(
    publisher: User, second_publisher: User, capsys: pytest.CaptureFixture[str]
) -> None:
    article = corrected_story()
    do_removal(ask_removal(article, [1], reason="Order", by=publisher), by=second_publisher)
    list_file = settings.DATA_DIR / "removals.jsonl"
    was = list_file.read_text()
    list_file.unlink()
    with pytest.raises(CommandError):
        call_command("verify_record")
    assert "the list of removals does not say so" in capsys.readouterr().out
    call_command("apply_removals")
    assert json.loads(list_file.read_text()) == json.loads(was)
    call_command("verify_record")


def test_the_removed_headline_leaves_what_later_versions_carry_along_and_the_address(
    reader: Client, publisher: User, second_publisher: User
) -> None:
    article = live_article(headline="Ann Zwicker is the witness")
    old = article.live_path
    Client().get(old)
    amend(article, {"headline": "The witness"}, NamedChange(Kind.UPDATE), by=SHELL)
    assert PublishedHeadline.objects.filter(key="annzwickeristhewitness").exists()
    assert reader.get(old).status_code == 200
    do_removal(ask_removal(article, [1], reason="Order", by=publisher), by=second_publisher)
    assert not PublishedHeadline.objects.filter(key="annzwickeristhewitness").exists()
    assert not Address.objects.filter(slug__contains="zwicker").exists()
    assert reader.get(old).status_code == 410
    assert reader.get(f"{old}history/").status_code == 410
    article.refresh_from_db()
    assert "zwicker" not in article.live_path
    assert reader.get(article.live_path).status_code == 200
    another = live_article(headline="Ann Zwicker is the witness")
    assert another.live_path == old[:-1] + "-2/"
    call_command("verify_record")
    call_command("rebuild_site")
    call_command("verify_record")
    call_command("check_leaks")


def test_what_a_removal_left_of_an_edition_is_checked_too(
    publisher: User, second_publisher: User, capsys: pytest.CaptureFixture[str]
) -> None:
    article = live_article(headline="Ann Zwicker is the witness")
    amend(article, {"headline": "The witness"}, NamedChange(Kind.UPDATE), by=SHELL)
    do_removal(ask_removal(article, [1], reason="Order", by=publisher), by=second_publisher)
    left = EditionContent.objects.get(edition__number=2)
    text = left.text.replace("The witness", "The culprit")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        EditionContent.objects.filter(pk=left.pk).update(text=text)
    with triggers_lifted(connection):
        EditionContent.objects.filter(pk=left.pk).update(text=text)
    with pytest.raises(CommandError):
        call_command("verify_record")
    assert "edition 2: its content was changed" in capsys.readouterr().out


def test_the_draft_loses_what_was_removed_and_keeps_what_was_written_since(
    publisher: User, second_publisher: User
) -> None:
    article = corrected_story()
    article.body = f"<p>{SECRET}</p><p>And it was there again.</p>"
    article.save()
    save_revision(article, SHELL)
    move(article, "approve", by=SHELL)
    schedule(article, at=timezone.now() + timedelta(days=1), by=SHELL)
    do_removal(ask_removal(article, [1], reason="Order", by=publisher), by=second_publisher)
    article.refresh_from_db()
    assert article.body == "<p>And it was there again.</p>"
    assert article.publish_at is None
    assert not Revision.objects.filter(text__contains=SECRET).exists()
    call_command("verify_record")


def test_the_second_person_sees_what_will_be_gone_and_where_it_stays(
    client: Client, publisher: User, second_publisher: User
) -> None:
    article = corrected_story()
    alone = ask_removal(article, [1], reason="Order", by=publisher)
    amend(article, {"kicker": "Sea"}, NamedChange(Kind.HOUSEKEEPING, reason="Label."), by=SHELL)
    said_again = ask_removal(article, [2], reason="Order", by=publisher)
    client.force_login(second_publisher)
    page = client.get(reverse("admin:second_removal", args=[alone.pk])).content.decode()
    assert "What will be gone" in page
    assert SECRET in page
    page = client.get(reverse("admin:second_removal", args=[said_again.pk])).content.decode()
    assert "other editions say all of it" in page


def bring_back(content: EditionContent) -> None:
    """Make the record what it was before an order, as an older backup does."""
    with triggers_lifted(connection):
        Removal.objects.all()._raw_delete("default")
        EditionContent.objects.filter(pk=content.pk).update(text=content.text, salt=content.salt)
