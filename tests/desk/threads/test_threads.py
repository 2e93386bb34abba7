"""Threads at the desk: begun, worded, filled and closed by editors, from either's page."""

import pytest
from django.urls import reverse

from articles.acts.stages import move
from articles.acts.threads import put_in
from articles.models import Article, Hold
from editions.models import ThreadChange, ThreadStory
from people.actors import SHELL
from people.models import User
from taxonomy.models import MOST_PARTS, Thread
from tests.builders import live_article, make_article
from tests.desk.client import desk, story_url
from tests.related.list_builders import suggest

pytestmark = pytest.mark.django_db

ADD = "/admin/taxonomy/thread/add/"
LIST = "/admin/taxonomy/thread/"


@pytest.fixture
def storm() -> Thread:
    """A thread without stories."""
    return Thread.objects.create(title="Storm in the harbour", slug="storm")


def page(thread: Thread) -> str:
    """Return the address of a thread's page."""
    return reverse("admin:taxonomy_thread_change", args=[thread.pk])


def members(thread: Thread) -> set[str]:
    """Return the public ids of what stands in a thread."""
    rows = ThreadStory.objects.filter(thread_slug=thread.slug)
    return set(rows.values_list("article_id", flat=True))


def log_of(thread: Thread) -> list[tuple[str, str, str]]:
    """Return what happened to a thread, the first first."""
    rows = ThreadChange.objects.filter(thread_slug=thread.slug).order_by("pk")
    return list(rows.values_list("act", "article_id", "by"))


def from_thread(user: User, thread: Thread, **values: str) -> int:
    """Put in or take out by the thread's page, and return how it answered."""
    return desk(user).post(reverse("admin:gather", args=[thread.pk]), values).status_code


def from_story(user: User, article: Article, **values: str) -> str:
    """Put in or take out by the story's page, and return what the page's script is given."""
    url = reverse("admin:story_threads", args=[article.public_id])
    response = desk(user).post(url, values, headers={"X-Requested-With": "fetch"})
    return response.content.decode()


def test_editor_begins_a_thread_and_words_it(web_editor: User) -> None:
    """Its address is made of the title and stays when the title changes."""
    client = desk(web_editor)
    client.post(ADD, {"title": " Storm  in the harbour ", "description": "Since Monday."})
    thread = Thread.objects.get()
    assert (thread.title, thread.slug) == ("Storm in the harbour", "storm-in-the-harbour")
    values = {"title": "The great storm", "slug": "other", "description": ""}
    assert client.post(page(thread), values).status_code == 302
    thread.refresh_from_db()
    assert (thread.title, thread.slug) == ("The great storm", "storm-in-the-harbour")
    assert [act for act, _, by in log_of(thread) if by == "Wen Jia"] == ["made", "changed"]
    assert b"The great storm" in client.get(LIST).content


def test_title_without_latin_letters_gets_a_short_address(web_editor: User) -> None:
    desk(web_editor).post(ADD, {"title": "港口风暴"})
    assert Thread.objects.get().slug.startswith("thread-")


def test_two_threads_have_two_addresses(web_editor: User, storm: Thread) -> None:
    answer = desk(web_editor).post(ADD, {"title": "Storm"}).content.decode()
    assert "Another one has this already." in answer
    assert Thread.objects.count() == 1


def test_story_is_put_in_and_taken_out_by_its_page(web_editor: User, storm: Thread) -> None:
    """A draft too. What one is writing on the page is not touched: the script gets the list."""
    article = make_article()
    answer = from_story(web_editor, article, **{"in": str(storm.pk)})
    assert "Storm in the harbour" in answer
    assert members(storm) == {article.public_id}
    shown = desk(web_editor).get(story_url(article)).content.decode()
    assert "Take the story out of Storm in the harbour" in shown
    assert "Put in a thread" in shown
    again = from_story(web_editor, article, **{"in": str(storm.pk)})
    assert again == "The story stands in “Storm in the harbour” already."
    assert "In none" in from_story(web_editor, article, out=str(storm.pk))
    assert members(storm) == set()
    assert log_of(storm) == [
        ("put in", article.public_id, "Wen Jia"),
        ("taken out", article.public_id, "Wen Jia"),
    ]
    assert from_story(web_editor, article) == "Choose a thread first."


def test_story_is_put_in_and_taken_out_by_the_threads_page(publisher: User, storm: Thread) -> None:
    article = live_article(headline="Ferries stop")
    assert from_thread(publisher, storm, story=article.public_id) == 302
    shown = desk(publisher).get(page(storm)).content.decode()
    assert "Take out: Ferries stop" in shown
    assert "What readers see" in shown
    assert from_thread(publisher, storm, out=article.public_id) == 302
    assert members(storm) == set()
    shown = desk(publisher).get(page(storm)).content.decode()
    assert "No story stands in it yet" in shown
    assert "Taken out" in shown


def test_closed_thread_takes_no_story_until_it_is_opened(web_editor: User, storm: Thread) -> None:
    """And is offered no more."""
    article = live_article()
    client = desk(web_editor)
    close = reverse("admin:close_thread", args=[storm.pk])
    choices = reverse("admin:thread_choices") + "?term=harbour"
    assert client.get(choices).json()["results"] == [
        {"id": str(storm.pk), "text": "Storm in the harbour"}
    ]
    client.post(close)
    assert client.get(choices).json()["results"] == []
    answer = from_story(web_editor, article, **{"in": str(storm.pk)})
    assert answer == "“Storm in the harbour” is closed. Open it again first."
    client.post(close, {"open": "yes"})
    from_story(web_editor, article, **{"in": str(storm.pk)})
    assert members(storm) == {article.public_id}
    assert [act for act, _, _ in log_of(storm)] == ["closed", "opened", "put in"]


def test_thread_becomes_a_series_and_takes_no_more_parts_than_a_page_has(
    web_editor: User, storm: Thread
) -> None:
    client, article = desk(web_editor), live_article()
    values = {"title": "Storm", "description": "", "is_series": "on"}
    assert client.post(page(storm), values).status_code == 302
    assert b"Series" in client.get(LIST).content
    assert ThreadChange.objects.get().words == "Storm (a series)"
    full = [ThreadStory(thread_slug="storm", article_id=f"x{n}") for n in range(MOST_PARTS)]
    ThreadStory.objects.bulk_create(full)
    answer = from_story(web_editor, article, **{"in": str(storm.pk)})
    assert answer == "A series has 100 parts at most. Begin another for what comes next."
    client.post(page(storm), {"title": "Storm", "description": ""})
    assert "Storm" in from_story(web_editor, article, **{"in": str(storm.pk)})
    refused = client.post(page(storm), values)
    assert "A series has 100 parts at most" in refused.content.decode()
    assert Thread.objects.get().is_series is False


@pytest.mark.parametrize("name", ["reporter", "moderator", "photo_editor"])
def test_others_gather_nothing(name: str, storm: Thread, request: pytest.FixtureRequest) -> None:
    """Neither by buttons, which are not there, nor by crafted requests."""
    user: User = request.getfixturevalue(name)
    article = live_article()
    assert from_thread(user, storm, story=article.public_id) == 404
    from_story(user, article, **{"in": str(storm.pk)})
    client = desk(user)
    assert client.post(reverse("admin:close_thread", args=[storm.pk])).status_code == 404
    assert client.get(reverse("admin:thread_choices")).status_code == 404
    assert client.post(ADD, {"title": "Mine"}).status_code in {403, 404}
    assert members(storm) == set()
    assert Thread.objects.get() == storm
    assert not storm.is_closed


def test_story_on_hold_is_named_on_no_threads_page(
    web_editor: User, publisher: User, storm: Thread
) -> None:
    """Those who are named for it put it in; others see neither it nor that it was put in."""
    held = make_article(headline="Old king is dead")
    hold = Hold.objects.create(article=held, name="King", look_again_on="2099-01-01")
    hold.people.add(publisher)
    assert from_thread(web_editor, storm, story=held.public_id) == 404
    from_story(publisher, held, **{"in": str(storm.pk)})
    assert members(storm) == {held.public_id}
    assert "Old king" in desk(publisher).get(page(storm)).content.decode()
    seen = desk(web_editor).get(page(storm)).content.decode()
    assert "Old king" not in seen
    assert "Put in <" not in seen


def test_long_thread_is_shown_by_fifties(web_editor: User, storm: Thread) -> None:
    articles = [make_article(headline=f"Story {n:02}") for n in range(52)]
    ThreadStory.objects.bulk_create(
        [ThreadStory(thread_slug="storm", article_id=one.public_id) for one in articles]
    )
    client = desk(web_editor)
    first = client.get(page(storm)).content.decode()
    assert "Story 02" in first
    assert "Story 01" not in first
    older = first.split('href="?before=')[1].split('"')[0]
    assert "Story 01" in client.get(f"{page(storm)}?before={older}").content.decode()
    assert client.get(f"{page(storm)}?before=x").status_code == 404


def test_list_of_a_story_says_what_stands_above_it_in_its_thread(
    moderator: User, storm: Thread
) -> None:
    """Of an approved story too, whose place is the end of the thread."""
    early, late = live_article(headline="Ferries stop"), live_article(headline="Roofs fly")
    prepared = make_article()
    move(prepared, "approve", by=SHELL)
    for article in (early, late, prepared):
        put_in(article, storm, by=SHELL)
    suggest(late, early)
    client = desk(moderator)
    page = client.get(reverse("admin:related_list", args=[late.public_id]))
    assert "Stands above, in its thread" in page.content.decode()
    address = reverse("admin:related_list", args=[prepared.public_id])
    assert client.get(address).status_code == 200
