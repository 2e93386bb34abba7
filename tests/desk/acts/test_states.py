"""What the desk says of a story's state: the same words in its bar, its list and its filter."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from articles.acts.photo_kill import kill_photo
from articles.acts.stages import move, schedule
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, restore, withdraw
from articles.draft.revisions import restore_story, save_revision
from articles.models import Article
from editions.choices import Kind
from editions.models import Edition
from people.actors import SHELL
from people.models import User
from tests.builders import live_article, make_article, make_photo
from tests.desk.client import action_url, desk, open_story, story_url

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def changed(article: Article, headline: str = "Other words") -> Article:
    article.refresh_from_db()
    article.headline = headline
    article.save()
    save_revision(article, SHELL)
    return article


def change_of_live() -> Article:
    return changed(live_article())


def change_sent_out() -> Article:
    article = change_of_live()
    publish(article, NamedChange(Kind.UPDATE), by=SHELL)
    return article


def change_taken_back() -> Article:
    article = live_article(headline="Words")
    return changed(changed(article), "Words")


def mended_under_a_draft() -> Article:
    article = live_article(standfirst="Wrong.")
    changed(article)
    amend(article, {"standfirst": "Right."}, NamedChange(Kind.TYPO, reason="x"), by=SHELL)
    return article


def mended() -> Article:
    article = live_article(standfirst="Wrong.")
    amend(article, {"standfirst": "Right."}, NamedChange(Kind.TYPO, reason="x"), by=SHELL)
    return article


def without_its_photo() -> Article:
    photo = make_photo(rendered=True)
    article = live_article(photos=[photo])
    kill_photo(photo, reason="x", by=SHELL)
    return article


def older_edition_taken_up() -> Article:
    article = change_sent_out()
    first = Edition.objects.of(article.public_id).first()
    assert first
    assert first.parsed.story
    restore_story(article, first.parsed.story, SHELL)
    return article


def moved(article: Article, *names: str) -> Article:
    for name in names:
        move(article, name, by=SHELL)
    return article


def withdrawn() -> Article:
    article = live_article()
    withdraw(article, reason="x", by=SHELL)
    return article


def restored() -> Article:
    article = withdrawn()
    restore(article, by=SHELL)
    return article


def by_the_clock() -> Article:
    article = moved(make_article(), "submit", "approve")
    schedule(article, at=timezone.now() + timedelta(days=1), by=SHELL)
    return article


# What brings a story to a state, what is said of it, and the filter that finds it.
STATES: dict[str, tuple[Callable[[], Article], str, str]] = {
    "new": (make_article, "Not yet · Draft", "draft"),
    "in review": (lambda: moved(make_article(), "submit"), "Not yet · In review", "in_review"),
    "approved": (
        lambda: moved(make_article(), "submit", "approve"), "Not yet · Approved", "approved",
    ),
    "spiked": (lambda: moved(make_article(), "spike"), "Not yet · Spiked", "spiked"),
    "live": (live_article, "Live · No change since", "unchanged"),
    "change": (change_of_live, "Live · Your draft: draft", "draft"),
    "change in review": (
        lambda: moved(change_of_live(), "submit"), "Live · Your draft: in review", "in_review",
    ),
    "change approved": (
        lambda: moved(change_of_live(), "submit", "approve"),
        "Live · Your draft: approved",
        "approved",
    ),
    "change sent out": (change_sent_out, "Live · No change since", "unchanged"),
    "change taken back": (change_taken_back, "Live · No change since", "unchanged"),
    "mended": (mended, "Live · No change since", "unchanged"),
    "mended under a draft": (mended_under_a_draft, "Live · Your draft: draft", "draft"),
    "without its photo": (without_its_photo, "Live · No change since", "unchanged"),
    "older edition": (older_edition_taken_up, "Live · Your draft: draft", "draft"),
    "withdrawn": (withdrawn, "Withdrawn · Your draft: approved", "approved"),
    "restored": (restored, "Live · No change since", "unchanged"),
}  # fmt: skip


def states(page: bytes, where: str) -> str:
    """Return the states that stand in a part of a page."""
    found = html.fromstring(page).xpath(f"{where}//*[contains(@class, 'state-')]")
    words = [state.text_content() for state in found]
    return " · ".join(
        one.removeprefix("Readers see: ").removeprefix("The draft: ") for one in words
    )


@pytest.mark.parametrize("name", STATES)
def test_state_of_a_story_is_told_in_the_same_words_everywhere(name: str, web_editor: User) -> None:
    make, badge, stage = STATES[name]
    article = make()
    client = desk(web_editor)
    assert states(client.get(story_url(article)).content, "//*[@class='bar']") == badge
    assert states(client.get(LIST).content, "//td[@class='field-state']") == badge
    lead = client.get(action_url(article, "lead")).content
    assert states(lead, "//main") in {"", badge}
    for one in ("draft", "in_review", "approved", "spiked", "unchanged"):
        found = list(client.get(LIST, {"stage__exact": one}).context["cl"].result_list)
        assert found == ([article] if one == stage else []), one


def test_story_of_the_clock_waits_and_is_at_no_stage(web_editor: User) -> None:
    article = by_the_clock()
    client = desk(web_editor)
    said = states(client.get(LIST).content, "//td[@class='field-state']")
    assert said == states(client.get(story_url(article)).content, "//*[@class='bar']")
    assert "Scheduled for" in said
    assert not client.get(LIST, {"stage__exact": "approved"}).context["cl"].result_list
    assert client.get(LIST, {"trouble": "scheduled"}).context["cl"].result_list


def test_saving_at_the_desk_tells_the_list_that_a_live_story_has_a_change(
    web_editor: User,
) -> None:
    article = live_article()
    client = desk(web_editor)
    values = open_story(client, article)
    client.post(story_url(article), values)
    assert "No change since" in states(client.get(LIST).content, "//td")
    client.post(story_url(article), values | {"headline": "Other words"})
    assert "Your draft: draft" in states(client.get(LIST).content, "//td")
