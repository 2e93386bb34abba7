"""Photos whose rights are in question go out with a line of reason, or not at all."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.acts.clock import publish_due
from articles.acts.stages import move, schedule
from articles.checks.change_kinds import NamedChange
from articles.checks.check import NeedsReason
from articles.door.publishing import amend, publish
from articles.models import Article, Event
from editions.choices import Kind
from editions.models import Edition, PublishedArticle
from media.models import Photo
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article, make_photo

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 10)
NOON = timezone.make_aware(datetime(2026, 3, 10, 12))


def approved(**limits: Any) -> Article:
    article = make_article(photos=[make_photo(**limits)])
    move(article, "approve", by=SHELL)
    return article


def limit(article: Article, **limits: Any) -> None:
    Photo.objects.filter(pk__in=article.figures.values("photo")).update(**limits)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"licence_until": TODAY - timedelta(1)}, "could be used only until 9 March 2026."),
        ({"licence_from": TODAY + timedelta(1)}, "may be used only from 11 March 2026."),
        ({"embargo_until": NOON + timedelta(minutes=1)}, "embargoed until 10 March 2026, 12:01."),
    ],
)
def test_photo_whose_rights_are_in_question_asks_for_a_reason(
    limits: dict[str, Any], words: str
) -> None:
    article = make_article(photos=[make_photo(**limits)])
    with pytest.raises(NeedsReason, match=words):
        publish(article, by=SHELL, at=NOON)
    assert not Edition.objects.exists()
    publish(article, NamedChange(reason="The agency said yes by telephone."), by=SHELL, at=NOON)
    edition = Edition.objects.get()
    assert edition.parsed.reason == "The agency said yes by telephone."
    assert Event.objects.filter(action="publish first").get().note == edition.parsed.reason


@pytest.mark.parametrize(
    "limits",
    [{"licence_until": TODAY}, {"licence_from": TODAY}, {"embargo_until": NOON}, {}],
)
def test_photo_asks_nothing_on_the_first_and_the_last_day_of_its_licence(
    limits: dict[str, Any],
) -> None:
    publish(make_article(photos=[make_photo(**limits)]), by=SHELL, at=NOON)
    assert PublishedArticle.objects.count() == 1


def test_one_reason_answers_for_all_photos(publisher: User) -> None:
    long_ago = timezone.localdate() - timedelta(days=30)
    article = make_article(photos=[make_photo(licence_until=long_ago) for _ in range(2)])
    with pytest.raises(NeedsReason) as refused:
        publish(article, by=publisher)
    assert len(refused.value.checks) == 2
    publish(article, NamedChange(reason="Both were bought again."), by=publisher)


def test_scheduling_asks_for_the_rights_at_that_moment_and_keeps_the_reason() -> None:
    today = timezone.localdate()
    article = approved(licence_until=today)
    at = timezone.now() + timedelta(days=2)
    with pytest.raises(NeedsReason):
        schedule(article, at=at, by=SHELL)
    schedule(article, at=at, by=SHELL, reason="Bought for a week more.")
    assert "Bought for a week more." in Event.objects.filter(action="schedule").get().note
    assert [edition is not None for _, edition in publish_due(at)] == [True]
    assert Edition.objects.get().parsed.reason == "Bought for a week more."
    assert Article.objects.get().rights_accepted == {}


def test_right_that_ended_after_scheduling_stops_the_story_at_its_time() -> None:
    article = approved()
    at = timezone.now() + timedelta(minutes=5)
    schedule(article, at=at, by=SHELL)
    limit(article, licence_until=timezone.localdate() - timedelta(days=1))
    assert [edition for _, edition in publish_due(at)] == [None]
    assert "could be used only until" in Article.objects.get().publish_problem
    assert not Edition.objects.exists()


def test_reason_for_one_limit_is_none_for_another() -> None:
    article = approved(licence_until=timezone.localdate() - timedelta(days=1))
    at = timezone.now() + timedelta(minutes=5)
    schedule(article, at=at, by=SHELL, reason="One day more was granted.")
    limit(article, licence_until=timezone.localdate() - timedelta(days=9))
    assert [edition for _, edition in publish_due(at)] == [None]


def test_correcting_a_live_text_is_not_held_up_by_rights() -> None:
    article = live_article(photos=[make_photo()])
    limit(article, licence_until=timezone.localdate() - timedelta(days=1))
    amend(article, {"headline": "Six ships"}, NamedChange(Kind.UPDATE), by=SHELL)
    assert PublishedArticle.objects.get().headline == "Six ships"
