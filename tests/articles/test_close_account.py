"""A leaver's account is closed and the unfinished stories handed over in one action."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.acts.close_account import CannotLeave, close_account, open_account, unfinished
from articles.acts.colleagues import give
from articles.acts.hold import hold
from articles.acts.stages import move, schedule
from articles.draft.snapshot import story_of
from articles.models import Article, Autosave, Event, Notice, Presence, Stage
from people.actors import SHELL
from people.models import AuditEntry, User
from people.roles import Act, Role, may
from tests.builders import live_article, make_article
from tests.conftest import make_user

pytestmark = pytest.mark.django_db


def close(leaver: User, to: User | None, by: User) -> int:
    return close_account(leaver, successor=to, by=by)


def test_what_is_unfinished_goes_to_the_successor_who_may_write_it(
    reporter: User, other_reporter: User, publisher: User
) -> None:
    draft = make_article(by=reporter)
    review = make_article(by=reporter)
    move(review, "submit", by=reporter)
    approved = make_article(by=reporter)
    move(approved, "approve", by=publisher)
    scheduled = make_article(by=reporter)
    move(scheduled, "approve", by=publisher)
    schedule(scheduled, at=timezone.now() + timedelta(hours=1), by=publisher)
    given = make_article()
    give(given, "assign", to=reporter, by=publisher)
    stories = [draft, review, approved, scheduled, given]
    assert close(reporter, other_reporter, publisher) == 5
    for story in stories:
        story.refresh_from_db()
        assert story.assigned_to == other_reporter
        assert may(other_reporter, Act.WRITE, own=story.is_own(other_reporter))
        event = Event.objects.filter(article=story).latest("pk")
        assert (event.action, event.by) == ("hand_over", "Paula Reyes")
        assert event.note == "To Otto Brandt: the account of Rana Idris is closed."
    scheduled.refresh_from_db()
    assert scheduled.publish_at is not None
    [notice] = Notice.objects.filter(user=other_reporter)
    assert notice.words == (
        "Paula Reyes closed the account of Rana Idris. You have 5 stories of theirs now."
    )


def test_what_is_done_or_in_other_hands_stays_where_it_is(
    reporter: User, other_reporter: User, web_editor: User, publisher: User
) -> None:
    done = live_article(by=reporter)
    elsewhere = make_article(by=reporter)
    give(elsewhere, "assign", to=other_reporter, by=web_editor)
    spiked = make_article(by=reporter)
    move(spiked, "spike", by=reporter)
    nobody = make_article()
    assert close(reporter, web_editor, publisher) == 0
    for story in (done, elsewhere, spiked, nobody):
        before = story.assigned_to_id
        story.refresh_from_db()
        assert story.assigned_to_id == before


def test_change_of_a_live_story_is_unfinished_until_it_is_out(
    reporter: User, publisher: User
) -> None:
    live = live_article(by=reporter)
    assert not unfinished(reporter).exists()
    Article.objects.filter(pk=live.pk).update(headline="Changed", stage=Stage.DRAFT)
    assert unfinished(reporter).get() == live
    live.refresh_from_db()
    move(live, "approve", by=publisher)
    assert unfinished(reporter).get() == live


def test_story_in_the_hands_of_one_who_left_before_is_found(
    reporter: User, other_reporter: User, web_editor: User, publisher: User
) -> None:
    story = make_article(by=reporter)
    give(story, "assign", to=other_reporter, by=web_editor)
    User.objects.filter(pk=other_reporter.pk).update(is_active=False)
    assert close(reporter, web_editor, publisher) == 1


def test_holds_that_name_them_name_the_successor_too(
    reporter: User, other_reporter: User, web_editor: User, publisher: User
) -> None:
    story = make_article(by=reporter)
    hold(
        story,
        name="The queen",
        people=[reporter],
        look_again_on=date.today() + timedelta(days=9),
        by=web_editor,
    )
    assert not Article.objects.seen_by(other_reporter).filter(pk=story.pk).exists()
    close(reporter, other_reporter, publisher)
    assert Article.objects.seen_by(other_reporter).get(pk=story.pk).assigned_to == other_reporter
    assert "named for 1 story on hold" in Notice.objects.get(user=other_reporter).words


def test_what_was_typed_and_not_saved_stays(
    reporter: User, other_reporter: User, publisher: User
) -> None:
    story = make_article(by=reporter)
    text = story_of(story).to_json()
    Autosave.objects.create(user=reporter, article=story, text=text, word_count=312)
    Presence.objects.create(user=reporter, article=story)
    close(reporter, other_reporter, publisher)
    assert Autosave.objects.get(article=story).user == reporter


def test_closing_is_kept_in_the_audit_and_opening_too(reporter: User, publisher: User) -> None:
    assert close(reporter, None, publisher) == 0
    assert not User.objects.get(pk=reporter.pk).is_active
    open_account(reporter, by=publisher)
    assert User.objects.get(pk=reporter.pk).is_active
    kinds = AuditEntry.objects.filter(user=reporter, actor=publisher).order_by("pk")
    assert list(kinds.values_list("kind", flat=True)) == ["closed", "opened"]
    with pytest.raises(CannotLeave, match="open already"):
        open_account(reporter, by=publisher)


@pytest.mark.parametrize("who", ["reporter", "web_editor", "photo_editor", "moderator"])
def test_only_who_runs_the_paper_closes_accounts(
    who: str, other_reporter: User, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        close(other_reporter, None, by)
    with pytest.raises(PermissionDenied):
        open_account(other_reporter, by=by)


def test_publisher_does_not_close_a_superuser(superuser: User, publisher: User) -> None:
    make_user("Sue Second", Role.REPORTER)
    User.objects.filter(username="sue").update(is_superuser=True)
    with pytest.raises(PermissionDenied):
        close(superuser, None, publisher)


def test_nobody_closes_their_own_account(publisher: User, second_publisher: User) -> None:
    with pytest.raises(CannotLeave, match="your own account"):
        close(publisher, None, publisher)


def test_last_publisher_and_last_superuser_stay(
    superuser: User, publisher: User, second_publisher: User
) -> None:
    close(second_publisher, None, publisher)
    with pytest.raises(CannotLeave, match="last publisher"):
        close(publisher, None, superuser)
    with pytest.raises(CannotLeave, match="last superuser"):
        close_account(superuser, successor=None, by=SHELL)


def test_successor_is_needed_and_must_write(
    reporter: User, other_reporter: User, moderator: User, publisher: User
) -> None:
    make_article(by=reporter)
    with pytest.raises(CannotLeave, match="Choose who takes over"):
        close(reporter, None, publisher)
    User.objects.filter(pk=other_reporter.pk).update(is_active=False)
    other_reporter.refresh_from_db()
    for wrong in (moderator, other_reporter, reporter):
        with pytest.raises(CannotLeave, match="cannot take stories over"):
            close(reporter, wrong, publisher)
    reporter.refresh_from_db()
    assert reporter.is_active


def test_thousands_of_drafts_cost_some_queries_for_each_five_hundred(
    reporter: User,
    other_reporter: User,
    publisher: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    Article.objects.bulk_create(
        Article(headline=f"Draft {number}", created_by=reporter) for number in range(2_100)
    )
    with django_assert_max_num_queries(70):
        assert close(reporter, other_reporter, publisher) == 2_100
    assert Article.objects.filter(assigned_to=other_reporter).count() == 2_100
    assert Event.objects.filter(action="hand_over").count() == 2_100
