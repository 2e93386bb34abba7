"""Embargo and hold: what is kept back goes out by no way, until it is released or named."""

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
from wire.ingest import Wanted, ingest

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
PAGE = "Old king dies\n(Xinhua) 09:19, September 11, 2024\n\nThe old king died on Monday."


def embargoed(**kwargs: object) -> Article:
    """Return a story that may go out tomorrow."""
    article = make_article(**kwargs)  # type: ignore[arg-type]
    embargo(article, until=timezone.now() + DAY, by=SHELL, note="The ministry's.")
    return article


def on_hold(*people: User, article: Article | None = None) -> Article:
    """Return a story that only these people see."""
    article = article or make_article(headline="The old king")
    day = timezone.localdate() + 90 * DAY
    hold(article, name="Old  King", people=people, look_again_on=day, by=SHELL)
    return article


def actions_of(article: Article) -> list[tuple[str, str]]:
    """Return what the timeline says, oldest first."""
    return list(Event.objects.filter(article=article).order_by("pk").values_list("action", "note"))


# --- Embargo ------------------------------------------------------------------------------------


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


# --- Hold ---------------------------------------------------------------------------------------


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
