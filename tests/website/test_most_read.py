"""What is read most: counted without knowing who reads, robots left out, decaying."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.door.publishing import withdraw
from articles.models import Article
from editions.models import MostRead, ReadCount
from people.actors import SHELL
from tests.builders import live_article
from tests.website.live_pages import headlines, is_kept
from website.most_read import most_read, rank
from website.readings import MOST_STORIES, TALLY, Tally, note_readings

pytestmark = pytest.mark.django_db

READER = {"user_agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    TALLY.take()


def read(article: Article, times: int, **headers: str) -> None:
    reader = Client()
    for _ in range(times):
        assert reader.get(article.live_path, headers=headers or READER).status_code == 200


def test_pages_are_counted_whether_kept_or_made(reader: Client) -> None:
    first, second, third = (live_article(headline=f"Story {n}") for n in range(3))
    read(first, 1)
    read(second, 3)
    read(third, 2)
    note_readings()
    rank()
    page = headlines(reader.get("/most-read/"))
    assert page == ["Story 1", "Story 2", "Story 0"] * 2


@pytest.mark.parametrize(
    "headers",
    [
        {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"user_agent": "GPTBot/1.2"},
        {"user_agent": "curl/8.5"},
        {"user_agent": "Feedly/1.0"},
        {"user_agent": ""},
        {**READER, "sec_purpose": "prefetch;prerender"},
        {**READER, "purpose": "prefetch"},
    ],
)
def test_robots_and_pages_fetched_beforehand_are_left_out(headers: dict[str, str]) -> None:
    read(live_article(), 2, **headers)
    assert not TALLY.take()


def test_only_a_page_given_whole_is_a_reading() -> None:
    article, reader = live_article(), Client(headers=READER)
    etag = reader.get(article.live_path)["ETag"]
    TALLY.take()
    reader.get(article.live_path, headers={"if_none_match": etag})
    reader.head(article.live_path)
    reader.get(f"{article.live_path}history/")
    reader.get("/2024/01/01/no-such-story/")
    reader.get("/")
    assert not TALLY.take()


def test_numbers_of_two_processes_are_added_and_name_nobody() -> None:
    article = live_article()
    for times in (2, 3):
        tally = Tally()
        for _ in range(times):
            tally.count(article.live_path)
        note_readings(tally)
    row = ReadCount.objects.get()
    assert (row.article_id, row.times) == (article.public_id, 5)
    assert {field.name for field in ReadCount._meta.fields} == {"id", "article_id", "hour", "times"}


def test_what_was_read_lately_counts_for_more_and_the_old_falls_out() -> None:
    old, new, ancient = (live_article(headline=name) for name in ("Old", "New", "Ancient"))
    now = timezone.now()
    for article, times, hours in ((old, 40, 5), (new, 30, 0), (ancient, 900, 30)):
        ReadCount.objects.create(
            article_id=article.public_id, hour=now - timedelta(hours=hours), times=times
        )
    rank(now)
    assert [story.headline for story in most_read(6)] == ["New", "Old"]
    assert [story.headline for story in most_read(24)] == ["New", "Old"]
    rank(now + timedelta(hours=12))
    assert most_read(6) == []
    assert len(most_read(24)) == 2


def test_a_withdrawn_story_leaves_at_once_and_the_next_moves_up(reader: Client) -> None:
    first, second = (live_article(headline=f"Story {n}") for n in range(2))
    read(first, 3)
    read(second, 2)
    note_readings()
    rank()
    assert headlines(reader.get("/most-read/")) == ["Story 0", "Story 1"] * 2
    withdraw(first, reason="Wrong.", by=SHELL)
    assert headlines(reader.get("/most-read/")) == ["Story 1"] * 2
    assert [story.headline for story in most_read(24, 1)] == ["Story 1"]
    assert most_read(24, without=(second.public_id,)) == []


def test_a_list_that_stays_as_it_is_throws_no_page_away(reader: Client) -> None:
    article = live_article()
    read(article, 1)
    note_readings()
    rank()
    reader.get("/most-read/")
    read(article, 5)
    note_readings()
    rank()
    assert is_kept(reader, "/most-read/")


def test_counting_asks_nothing_and_is_bounded(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = live_article()
    reader.get(article.live_path, headers=READER)
    with django_assert_num_queries(1):
        reader.get(article.live_path, headers=READER)
    tally = Tally()
    for n in range(MOST_STORIES + 50):
        tally.count(f"/2024/01/01/story-{n}/")
    assert len(tally.take()) == MOST_STORIES


def test_places_are_few_whatever_was_read() -> None:
    articles = [live_article() for _ in range(25)]
    tally = Tally()
    for article in articles:
        tally.count(article.live_path)
    note_readings(tally)
    rank()
    assert MostRead.objects.filter(hours=24).count() == 20
