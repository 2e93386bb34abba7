"""The gate: what stops a story is one list, which the door, `schedule` and the desk's pages ask."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.acts.embargo import embargo
from articles.acts.hold import hold
from articles.acts.stages import move, schedule
from articles.checks.check import KeptBack, NeedsReason, NotReady, Stopped
from articles.checks.gate import GATE, GoingOut, in_the_way
from articles.door.publishing import publish
from articles.models import Article
from people.actors import SHELL
from tests.builders import make_article, make_photo

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def embargoed() -> Article:
    """Return a story under an embargo."""
    article = make_article()
    embargo(article, until=timezone.now() + 2 * DAY, by=SHELL)
    return article


def on_hold() -> Article:
    """Return a story on hold."""
    article = make_article()
    hold(article, name="Queen", people=[], look_again_on=timezone.localdate() + DAY, by=SHELL)
    return article


def to_settle() -> Article:
    """Return a story whose draft and live text disagree."""
    article = make_article()
    article.merge_conflicts = [{"field": "headline", "live": "Six ships"}]
    article.save()
    return article


def without_text() -> Article:
    """Return a story without a text."""
    return make_article(body="")


def without_rights() -> Article:
    """Return a story with a photo whose licence has ended."""
    return make_article(photos=[make_photo(licence_until=timezone.localdate() - DAY)])


STOPPED: tuple[tuple[Callable[[], Article], type[Stopped]], ...] = (
    (embargoed, KeptBack),
    (on_hold, KeptBack),
    (to_settle, NotReady),
    (without_text, NotReady),
    (without_rights, NeedsReason),
)


@pytest.mark.parametrize(("make", "refusal"), STOPPED)
def test_what_stops_a_story_is_said_by_the_door_by_the_schedule_and_on_the_page(
    make: Callable[[], Article], refusal: type[Stopped]
) -> None:
    article = make()
    move(article, "approve", by=SHELL)
    with pytest.raises(refusal):
        publish(article, by=SHELL)
    with pytest.raises(refusal):
        schedule(article, at=timezone.now() + DAY, by=SHELL)
    assert article.approved_revision
    going = GoingOut(article, article.approved_revision.story, timezone.now())
    assert len(list(in_the_way(going))) == 1


def test_every_row_of_the_gate_stops_a_story_in_these_tests() -> None:
    assert [refusal for _, refusal in STOPPED] == [refusal for _, refusal in GATE]
