"""What was changed behind the desk's back is found and named, and the clock does not send it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from articles.acts.clock import publish_due
from articles.acts.stages import move, schedule
from articles.apps import TIMELINE
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, withdraw
from articles.models import Article, Event, Revision
from articles.timeline import seal_save
from editions.append_only import triggers_lifted
from editions.choices import Kind
from people.actors import SHELL
from tests.builders import live_article, make_article

pytestmark = pytest.mark.django_db


def due_story() -> Article:
    """Return an approved story whose time has come."""
    article = make_article(headline="Ferry sails")
    move(article, "submit", by=SHELL, note="Please look.")
    move(article, "approve", by=SHELL)
    schedule(article, at=timezone.now() + timedelta(hours=1), by=SHELL)
    Article.objects.filter(pk=article.pk).update(publish_at=timezone.now())
    return article


def without_first(events: "list[Event]") -> None:
    Event.objects.filter(pk=events[0].pk)._raw_delete("default")


def without_last(events: "list[Event]") -> None:
    Event.objects.filter(pk=events[-1].pk)._raw_delete("default")


ON_THE_TIMELINE: dict[str, tuple[Callable[[list[Event]], object], str]] = {
    "another note": (
        lambda events: Event.objects.filter(pk=events[0].pk).update(note="Never."),
        "the note of act 1",
    ),
    "no note": (
        lambda events: Event.objects.filter(pk=events[0].pk).update(note="", salt=""),
        "the note of act 1",
    ),
    "another name": (
        lambda events: Event.objects.filter(pk=events[1].pk).update(by="Nobody"),
        "act 2 of its timeline (“approve” by Nobody), or the act before it, was changed",
    ),
    "another time": (
        lambda events: Event.objects.filter(pk=events[2].pk).update(at=timezone.now()),
        "act 3 of its timeline (“schedule”",
    ),
    "one act less": (without_first, "act 1 of its timeline"),
    "the last act less": (without_last, "its timeline has 2 acts and does not end as it did"),
    "one act more": (
        lambda events: Event.objects.create(article=events[0].article, by="x", action="approve"),
        "act 4 of its timeline",
    ),
}


@pytest.mark.parametrize("case", ON_THE_TIMELINE)
def test_a_changed_timeline_is_found_and_named(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    article = due_story()
    call_command("verify_record")
    change, complaint = ON_THE_TIMELINE[case]
    with triggers_lifted(connection, TIMELINE):
        change(list(Event.objects.filter(article=article).order_by("pk")))
    with pytest.raises(CommandError):
        call_command("verify_record")
    said = capsys.readouterr().out
    assert f"article {article.public_id}: " in said
    assert complaint in said


def test_a_changed_save_is_found_and_the_clock_does_not_send_it_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    article = due_story()
    revision = Revision.objects.get(article=article)
    text = revision.text.replace("Ferry sails", "Ferry sinks")
    Revision.objects.filter(pk=revision.pk).update(text=text)
    with pytest.raises(CommandError):
        call_command("verify_record")
    assert f"{article.public_id}: save 1, the approved one, was changed" in capsys.readouterr().out
    assert [edition for _, edition in publish_due()] == [None]
    article.refresh_from_db()
    assert not article.is_live
    assert "was changed since it was approved" in article.publish_problem


def test_another_save_put_in_the_place_of_the_approved_one_is_found_and_not_sent_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    article, other = due_story(), make_article()
    Article.objects.filter(pk=article.pk).update(approved_revision=other.revisions.get())
    with pytest.raises(CommandError):
        call_command("verify_record")
    assert "is not the one that was approved, and goes out by the clock" in capsys.readouterr().out
    assert [edition for _, edition in publish_due()] == [None]


def test_an_approved_save_whose_seal_was_made_anew_with_it_is_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    article = due_story()
    revision = Revision.objects.get(article=article)
    revision.text = revision.text.replace("Ferry sails", "Ferry sinks")
    seal_save(revision).save()
    with pytest.raises(CommandError):
        call_command("verify_record")
    assert "is not the one that was approved" in capsys.readouterr().out
    assert [edition for _, edition in publish_due()] == [None]


def test_what_was_approved_goes_out_by_the_clock() -> None:
    article = due_story()
    assert [edition.number for _, edition in publish_due() if edition] == [1]
    article.refresh_from_db()
    amend(article, {"headline": "Ferry sailed"}, NamedChange(Kind.UPDATE), by=SHELL)
    withdraw(article, reason="Wrong.", by=SHELL)
    call_command("verify_record")


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ({"live": "withdrawn"}, "the desk says “Withdrawn”, edition 1, and the record “Live”"),
        ({"live": "not_yet"}, "the desk says “Not yet”"),
        ({"live_edition": 7}, "edition 7, and the record “Live”, edition 1"),
        ({"live_path": "/2020/01/01/x/"}, "the desk says that it stands at /2020/01/01/x/"),
    ],
)
def test_a_desk_that_says_of_readers_otherwise_than_the_record_is_found_and_mended(
    column: dict[str, object], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    article = live_article()
    Article.objects.filter(pk=article.pk).update(**column)
    with pytest.raises(CommandError):
        call_command("verify_record")
    assert words in capsys.readouterr().out
    call_command("rebuild_site")
    call_command("verify_record")


def test_the_guard_of_the_timeline_that_does_not_stand_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with connection.cursor() as cursor:
        on = " ON articles_event" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER articles_event_no_update{on}")
    with pytest.raises(CommandError):
        call_command("verify_record")
    assert "the trigger articles_event_no_update does not stand" in capsys.readouterr().out
