"""Series: threads whose stories are parts, read in the order in which they went out."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from articles.acts.threads import close_thread, make_thread, put_in, word_thread
from articles.door.publishing import withdraw
from articles.models import Article
from people.actors import SHELL
from taxonomy.models import Thread
from tests.builders import live_article
from tests.website.live_pages import headlines, is_kept, keep_menu, many, text_of, tree
from tests.website.structured_data import faults_of, things_of

pytestmark = pytest.mark.django_db

WALL = "/thread/wall/"


@pytest.fixture
def wall() -> Thread:
    """A series that waits for its parts."""
    return make_thread("The wall", "wall", "How it was built.", by=SHELL, is_series=True)


def parts(thread: Thread, number: int) -> list[Article]:
    """Return so many stories that are parts, the first part first; the last was put in first."""
    stories = many(number)
    for story in stories:
        put_in(story, thread, by=SHELL)
    return stories[::-1]


def said_of(reader: Client, article: Article) -> str:
    """Return what stands over a story of the series that it is in."""
    return text_of(tree(reader.get(article.live_path)).find_class("in-series")[0])


def test_page_of_a_series_has_all_parts_the_first_first(reader: Client, wall: Thread) -> None:
    stories = parts(wall, 30)
    page = tree(reader.get(WALL))
    assert headlines(reader.get(WALL)) == [str(story) for story in stories]
    assert [text_of(each) for each in page.find_class("which")][::29] == ["Part 1", "Part 30"]
    words = text_of(page.find_class("listing")[0])
    assert words.startswith("Series The wall How it was built. 30 parts so far")
    listed = things_of(page)[0]["mainEntity"]["itemListElement"]
    assert listed[0]["url"].endswith(stories[0].live_path)


def test_story_says_which_part_it_is_and_what_stands_next_to_it(
    reader: Client, wall: Thread
) -> None:
    first, middle, last = parts(wall, 3)
    assert said_of(reader, first) == "The wall · Part 1 of 3 so far"
    assert said_of(reader, last) == "The wall · Part 3 of 3 so far"
    close_thread(wall, by=SHELL)
    assert said_of(reader, middle) == "The wall · Part 2 of 3"
    page = tree(reader.get(middle.live_path))
    assert page.xpath("//p[@class='in-series']/a/@href") == [WALL]
    band = text_of(page.find_class("in-thread")[0])
    assert band.startswith(f"The part before City {first}")
    assert f"The next part City {last}" in band


def test_part_follows_what_becomes_of_the_others(reader: Client, wall: Thread) -> None:
    """Kept pages too: each says how many there are."""
    first, _, last = parts(wall, 3)
    said_of(reader, last)
    assert is_kept(reader, last.live_path)
    withdraw(first, reason="Wrong.", by=SHELL)
    assert said_of(reader, last) == "The wall · Part 2 of 2 so far"
    put_in(live_article(headline="The gate"), wall, by=SHELL)
    assert said_of(reader, last) == "The wall · Part 2 of 3 so far"


def test_running_event_becomes_a_series_and_no_more(reader: Client) -> None:
    thread = make_thread("The wall", "wall", by=SHELL)
    first, second = parts(thread, 2)
    said_of_neither = tree(reader.get(second.live_path)).find_class("in-series")
    assert said_of_neither == []
    assert headlines(reader.get(WALL)) == [str(second), str(first)]
    word_thread(thread, "The wall", "", by=SHELL, is_series=True)
    assert said_of(reader, second) == "The wall · Part 2 of 2 so far"
    assert headlines(reader.get(WALL)) == [str(first), str(second)]
    word_thread(thread, "The wall", "", by=SHELL, is_series=False)
    assert headlines(reader.get(WALL)) == [str(second), str(first)]


def test_machines_are_told_of_a_series(reader: Client, wall: Thread, settings: Settings) -> None:
    settings.SITE_URL = "https://news.example"
    _, second = parts(wall, 2)
    [story, _] = things_of(tree(reader.get(second.live_path)))
    series = {
        "@type": "CreativeWorkSeries",
        "name": "The wall",
        "url": "https://news.example/thread/wall/",
    }
    assert (story["isPartOf"], story["position"]) == ([series], 2)
    assert [*faults_of(story)] == []
    [page, _] = things_of(tree(reader.get(WALL)))
    assert page["about"] == series
    assert [*faults_of(page)] == []
    feed = reader.get(f"{WALL}feed/").content.decode()
    assert feed.index(f"<title>{second}") < feed.index("Story number 1")


@pytest.mark.parametrize("number", [3, 30])
def test_pages_of_a_series_cost_what_those_of_a_thread_do(
    reader: Client,
    wall: Thread,
    number: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    stories = parts(wall, number)
    keep_menu(reader)
    with django_assert_max_num_queries(3):
        assert len(headlines(reader.get(WALL))) == number
    with django_assert_max_num_queries(5):
        assert said_of(reader, stories[1])
