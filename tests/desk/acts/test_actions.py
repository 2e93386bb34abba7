"""Every action of the workflow through the desk: who has its button, and what a POST does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.acts.hold import hold
from articles.acts.stages import move
from articles.door.publishing import withdraw
from articles.models import Article, Event, Stage
from articles.workflow import ACTIONS
from editions.models import Edition, PublishedArticle
from people.actors import SHELL
from people.models import User
from people.roles import Act, Role, may
from tests.builders import live_article, make_article
from tests.conftest import make_user
from tests.desk.client import action_url, desk, open_story, story_url
from tests.desk.unsaid import said

pytestmark = pytest.mark.django_db

VALUES = {
    "return": {"note": "Who said so?"},
    "withdraw": {"note": "The court asked us to."},
    "schedule": {"at": "2099-01-01T09:00"},
    "embargo": {"at": "2099-01-01T09:00"},
    "release": {"note": "The ministry told everybody."},
    "hold": {"name": "Old king", "look_again_on": "2099-01-01"},
    "lead": {"place": "front"},
}


def values_for(action: str, article: Article, colleague: User) -> dict[str, str]:
    """Return what a browser sends to take this action."""
    given = {"to": str(colleague.pk)} if action in {"assign", "hand_over"} else {}
    return VALUES.get(action, {}) | given | {"version": str(article.version)}


def story_ready_for(action: str, by: User) -> Article:
    """Return a story on which this action is possible for the one who began it."""
    if action in {"correct", "withdraw", "lead"}:
        return live_article(by=by)
    article = make_article(by=by)
    if action == "release":
        Article.objects.update(embargo_until=timezone.now() + timedelta(days=1))
    if action == "restore":
        article = live_article(by=by)
        withdraw(article, reason="Wrong.", by=SHELL)
    elif action == "unspike":
        move(article, "spike", by=SHELL)
    elif action == "return":
        move(article, "submit", by=SHELL)
    elif action in {"schedule", "unschedule"}:
        move(article, "approve", by=SHELL)
        if action == "unschedule":
            Article.objects.update(publish_at=timezone.now() + timedelta(days=1))
    return Article.objects.get(pk=article.pk)


def state(article: Article) -> tuple[object, ...]:
    fresh = Article.objects.get(pk=article.pk)
    return fresh.stage, fresh.live, fresh.live_edition, fresh.publish_at, Event.objects.count()


def put_on_hold(article: Article, *people: User) -> None:
    """Hide a story from all but those of these who read the desk."""
    hold(
        article,
        name="Old king",
        people=[user for user in people if may(user, Act.READ_DESK)],
        look_again_on=timezone.localdate() + timedelta(days=90),
        by=SHELL,
    )


@pytest.mark.parametrize("action", sorted(set(ACTIONS) - {"correct"}))
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DUTY_EDITOR])
@pytest.mark.parametrize("own", [True, False])
def test_post_does_what_the_table_allows_and_else_looks_like_nothing(
    action: str, role: Role, own: bool
) -> None:
    user, other = make_user("Ann Actor", role), make_user("Bob Begins", Role.REPORTER)
    article = story_ready_for(action, user if own else other)
    if action == "unhold":
        put_on_hold(article, user)
    before = state(article)
    values = values_for(action, article, make_user("Cleo Colleague", Role.REPORTER))
    response = desk(user).post(action_url(article, action), values)
    if may(user, ACTIONS[action].act, own=own):
        assert response.status_code == 302
        assert state(article) != before
    else:
        assert response.status_code == 404
        assert state(article) == before


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_looking_at_an_action_changes_nothing(superuser: User, action: str) -> None:
    article = story_ready_for(action, superuser)
    before = state(article)
    assert desk(superuser).get(action_url(article, action)).status_code == 200
    assert state(article) == before


def test_action_that_is_not_possible_says_why(web_editor: User) -> None:
    article = make_article()
    page = desk(web_editor).get(action_url(article, "schedule")).content.decode()
    assert "Approve the story first" in page
    response = desk(web_editor).post(action_url(article, "schedule"), VALUES["schedule"])
    assert "Approve the story first" in response.content.decode()


def test_story_that_is_not_there_and_one_that_is_not_theirs_look_the_same(
    reporter: User, other_reporter: User
) -> None:
    article = make_article(by=other_reporter)
    client = desk(reporter)
    missing = client.post("/admin/stories/nothere/do/submit/")
    theirs = client.post(action_url(article, "submit"))
    assert missing.status_code == theirs.status_code == 404
    assert list(said(missing.content)) == list(said(theirs.content))
    assert article.public_id not in theirs.content.decode()


def test_send_for_review_saves_what_is_on_the_screen(reporter: User) -> None:
    article = make_article(by=reporter)
    client = desk(reporter)
    values = open_story(client, article) | {"headline": "As it stands now", "_then": "submit"}
    client.post(story_url(article), values)
    fresh = Article.objects.get()
    assert (fresh.headline, fresh.stage) == ("As it stands now", Stage.IN_REVIEW)


def test_reporter_has_no_publish_button_and_an_editor_has(reporter: User, web_editor: User) -> None:
    article = make_article(by=reporter)
    assert b'value="publish"' not in desk(reporter).get(story_url(article)).content
    assert b'value="publish"' in desk(web_editor).get(story_url(article)).content


def test_a_time_needs_no_approval_first_where_publishing_offers_one(web_editor: User) -> None:
    page = desk(web_editor).get(story_url(make_article())).content.decode()
    assert "Publish…" in page
    assert "Schedule:" not in page


def test_pressing_publish_saves_and_leads_to_the_confirmation(web_editor: User) -> None:
    article = make_article()
    client = desk(web_editor)
    values = open_story(client, article) | {"headline": "New words", "_then": "publish"}
    response = client.post(story_url(article), values)
    assert response["Location"] == action_url(article, "publish")
    assert Article.objects.get().headline == "New words"
    assert not Edition.objects.exists()


def test_crafted_button_does_not_go_further_than_its_owner(reporter: User) -> None:
    article = make_article(by=reporter)
    client = desk(reporter)
    values = open_story(client, article) | {"_then": "approve"}
    before = state(article)
    # Only what was typed is saved (tests/desk/story/test_pressing.py), and nothing was.
    assert client.post(story_url(article), values)["Location"] == story_url(article)
    assert state(article) == before


def test_returned_story_shows_its_note_to_the_writer(reporter: User, web_editor: User) -> None:
    article = make_article(by=reporter)
    move(article, "submit", by=reporter)
    desk(web_editor).post(action_url(article, "return"), VALUES["return"])
    client = desk(reporter)
    assert b"Who said so?" in client.get("/admin/").content
    assert b"Who said so?" in client.get(story_url(article)).content


def test_withdrawing_asks_for_a_reason_and_takes_the_story_from_readers(web_editor: User) -> None:
    article = live_article()
    client = desk(web_editor)
    assert client.post(action_url(article, "withdraw"), {"note": " "}).status_code == 200
    assert PublishedArticle.objects.exists()
    client.post(action_url(article, "withdraw"), VALUES["withdraw"])
    assert not PublishedArticle.objects.exists()


def test_withdraw_says_who_can_to_one_who_cannot(reporter: User) -> None:
    article = live_article(by=reporter)
    page = desk(reporter).get(story_url(article)).content.decode()
    assert "Withdraw: web editors, publishers and the duty editor can." in page


def test_duty_editor_withdraws_at_night(reporter: User, other_reporter: User) -> None:
    article = live_article(by=other_reporter)
    assert desk(reporter).post(action_url(article, "withdraw"), VALUES["withdraw"]).status_code
    assert PublishedArticle.objects.exists()
    reporter.duty_until = timezone.now() + timedelta(hours=8)
    reporter.save()
    desk(reporter).post(action_url(article, "withdraw"), VALUES["withdraw"])
    assert not PublishedArticle.objects.exists()


def test_scheduled_time_is_the_papers_own(web_editor: User, settings: object) -> None:
    article = story_ready_for("schedule", web_editor)
    page = desk(web_editor).get(action_url(article, "schedule")).content.decode()
    assert f"The newsroom&#x27;s time: {timezone.get_default_timezone_name()}." in page
    desk(web_editor).post(action_url(article, "schedule"), {"at": "2099-07-01T09:00"})
    at = Article.objects.get().publish_at
    assert at
    assert timezone.localtime(at).strftime("%H:%M") == "09:00"
