"""A translation follows its original: corrected, updated or withdrawn, it becomes a task."""

import pytest

from articles.acts.stages import move
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, withdraw
from articles.draft.revisions import save_revision
from articles.models import Article, Notice, TranslationTask
from editions.choices import Kind
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article

pytestmark = pytest.mark.django_db


def translated(by: User) -> tuple[Article, Article]:
    """Return a live story and the draft of its translation."""
    original = live_article(headline="Five ships")
    translation = make_article(
        by=by, headline="Fünf Schiffe", language="de", translation_of=original
    )
    return original, translation


@pytest.mark.parametrize(
    ("kind", "became"),
    [
        (Kind.CORRECTION, "was corrected"),
        (Kind.CLARIFICATION, "was clarified"),
        (Kind.UPDATE, "was updated"),
    ],
)
@pytest.mark.parametrize("way", ["publish", "amend"])
def test_a_change_that_readers_are_told_of_is_to_be_followed(
    reporter: User, kind: Kind, became: str, way: str
) -> None:
    original, translation = translated(reporter)
    if way == "amend":
        edition = amend(
            original, {"headline": "Six ships"}, NamedChange(kind, note="Six."), by=SHELL
        )
    else:
        original.headline = "Six ships"
        original.save()
        save_revision(original, SHELL)
        edition = publish(original, NamedChange(kind, note="Six."), by=SHELL)
    task = TranslationTask.objects.get()
    assert (task.article, task.original) == (translation, original)
    assert (task.edition_number, task.done_at) == (edition.number, None)
    notice = Notice.objects.get()
    assert (notice.user, notice.article) == (reporter, translation)
    assert became in notice.words


def test_a_withdrawal_is_urgent_where_readers_see_the_translation(
    reporter: User, other_reporter: User
) -> None:
    original, translation = translated(reporter)
    Article.objects.filter(pk=translation.pk).update(assigned_to=other_reporter)
    publish(translation, by=SHELL)
    withdraw(original, reason="Wrong.", by=SHELL)
    assert TranslationTask.objects.get().edition_number == 2
    told = Notice.objects.filter(article=translation)
    assert {notice.user for notice in told} == {reporter, other_reporter}
    assert all(notice.is_urgent for notice in told)


@pytest.mark.parametrize("kind", [Kind.TYPO, Kind.HOUSEKEEPING])
def test_what_changes_no_fact_asks_no_translation(reporter: User, kind: Kind) -> None:
    original, _ = translated(reporter)
    patch = {"headline": "Five shipz"} if kind == Kind.TYPO else {"short_headline": "Ships"}
    amend(original, patch, NamedChange(kind), by=SHELL)
    assert not TranslationTask.objects.exists()


def test_a_change_of_the_translation_asks_nothing_of_the_original(reporter: User) -> None:
    _, translation = translated(reporter)
    publish(translation, by=SHELL)
    amend(translation, {"headline": "Sechs"}, NamedChange(Kind.CORRECTION, note="Sechs."), by=SHELL)
    assert not TranslationTask.objects.exists()


def test_a_translation_that_was_set_aside_follows_nothing(reporter: User) -> None:
    original, translation = translated(reporter)
    move(translation, "spike", by=SHELL)
    withdraw(original, reason="Wrong.", by=SHELL)
    assert not TranslationTask.objects.exists()


def test_nothing_is_asked_for_what_did_not_go_out(
    reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, _ = translated(reporter)

    def stop(*args: object, **kwargs: object) -> None:
        raise RuntimeError("The disk is full.")

    monkeypatch.setattr("articles.door.publishing.workflow.log", stop)
    with pytest.raises(RuntimeError):
        withdraw(original, reason="Wrong.", by=SHELL)
    assert not TranslationTask.objects.exists()
    assert not Notice.objects.exists()
