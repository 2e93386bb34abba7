"""One page sends a story out, now or by the clock, and approves it by the same press."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import Settings

from articles.acts.embargo import embargo
from articles.acts.stages import move
from articles.draft.revisions import save_revision
from articles.models import Article, Event, Stage
from editions.models import Edition, PublishedArticle
from media.models import Photo
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import action_url, desk

pytestmark = pytest.mark.django_db


def offers(client: Client, article: Article, action: str = "publish") -> dict[str, str]:
    """Return the times that the page offers: what each says, and what it sends."""
    root = html.fromstring(client.get(action_url(article, action)).content.decode())
    radios = root.xpath("//label[input[@name='when']]")
    return {radio.text_content().strip(): radio[0].get("value") for radio in radios}


def send(client: Client, article: Article, **values: str) -> str:
    """Press the page's button, and return the page one is led to."""
    sent = {"version": str(article.version), **values}
    return client.post(action_url(article, "publish"), sent, follow=True).content.decode()


def planned() -> datetime | None:
    return Article.objects.get().publish_at


def test_one_press_approves_and_gives_to_the_clock(web_editor: User) -> None:
    article, client = make_article(headline="Bridge opens"), desk(web_editor)
    move(article, "submit", by=SHELL)
    article.refresh_from_db()
    times = offers(client, article)
    words = list(times)
    assert (words[0], words[-1], len(words)) == ("Now", "At a day and time", 5)
    assert [word for word in words if word.startswith("In an hour, ")]
    [nine] = [word for word in words if word.endswith(", 09:00")]
    page = send(client, article, when=times[nine])
    fresh, moment = Article.objects.get(), planned()
    assert "Goes out at" in page
    assert moment
    assert f"{timezone.localtime(moment):%H:%M}" == "09:00"
    assert timedelta(0) < moment - timezone.now() <= timedelta(days=1)
    assert fresh.stage == Stage.APPROVED
    assert fresh.approved_revision
    assert list(Event.objects.values_list("action", flat=True))[:2] == ["schedule", "approve"]
    assert not Edition.objects.exists()
    # The page says so, and now it may go out at once all the same.
    assert "It goes out by the clock" in client.get(action_url(fresh, "publish")).content.decode()
    assert "View it" in send(client, fresh, when="now")
    assert planned() is None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"when": "now", "at": "2099-01-01T09:00"}, "Say which is meant"),
        ({"when": "at"}, "Give the day and the time"),
        ({"when": "at", "at": "yesterday"}, "Give a day and a time"),
        ({"when": "soon"}, "Choose when it goes out"),
        ({"when": "9999-12-31T23:59+00:00"}, "Choose when it goes out"),
        ({"when": "2020-01-01T09:00+00:00"}, "That time has passed"),
        ({"when": "2099-01-01T09:00+00:00", "version": "77"}, "Nothing went out"),
    ],
)
def test_what_is_not_clear_sends_nothing_out_and_is_said(
    web_editor: User, values: dict[str, str], said: str
) -> None:
    article = make_article()
    page = send(desk(web_editor), article, **values)
    assert said in page
    fresh = Article.objects.get()
    assert (fresh.stage, fresh.publish_at, fresh.live) == ("draft", None, "not_yet")
    if values.get("at"):
        assert values["at"] in page


def test_embargoed_story_goes_by_the_clock_when_its_embargo_ends(web_editor: User) -> None:
    article, client = make_article(), desk(web_editor)
    ends = timezone.now().replace(second=0, microsecond=0) + timedelta(days=3)
    embargo(article, until=ends, by=SHELL)
    article.refresh_from_db()
    times = offers(client, article)
    assert "Now" not in times
    assert [datetime.fromisoformat(value) for value in list(times.values())[:-1]] == [ends]
    assert "Embargoed until" in send(client, article, when="now")
    assert not Edition.objects.exists()
    send(client, article, when=ends.isoformat())
    assert planned() == ends


def test_reason_is_asked_for_the_moment_at_which_it_goes_out(web_editor: User) -> None:
    article, client = make_article(photos=[make_photo()]), desk(web_editor)
    Photo.objects.update(licence_until=timezone.localdate())
    later = (timezone.now() + timedelta(days=2)).isoformat()
    assert b"Reason, for the desk" not in client.get(action_url(article, "publish")).content
    page = send(client, article, when=later)
    assert "Give one line of reason" in page
    assert "Reason, for the desk" in page
    assert planned() is None
    send(client, article, when=later, reason="Bought for a week more.")
    assert planned()


def test_second_pair_of_eyes_is_asked_for_by_the_clock_too(
    web_editor: User, publisher: User, settings: Settings
) -> None:
    settings.FOUR_EYES = True
    article = make_article(by=web_editor)
    later = (timezone.now() + timedelta(days=2)).isoformat()
    assert "second pair of eyes" in send(desk(web_editor), article, when=later)
    assert planned() is None
    shown = desk(web_editor).get(action_url(article, "publish")).content
    assert b"Say why it goes out without them" in shown
    other = desk(publisher)
    assert b"Reason, for the desk" not in other.get(action_url(article, "publish")).content
    send(other, article, when=later)
    assert planned()


def test_slip_is_called_a_typo_by_itself_and_a_name_is_not(web_editor: User) -> None:
    article, client = live_article(body="<p>The ferrys ran to Oslo.</p>"), desk(web_editor)

    def named(body: str) -> list[str]:
        Article.objects.filter(pk=article.pk).update(body=body)
        save_revision(Article.objects.get(), SHELL)
        root = html.fromstring(client.get(action_url(article, "publish")).content)
        return [str(kind) for kind in root.xpath("//input[@name='kind'][@checked]/@value")]

    assert named("<p>The ferries ran to Oslo.</p>") == ["typo"]
    assert named("<p>The ferrys ran to Oslx.</p>") == []
    assert named("<p>The ferrys ran to Oslo again.</p>") == []
    # A reason is asked for once the change is called less than it is.
    assert b"Reason, for the desk" not in client.get(action_url(article, "publish")).content
    article.refresh_from_db()
    page = send(client, article, when="now", kind="typo")
    assert "changes more than spelling" in page
    assert "Reason, for the desk" in page


def test_change_by_the_clock_is_an_update_and_takes_no_sentence(web_editor: User) -> None:
    article, client = live_article(headline="Five ships"), desk(web_editor)
    Article.objects.update(headline="Six ships sail from the quay")
    save_revision(Article.objects.get(), SHELL)
    article.refresh_from_db()
    later = (timezone.now() + timedelta(days=2)).isoformat()
    page = send(client, article, when=later, kind="correction", note="There were six.")
    assert "goes out with a change that goes out now" in page
    assert "There were six." in page
    assert planned() is None
    send(client, article, when=later)
    assert planned()
    assert PublishedArticle.objects.get().headline == "Five ships"
