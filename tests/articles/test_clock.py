"""What is scheduled goes out once, as it was approved."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.acts import clock
from articles.acts.clock import clock_stands_still, publish_due
from articles.acts.stages import move, schedule, unschedule
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, publish_approved
from articles.draft.revisions import save_revision
from articles.models import Article, ClockLook, Event, Notice
from articles.workflow import WrongState
from editions.choices import Kind
from editions.models import Edition, PublishedArticle
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article


def scheduled(**fields: Any) -> Article:
    """Return an approved story that goes out in an hour."""
    article = make_article(**fields)
    move(article, "approve", by=SHELL)
    schedule(article, at=timezone.now() + timedelta(hours=1), by=SHELL)
    return article


LATER = timedelta(hours=2)


@pytest.mark.django_db
def test_nothing_goes_out_before_its_time_and_then_by_the_command() -> None:
    article = scheduled()
    call_command("publish_due")
    assert not PublishedArticle.objects.exists()
    Article.objects.update(publish_at=timezone.now())
    call_command("publish_due")
    assert PublishedArticle.objects.get().pk == article.public_id


@pytest.mark.django_db
def test_exactly_the_approved_words_go_out_whatever_was_saved_since() -> None:
    article = scheduled(headline="As approved")
    article.headline = "Changed since"
    article.save()
    save_revision(article, SHELL)
    list(publish_due(timezone.now() + LATER))
    assert PublishedArticle.objects.get().headline == "As approved"
    article.refresh_from_db()
    assert (article.headline, article.stage) == ("Changed since", "draft")


@pytest.mark.django_db
def test_a_fix_of_the_live_text_is_in_what_is_scheduled() -> None:
    article = live_article(headline="Five ships", body="<p>One.</p>")
    article.body = "<p>One.</p><p>Two.</p>"
    article.save()
    save_revision(article, SHELL)
    move(article, "approve", by=SHELL)
    schedule(article, at=timezone.now() + timedelta(hours=1), by=SHELL)
    amend(article, {"headline": "Six ships"}, NamedChange(Kind.CORRECTION, note="Six."), by=SHELL)
    list(publish_due(timezone.now() + LATER))
    row = PublishedArticle.objects.get()
    assert row.headline == "Six ships"
    assert "Two." in row.body_html


@pytest.mark.django_db
def test_a_story_that_cannot_go_out_says_why_and_stops_no_other() -> None:
    broken, good = scheduled(), scheduled()
    Article.objects.filter(pk=broken.pk).update(
        merge_conflicts=[{"field": "headline", "live": "x"}]
    )
    list(publish_due(timezone.now() + LATER))
    assert PublishedArticle.objects.get().pk == good.public_id
    broken.refresh_from_db()
    assert "Settle" in broken.publish_problem
    assert broken.has_failed


@pytest.mark.django_db
def test_a_story_that_failed_is_not_tried_again_until_it_is_scheduled_anew(
    reporter: User, web_editor: User
) -> None:
    article = make_article(by=reporter)
    move(article, "approve", by=SHELL)
    schedule(article, at=timezone.now() + timedelta(hours=1), by=web_editor)
    Article.objects.update(merge_conflicts=[{"field": "headline", "live": "x"}])
    for _ in range(3):
        list(publish_due(timezone.now() + LATER))
    article.refresh_from_db()
    # Whoever scheduled it hears of it, once.
    notice = Notice.objects.get()
    assert (notice.user, notice.article, notice.is_urgent) == (web_editor, article, True)
    assert f"did not go out at {timezone.localtime(article.publish_at):%H:%M}" in notice.words
    assert Event.objects.filter(action="could not go out").count() == 1
    Article.objects.update(merge_conflicts=[])
    schedule(article, at=timezone.now() + timedelta(hours=1), by=web_editor)
    list(publish_due(timezone.now() + LATER))
    assert PublishedArticle.objects.exists()
    article.refresh_from_db()
    assert (article.publish_at, article.publish_problem) == (None, "")


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["unschedule", "spike", "publish"])
def test_what_is_done_with_a_story_that_failed_ends_the_failure(act: str) -> None:
    article = scheduled()
    Article.objects.update(merge_conflicts=[{"field": "headline", "live": "x"}])
    list(publish_due(timezone.now() + LATER))
    Article.objects.update(merge_conflicts=[])
    if act == "unschedule":
        unschedule(article, by=SHELL)
    elif act == "spike":
        move(article, "spike", by=SHELL)
    else:
        publish(article, by=SHELL)
    article.refresh_from_db()
    assert (article.publish_at, article.publish_problem) == (None, "")


@pytest.mark.django_db
def test_a_story_nobody_scheduled_by_name_fails_to_whoever_began_it(reporter: User) -> None:
    article = scheduled(by=reporter)
    Article.objects.update(merge_conflicts=[{"field": "headline", "live": "x"}])
    list(publish_due(timezone.now() + LATER))
    assert Notice.objects.get().user == reporter
    assert article.created_by == reporter


@pytest.mark.django_db
def test_clock_that_nobody_looked_at_for_a_minute_stands_still() -> None:
    assert "yet: nothing goes out by itself" in clock_stands_still()
    list(publish_due())
    assert clock_stands_still() == ""
    assert clock_stands_still(timezone.now() + timedelta(seconds=62)) == ""
    assert "for 1 minute:" in clock_stands_still(timezone.now() + timedelta(seconds=80))
    assert "for 7 minutes:" in clock_stands_still(timezone.now() + timedelta(minutes=7, seconds=5))


@pytest.mark.django_db
def test_many_looks_at_the_clock_write_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    list(publish_due())
    with django_assert_num_queries(2):
        list(publish_due())
    assert ClockLook.objects.count() == 1


@pytest.mark.django_db
def test_only_an_approved_story_can_be_scheduled_and_not_for_yesterday() -> None:
    article = make_article()
    with pytest.raises(WrongState, match="Approve"):
        schedule(article, at=timezone.now() + LATER, by=SHELL)
    move(article, "approve", by=SHELL)
    with pytest.raises(WrongState, match="passed"):
        schedule(article, at=timezone.now() - LATER, by=SHELL)


@pytest.mark.django_db
def test_unscheduled_story_stays_in() -> None:
    article = scheduled()
    unschedule(article, by=SHELL)
    list(publish_due(timezone.now() + LATER))
    assert not PublishedArticle.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_three_workers_publish_each_story_once() -> None:
    for _ in range(4):
        scheduled()
    due = timezone.now() + LATER

    def work() -> None:
        try:
            list(publish_due(due))
        finally:
            connections.close_all()

    if connection.vendor == "sqlite":
        # A database in memory has one writer; that each story goes out once holds for it too.
        list(publish_due(due))
        list(publish_due(due))
    else:
        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(Edition.objects.values_list("number", flat=True)) == [1, 1, 1, 1]


@pytest.mark.django_db
def test_a_fault_in_one_story_stops_no_other_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    faulty, good = scheduled(), scheduled()

    def publish_or_fail(article: Article, *args: Any, **kwargs: Any) -> Edition:
        if article.pk == faulty.pk:
            raise RuntimeError("The disk is full.")
        return publish_approved(article, *args, **kwargs)

    monkeypatch.setattr(clock, "publish_approved", publish_or_fail)
    list(publish_due(timezone.now() + LATER))
    assert PublishedArticle.objects.get().pk == good.public_id
    faulty.refresh_from_db()
    assert faulty.publish_at is not None
    assert not faulty.has_failed
    # A fault that lasts is told as well.
    Article.objects.filter(pk=faulty.pk).update(publish_at=timezone.now() - timedelta(minutes=11))
    list(publish_due())
    faulty.refresh_from_db()
    assert "Tell whoever runs it" in faulty.publish_problem
