"""Hold: what is on hold goes out by no way, and is seen by nobody, but by those named."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.acts.clock import publish_due
from articles.acts.colleagues import give
from articles.acts.embargo import embargo, release
from articles.acts.hold import hold, unhold
from articles.acts.stages import move, schedule
from articles.checks.check import KeptBack
from articles.door.publishing import publish
from articles.models import Article, Event, Notice
from articles.workflow import WrongState
from editions.models import Edition
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article
from wire.ingest import ingest
from wire.wanted import Wanted

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
PAGE = "Old king dies\n(Xinhua) 09:19, September 11, 2024\n\nThe old king died on Monday."


def on_hold(*people: User, article: Article | None = None) -> Article:
    """Return a story that only these people see."""
    article = article or make_article(headline="The old king")
    day = timezone.localdate() + 90 * DAY
    hold(article, name="Old  King", people=people, look_again_on=day, by=SHELL)
    return article


def actions_of(article: Article) -> list[tuple[str, str]]:
    """Return what the timeline says, oldest first."""
    return list(Event.objects.filter(article=article).order_by("pk").values_list("action", "note"))


def test_hold_names_whoever_puts_it_on_and_takes_it_off_the_clock(
    web_editor: User, publisher: User
) -> None:
    article = make_article()
    move(article, "approve", by=SHELL)
    schedule(article, at=timezone.now() + DAY, by=SHELL)
    day = timezone.localdate() + DAY
    placed = hold(article, name="K", people=[publisher], look_again_on=day, by=web_editor)
    assert set(placed.people.all()) == {web_editor, publisher}
    assert article.publish_at is None


def test_held_story_goes_out_by_no_slip() -> None:
    article = on_hold()
    move(article, "approve", by=SHELL)
    with pytest.raises(KeptBack, match="on hold"):
        publish(article, by=SHELL)
    with pytest.raises(KeptBack, match="on hold"):
        publish(article, by=SHELL, hold_name="Old queen")
    with pytest.raises(KeptBack, match="on hold"):
        schedule(article, at=timezone.now() + DAY, by=SHELL)
    with pytest.raises(CommandError):
        call_command("publish", article.public_id)
    Article.objects.update(publish_at=timezone.now() - DAY)
    assert [edition for _, edition in publish_due()] == [None]
    assert not Edition.objects.exists()


@pytest.mark.parametrize("typed", ["Old King", "  old   KING ", "oldking"])
def test_typing_its_name_releases_and_publishes_in_one_step(typed: str) -> None:
    article = on_hold()
    assert publish(article, by=SHELL, hold_name=typed).number == 1
    assert not article.is_on_hold
    assert [action for action, _ in actions_of(article)] == ["hold", "unhold", "publish first"]


def test_wire_does_not_send_a_held_story_out(publisher: User) -> None:
    first = ingest(PAGE, Wanted(name="a.txt"))
    assert first.article
    on_hold(publisher, article=first.article)
    again = ingest(PAGE.replace("Monday", "Sunday"), Wanted(name="a.txt", publish=True))
    assert again.article == first.article
    assert "Not published" in again.reason
    assert not Edition.objects.exists()


def test_editor_who_is_not_named_reads_the_same_page_in_as_a_story_of_their_own(
    web_editor: User, publisher: User
) -> None:
    first = ingest(PAGE, Wanted(name="a.txt"))
    assert first.article
    on_hold(publisher, article=first.article)
    own = ingest(PAGE, Wanted(name="Pasted page", by=web_editor))
    assert own.status == "created"
    assert own.article != first.article
    known = ingest(PAGE, Wanted(name="Pasted page", by=publisher))
    assert known.article == own.article


def test_door_knows_no_held_story_for_one_who_is_not_named(
    web_editor: User, publisher: User
) -> None:
    article = on_hold(publisher)
    for act in (
        lambda: publish(article, by=web_editor, hold_name="Old King"),
        lambda: unhold(article, by=web_editor),
        lambda: move(article, "approve", by=web_editor),
    ):
        with pytest.raises(PermissionDenied):
            act()
    publish(article, by=publisher, hold_name="Old King")


def test_hold_needs_a_name_a_later_day_and_people_of_the_desk(moderator: User) -> None:
    article = make_article()
    day = timezone.localdate() + DAY
    with pytest.raises(WrongState, match="short name"):
        hold(article, name="  ", people=[], look_again_on=day, by=SHELL)
    with pytest.raises(WrongState, match="later day"):
        hold(article, name="K", people=[], look_again_on=timezone.localdate(), by=SHELL)
    with pytest.raises(WrongState, match="does not read the desk"):
        hold(article, name="K", people=[moderator], look_again_on=day, by=SHELL)
    with pytest.raises(WrongState, match="never went out"):
        hold(live_article(), name="K", people=[], look_again_on=day, by=SHELL)


def test_held_story_is_given_only_to_one_who_is_named(
    publisher: User, reporter: User, other_reporter: User
) -> None:
    article = on_hold(publisher, reporter)
    with pytest.raises(WrongState, match="not named for it"):
        give(article, "assign", to=other_reporter, by=publisher)
    give(article, "assign", to=reporter, by=publisher)
    assert not Notice.objects.filter(user=other_reporter).exists()


def test_what_is_told_of_a_held_story_reaches_those_named_and_no_webhook(
    publisher: User, second_publisher: User
) -> None:
    article = on_hold(publisher)
    embargo(article, until=timezone.now() + DAY, by=SHELL)
    release(article, by=SHELL, note="It is time.")
    assert [notice.user for notice in Notice.objects.all()] == [publisher]
