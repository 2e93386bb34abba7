"""How often readers follow what stands under "You May Also Like": counted, and of nobody."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from related.lists import counting
from related.lists.also_like import also_like
from related.lists.counting import Follows, follows_of, forget_follows
from related.models import Follow, RelatedLink
from tests.builders import live_article
from tests.website.live_pages import live_row, tree

pytestmark = pytest.mark.django_db

BROWSER = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36",
    "Host": "testserver",
    "Origin": "http://testserver",
    "Sec-Fetch-Site": "same-origin",
}


@pytest.fixture(autouse=True)
def a_new_minute() -> None:
    """Nothing was counted in this minute."""
    cache.clear()


def pair() -> tuple[Article, Article]:
    """Return a story, and another that stands under it."""
    story, other = live_article(), live_article()
    RelatedLink.objects.create(article_id=story.public_id, target_id=other.public_id)
    return story, other


def told(reader: Client, article: Article) -> list[str]:
    """Return what a browser would tell, entry by entry, when somebody followed it."""
    page = tree(reader.get(article.live_path))
    return list(page.xpath("//section[@aria-labelledby='also-like']//h3/a/@data-tells"))


def tell(reader: Client, path: str, **headers: str | None) -> None:
    """Send what a browser sends; headers of None are left out."""
    sent = {name: value for name, value in {**BROWSER, **headers}.items() if value is not None}
    answer = reader.post(path, headers=sent)
    assert (answer.status_code, answer.content) == (204, b"")
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def counted(article: Article) -> list[tuple[int, int]]:
    """Return the counts of a story's list as moderators are shown them, entry by entry."""
    entries = also_like(live_row(article))
    found = follows_of(article.public_id, entries)
    return [(found[entry.key].week, found[entry.key].month) for entry in entries]


def test_entries_of_a_list_are_counted_each_by_itself(reader: Client) -> None:
    story, _ = pair()
    more = live_article()
    RelatedLink.objects.create(article_id=story.public_id, target_id=more.public_id, position=1)
    outside = "https://other.example/harbour"
    RelatedLink.objects.create(
        article_id=story.public_id, url=outside, headline="Harbour", source="Other", position=2
    )
    first, second, third = told(reader, story)
    for path in (first, second, second, third):
        tell(reader, path)
    assert counted(story) == [(1, 1), (2, 2), (1, 1)]


def test_counts_are_of_the_last_week_and_month(reader: Client) -> None:
    story, other = pair()
    today = timezone.localdate()
    for days, times in ((0, 1), (6, 10), (7, 100), (29, 1_000), (30, 10_000), (91, 5)):
        day = today - timedelta(days=days)
        Follow.objects.create(
            article_id=story.public_id, target=other.public_id, day=day, times=times
        )
    assert counted(story) == [(11, 1_111)]
    assert forget_follows() == 1
    assert Follow.objects.count() == 5


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "python-requests/2.32"},
        {"User-Agent": ""},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": None},
        {"Origin": "null"},
        {"Origin": "https://other.example"},
    ],
    ids=lambda headers: next(iter(headers.items()))[1] or f"no {next(iter(headers))}",
)
def test_robots_and_what_is_fetched_ahead_are_left_out(
    reader: Client, headers: dict[str, str | None]
) -> None:
    """Nor does another site's page count anything."""
    story, _ = pair()
    [path] = told(reader, story)
    tell(reader, path, **headers)
    assert not Follow.objects.exists()


@pytest.mark.parametrize("agent", ["Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) Chrome/141.0"])
def test_telephone_with_an_unlucky_name_is_no_robot(reader: Client, agent: str) -> None:
    story, _ = pair()
    [path] = told(reader, story)
    tell(reader, path, **{"User-Agent": agent})
    assert counted(story) == [(1, 1)]


def test_only_what_really_stood_in_a_list_is_counted(reader: Client) -> None:
    """No made-up pair grows the table, whatever somebody sends."""
    story, other = pair()
    stranger = live_article()
    [path] = told(reader, story)
    for made_up in (
        path.replace(other.public_id, stranger.public_id),
        path.replace(story.public_id, stranger.public_id),
        f"{path[:-3]}xx/",
        "/followed/a/b/c/",
    ):
        tell(reader, made_up)
    assert not Follow.objects.exists()


def test_flood_is_not_counted(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """One entry, or all of them, more often in a minute than readers can."""
    monkeypatch.setattr(counting, "MOST_OF_ENTRY", 3)
    monkeypatch.setattr(counting, "MOST_OF_PAPER", 5)
    (first, _), (two, _) = pair(), pair()
    for story in (first, two):
        [path] = told(reader, story)
        for _ in range(4):
            tell(reader, path)
    assert (counted(first), counted(two)) == ([(3, 3)], [(1, 1)])


def test_counting_is_one_query_of_its_own_and_reading_costs_none(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """The page says nothing of who reads it: everybody gets the same bytes."""
    story, other = pair()
    [path] = told(reader, story)
    with django_assert_num_queries(1):
        tell(reader, path)
    entries = also_like(live_row(story))
    with django_assert_num_queries(1):
        assert follows_of(story.public_id, entries) == {other.public_id: Follows(1, 1)}
    assert reader.get(story.live_path).content == reader.get(story.live_path).content
    assert {field.name for field in Follow._meta.fields} == {
        "id", "article_id", "target", "day", "times"
    }  # fmt: skip
    assert "Disallow: /followed/" in reader.get("/robots.txt").content.decode()
    assert reader.get(path).status_code == 405
