"""Embargo: what is embargoed goes out by no way, until its time or its release."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.acts.clock import publish_due
from articles.acts.embargo import embargo, release
from articles.acts.stages import move, schedule
from articles.checks.change_kinds import NamedChange
from articles.checks.check import KeptBack
from articles.door.publishing import amend, publish
from articles.models import Article, Event, Notice
from articles.workflow import WrongState
from editions.choices import Kind
from editions.models import Edition
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def embargoed(**kwargs: object) -> Article:
    """Return a story that may go out tomorrow."""
    article = make_article(**kwargs)  # type: ignore[arg-type]
    embargo(article, until=timezone.now() + DAY, by=SHELL, note="The ministry's.")
    return article


def actions_of(article: Article) -> list[tuple[str, str]]:
    """Return what the timeline says, oldest first."""
    return list(Event.objects.filter(article=article).order_by("pk").values_list("action", "note"))


def test_embargoed_story_is_not_published_and_the_sentence_says_until_when() -> None:
    article = embargoed()
    with pytest.raises(KeptBack, match=r"Embargoed until \d+ \w+ \d{4}, \d\d:\d\d: release it"):
        publish(article, by=SHELL)
    with pytest.raises(CommandError):
        call_command("publish", article.public_id)
    assert not Edition.objects.exists()


def test_embargoed_story_is_scheduled_for_its_time_and_no_earlier() -> None:
    article = embargoed()
    move(article, "approve", by=SHELL)
    assert article.embargo_until
    with pytest.raises(KeptBack, match="choose that time or a later one"):
        schedule(article, at=article.embargo_until - timedelta(minutes=1), by=SHELL)
    schedule(article, at=article.embargo_until, by=SHELL)
    assert article.publish_at == article.embargo_until


def test_embargo_takes_what_would_go_out_before_it_off_the_clock_and_says_so() -> None:
    article = make_article()
    move(article, "approve", by=SHELL)
    schedule(article, at=timezone.now() + timedelta(hours=2), by=SHELL)
    embargo(article, until=timezone.now() + DAY, by=SHELL)
    assert article.publish_at is None
    assert ("unschedule", "The embargo ends later.") in actions_of(article)


def test_clock_publishes_nothing_that_is_embargoed() -> None:
    article = embargoed()
    move(article, "approve", by=SHELL)
    Article.objects.update(publish_at=timezone.now() - timedelta(minutes=1))
    [(refused, edition)] = publish_due()
    assert edition is None
    assert refused.publish_problem.startswith("Embargoed until")


def test_embargo_that_is_over_stops_nothing() -> None:
    article = embargoed()
    Article.objects.update(embargo_until=timezone.now() - timedelta(seconds=1))
    assert publish(article, by=SHELL).number == 1


def test_live_text_is_corrected_under_an_embargo_but_no_change_goes_out() -> None:
    article = live_article()
    embargo(article, until=timezone.now() + DAY, by=SHELL)
    with pytest.raises(KeptBack):
        publish(article, NamedChange(Kind.UPDATE), by=SHELL)
    assert amend(
        article, {"headline": "Mended"}, NamedChange(Kind.CORRECTION, note="So."), by=SHELL
    )


def test_embargo_in_the_past_is_refused() -> None:
    with pytest.raises(WrongState, match="That time has passed"):
        embargo(make_article(), until=timezone.now() - DAY, by=SHELL)


def test_release_needs_a_reason_and_tells_publishers_at_once(
    web_editor: User, publisher: User, second_publisher: User
) -> None:
    article = embargoed()
    with pytest.raises(WrongState):
        release(article, by=web_editor, note=" ")
    release(article, by=publisher, note="Everybody has it.")
    assert article.embargo_until is None
    told = Notice.objects.filter(is_urgent=True)
    assert set(told.values_list("user", flat=True)) == {second_publisher.pk, None}
    assert "Everybody has it." in told[0].words
