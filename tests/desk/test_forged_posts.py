"""Crafted requests: whatever a browser sends, nobody does more than the tables say."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.acts.stages import move
from articles.models import Article, Credit, Event
from articles.workflow import ACTIONS
from editions.models import Edition
from people.models import User
from tests.builders import live_article, make_article
from tests.desk.client import desk, form_values, open_story, story_url
from tests.desk.url_walk import surround

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"
# What a reporter's own draft may come to by the button that also saves it.
AT_ONCE = {"submit": "in_review"}


def row(article: Article) -> dict[str, object]:
    """Return every column of a story."""
    return dict(Article.objects.filter(pk=article.pk).values().get())


@pytest.mark.parametrize("action", [*ACTIONS, "nonsense", "move", "__class__"])
def test_button_made_up_on_ones_own_draft_does_what_its_owner_may(
    reporter: User, action: str
) -> None:
    article = make_article(by=reporter)
    client = desk(reporter)
    client.post(story_url(article), open_story(client, article) | {"_then": action})
    fresh = Article.objects.get()
    assert fresh.stage == AT_ONCE.get(action, "draft")
    assert not Edition.objects.exists()
    assert [event.action for event in Event.objects.all()] == list(
        {action} if action in AT_ONCE else []
    )


@pytest.mark.parametrize("action", ["", *ACTIONS])
def test_button_made_up_on_anothers_story_is_not_there(
    reporter: User, other_reporter: User, action: str
) -> None:
    article = make_article(by=other_reporter)
    values = open_story(desk(other_reporter), article) | {"headline": "Mine", "_then": action}
    before = row(article)
    assert desk(reporter).post(story_url(article), values).status_code == 404
    assert row(article) == before


def test_fields_that_the_page_does_not_have_are_not_taken(
    reporter: User, other_reporter: User
) -> None:
    article = make_article(by=reporter)
    client = desk(reporter)
    values = open_story(client, article) | {
        "stage": "approved",
        "live": "live",
        "created_by": str(other_reporter.pk),
        "assigned_to": str(other_reporter.pk),
        "publish_at": "2020-01-01T09:00",
        "embargo_until": "2099-01-01T09:00",
        "public_id": "mine",
        "version": "77",
        "approved_revision": "1",
    }
    before = row(article)
    client.post(story_url(article), values)
    after = row(article)
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {"changed_at", "version"}
    assert after["version"] != 77


def test_rows_of_another_story_are_not_taken_by_their_ids(
    reporter: User, other_reporter: User
) -> None:
    theirs = make_article(by=other_reporter, writers=["Their Writer"])
    mine = make_article(by=reporter, writers=["My Writer"])
    credit = theirs.credits.get()
    client = desk(reporter)
    values = open_story(client, mine) | {
        "credits-INITIAL_FORMS": "1",
        "credits-0-id": str(credit.pk),
        "credits-0-article": str(theirs.pk),
        "credits-0-DELETE": "on",
    }
    client.post(story_url(mine), values)
    assert list(Credit.objects.filter(article=theirs)) == [credit]
    assert not Credit.objects.filter(article=theirs).exclude(person=credit.person).exists()


@pytest.mark.parametrize("action", ["delete_selected", *ACTIONS])
def test_nothing_is_done_to_many_at_once(superuser: User, action: str) -> None:
    article = live_article()
    before = row(article)
    values = {"action": action, "_selected_action": [str(article.pk)], "index": "0", "post": "yes"}
    desk(superuser).post(LIST, values)
    assert row(article) == before
    assert Event.objects.count() == 1


@pytest.mark.parametrize("query", ["", "?_popup=1", "?_to_field=id", "?_to_field=public_id"])
@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_popups_and_other_keys_open_no_story_on_hold(
    publisher: User, superuser: User, page: str, query: str
) -> None:
    held = make_article(headline="Old ships")
    surround(held, superuser)
    client = desk(publisher)
    for key in (held.pk, held.public_id):
        for method in (client.get, client.post):
            response = method(f"{LIST}{key}/{page}/{query}")
            assert response.status_code in {400, 404}
            assert "ships" not in response.content.decode().lower()


def test_event_is_never_changed_not_even_by_a_superuser(superuser: User) -> None:
    article = make_article()
    move(article, "submit", by=superuser)
    event = Event.objects.get()
    client = desk(superuser)
    address = f"/admin/articles/event/{event.pk}/"
    for page in ("change", "delete"):
        values = {"note": "Nothing happened.", "post": "yes"}
        assert client.post(f"{address}{page}/", values).status_code in {403, 404}
    assert client.post("/admin/articles/event/add/", {"action": "x"}).status_code in {403, 404}
    assert list(Event.objects.all()) == [event]
    event.refresh_from_db()
    assert (event.note, event.at <= timezone.now()) == ("", True)


def test_made_up_number_of_rows_makes_no_rows(reporter: User) -> None:
    """What counts is what was sent: an empty form for each row that is not there costs seconds."""
    article = make_article(by=reporter, writers=["Li Xuan", "Chen Yu"])
    client = desk(reporter)
    values = open_story(client, article)
    for prefix in ("credits", "figures"):
        values[f"{prefix}-TOTAL_FORMS"] = "2000"
    values["headline"] = "x" * 301
    far = {f"{prefix}-1900-place": "3" for prefix in ("credits", "figures")}
    page = client.post(story_url(article), values | far).content.decode()
    assert "credits-1900-role" in page
    assert "credits-30-role" not in page
    values["headline"] = "Ferries run again"
    assert client.post(story_url(article), values).status_code == 302
    names = [str(credit.person) for credit in article.credits.order_by("position")]
    assert names == ["Li Xuan", "Chen Yu"]


def test_ten_thousand_tags_are_refused_in_words(publisher: User) -> None:
    article = make_article(by=publisher)
    client = desk(publisher)
    tags = ", ".join(f"Tag {number}" for number in range(10_000))
    answer = client.post(story_url(article), open_story(client, article) | {"tags": tags})
    assert answer.status_code == 200
    assert "a story has 100 at most" in answer.content.decode()


@pytest.mark.parametrize("key", ["", "a/b", "no key"])
def test_page_with_a_key_that_none_of_ours_has_comes_back(key: str, reporter: User) -> None:
    client = desk(reporter)
    address = reverse("admin:articles_article_add")
    values = form_values(client.get(address).content) | {"page_key": key, "headline": ""}
    response = client.post(address, values)
    assert response.status_code == 200
    assert "Nothing to save yet" in response.content.decode()
    assert not Article.objects.exists()
