"""Pages that are kept: always true, thrown away no more than needed, and never anybody's own."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import ProtectedError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from articles.acts.lead_story import LeadPlace, lead
from articles.acts.threads import make_thread, put_in
from articles.models import Article
from articles.workflow import DoorError
from editions.models import PublishedArticle
from freshness.models import Change
from freshness.validation import MOST_KEPT
from people.actors import SHELL
from related.decisions.transaction import NotDecided
from related.lists.models import EVERYWHERE, LinkKind, RelatedLink, Suggestion
from related.suggestions.indexing import index_all
from related.suggestions.suggest import suggest as make_suggestions
from taxonomy.models import Thread
from tests.builders import live_article
from tests.lengths import short_or_long
from tests.processes import own_site, run_function
from tests.related.list_builders import suggest
from tests.website.acts_of_all_kinds import ACTS, Paper
from tests.website.live_pages import clocks_go_on, headlines, is_kept, many, text_of, tree
from tests.website.reading_beside import Acted, Seen, acted_in, seen_in, too_old
from website import caching, pages
from website.caching import page_store
from website.history import Note, notes_of

pytestmark = pytest.mark.django_db

READERS = 2


# --- Fresh ----------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_after_any_act_a_kept_page_is_what_would_be_made(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    """Every act on a small paper; after each, all pages as kept and made anew."""
    settings.API_PER_MIN = 1_000_000
    seed = random.randrange(1 << 32)
    paper, reader = Paper(seed), Client()
    left = short_or_long(paper.chance.sample([*ACTS], 12), [*ACTS] * 5)
    paper.chance.shuffle(left)
    done = []
    for name in left:
        with suppress(DoorError, NotDecided, IndexError, ProtectedError):
            ACTS[name](paper)
        done.append(name)
        for address in paper.addresses():
            with monkeypatch.context() as nothing_is_kept:
                nothing_is_kept.setattr(caching, "page_store", lambda room_bytes: None)
                made = reader.get(address)
            kept = reader.get(address)
            assert (kept.status_code, kept.content) == (made.status_code, made.content), (
                f"{address} is old after {done[-3:]} (seed {seed})"
            )


@pytest.mark.long
def test_no_request_gets_a_page_older_than_its_own_beginning(tmp_path: Path, db: None) -> None:
    """Readers and a newsroom in processes of their own, by one clock."""
    asked, acts, apart_s = short_or_long((400, 40, 0.05), (5_000, 200, 0.1))
    with own_site(tmp_path) as environment, ThreadPoolExecutor() as pool:
        here, module = repr(str(tmp_path)), "tests.website.reading_beside"
        # Files of styles stand where they are, not under the names that a live site gives them.
        environment |= {"DEBUG": "true"}
        run_function(environment, f"{module}.plant({here})", timeout_s=60)
        calls = [f"{module}.read({here}, {asked}, {seed})" for seed in range(READERS)]
        calls.append(f"{module}.act({here}, {acts}, 7, {apart_s})")
        list(pool.map(lambda call: run_function(environment, call, timeout_s=600), calls))
    seen, acted = [*seen_in(tmp_path)], acted_in(tmp_path)
    assert len(seen) >= READERS * asked
    assert len(acted) == acts
    assert sum(len(one.forms) for one in seen) > asked
    assert [words for one in seen for words in too_old(one, acted)] == []


def test_the_checker_of_readers_is_not_blind() -> None:
    acts = [Acted(10, 20, "1", 1), Acted(30, 40, "1", -1), Acted(50, 60, "1", 1)]

    def finds(asked: int, had: int, form: int) -> bool:
        return any(too_old(Seen(asked, had, "/", 200, [("1", form)]), acts))

    assert finds(21, 22, 0)
    assert not finds(19, 22, 0)
    assert finds(41, 45, 1)
    assert not finds(41, 55, 1)
    assert finds(61, 62, 0)


def a_headline_comes(story: Article, other: Article) -> str:
    live_article(headline="It comes", writers=["Somebody else"])
    return "It comes"


def a_ban_everywhere_is_lifted(story: Article, other: Article) -> str:
    RelatedLink.objects.filter(article_id=EVERYWHERE).delete()
    return other.headline


def a_story_is_gathered(story: Article, other: Article) -> str:
    put_in(story, Thread.objects.get(slug="strike"), by=SHELL)
    return "Strike at the harbour"


def a_thread_is_called_otherwise(story: Article, other: Article) -> str:
    Thread.objects.filter(slug="storm").update(title="The great storm")
    return "The great storm"


@pytest.mark.parametrize(
    "change",
    [
        a_headline_comes,
        a_ban_everywhere_is_lifted,
        a_story_is_gathered,
        a_thread_is_called_otherwise,
    ],
)
def test_page_follows_what_stands_around_its_story(
    reader: Client, change: Callable[[Article, Article], str]
) -> None:
    """In its lists and threads, each by a change of one table."""
    story, banned, other = many(3, tags=["Ferries"])
    storm = make_thread("Storm over the harbour", "storm", by=SHELL)
    strike = make_thread("Strike at the harbour", "strike", by=SHELL)
    put_in(other, storm, by=SHELL)
    put_in(other, strike, by=SHELL)
    if change is not a_story_is_gathered:
        put_in(story, storm, by=SHELL)
    RelatedLink.objects.create(article_id=story.public_id, headline="It comes", by="")
    RelatedLink.objects.create(
        article_id=EVERYWHERE, target_id=banned.public_id, kind=LinkKind.BANNED, by=""
    )
    suggest(story, banned)
    reader.get(story.live_path)
    assert is_kept(reader, story.live_path)
    now_there = change(story, banned)
    bands = tree(reader.get(story.live_path)).find_class("band")
    around = [text_of(band) for band in bands if band.get("aria-labelledby") != "more-from"]
    assert now_there in " ".join(around)


def test_front_page_follows_who_leads_it(reader: Client) -> None:
    newest, older = many(2)
    for _ in range(2):
        assert headlines(reader.get("/"))[0] == newest.headline
    lead(older, LeadPlace.FRONT, by=SHELL)
    assert headlines(reader.get("/"))[0] == older.headline


def test_a_page_made_while_something_changed_is_made_again(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read may be from before the change: nobody can tell, so it is not trusted."""
    article = live_article(headline="Ferry sails")

    def shown_late(story: PublishedArticle) -> list[Note]:
        PublishedArticle.objects.filter(pk=story.pk).update(standfirst="Meanwhile.")
        return notes_of(story)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(pages, "notes_of", shown_late)
        assert "Meanwhile" not in reader.get(article.live_path).content.decode()
    assert not is_kept(reader, article.live_path)
    assert is_kept(reader, article.live_path)


def test_a_database_from_before_the_page_was_made_is_noticed(reader: Client) -> None:
    """As after a backup was put back beneath a site that runs."""
    article = live_article()
    tree(reader.get(article.live_path))
    assert is_kept(reader, article.live_path)
    Change.objects.all().delete()
    assert is_kept(reader, article.live_path) == (connection.vendor != "sqlite")


@pytest.mark.parametrize(
    ("address", "later"),
    [("/", timedelta(hours=25)), ("/sitemap-news.xml", timedelta(hours=49)), ("/feed/", MOST_KEPT)],
)
def test_what_is_true_for_a_time_is_kept_for_that_time(
    reader: Client, address: str, later: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_article()
    reader.get(address)
    assert is_kept(reader, address)
    clocks_go_on(monkeypatch, later)
    with CaptureQueriesContext(connection) as queries:
        reader.get(address)
    assert len(queries) > 1


@pytest.mark.parametrize("age", ["just_in", "news", "day"])
def test_pages_that_name_an_age_end_with_it(reader: Client, age: str) -> None:
    """The page's end is the moment when what it says of "now" is wrong."""
    zone = timezone.get_current_timezone()
    dated = timezone.now() - timedelta(hours=23, minutes=50)
    for n in range(2):
        live_article(dated=dated - timedelta(days=age == "news", seconds=-n))
    address = {"just_in": "/", "news": "/sitemap-news.xml", "day": "/corrections/"}[age]
    reader.get(address)
    store = page_store(settings.PAGE_STORE_BYTES)
    assert store
    page = store.get(f"http:{address}")
    assert page
    midnight = timezone.now().astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    midnight += timedelta(days=1)
    ends = midnight if age == "day" else min(midnight, timezone.now() + timedelta(minutes=10))
    assert abs(page.until - ends.timestamp()) < 5


# --- Precise --------------------------------------------------------------------------------------


def test_a_story_that_goes_out_throws_away_few_pages_of_others(reader: Client) -> None:
    """Of forty others by ten writers, those whose own page has changed."""
    others = [
        live_article(
            headline=f"Story {n}", writers=[f"Writer {n % 10}"], tags=["A"], source="Xinhua"
        )
        for n in range(40)
    ]
    suggest(others[0], *others[1:5])
    for other in others:
        reader.get(other.live_path)
    assert all(is_kept(reader, other.live_path) for other in others)
    new = live_article(headline="New", writers=["Somebody new"], tags=["A"], source="Xinhua")
    suggest(others[0], new)
    made_again = [other for other in others if not is_kept(reader, other.live_path)]
    assert made_again == others[:1]


def test_new_suggestions_throw_away_one_page(reader: Client) -> None:
    articles = many(6, tags=["Ferries"])
    for article in articles:
        suggest(article, *(other for other in articles if other != article))
    addresses = ["/", "/section/city/", *(article.live_path for article in articles)]
    for address in addresses:
        reader.get(address)
    suggest(articles[2], articles[0])
    made_again = [address for address in addresses if not is_kept(reader, address)]
    assert made_again == [articles[2].live_path]


def test_suggestions_made_again_as_they_were_throw_away_nothing(reader: Client) -> None:
    """Scores shift with every story that comes; what stands in the list does not."""
    bodies = (
        "The ferry to Isfjell left the northern pier with ninety people and a choir on board.",
        "A choir of ninety waited at the northern pier for the ferry to Isfjell, and sang there.",
        "At the northern pier a goat was found; the ferry to Isfjell would not take it along.",
    )
    articles = [
        live_article(body=f"<p>{body}</p>", headline=headline, tags=["Ferries", "Isfjell"])
        for body, headline in zip(
            bodies, ("Ninety sail", "A choir waits", "A goat stays"), strict=True
        )
    ]
    index_all()
    assert Suggestion.objects.exists()
    for article in articles:
        reader.get(article.live_path)
    before = set(Suggestion.objects.values_list("article_id", "target_id", "score"))
    Suggestion.objects.update(score=1)
    for article in articles:
        make_suggestions(article.public_id)
    assert set(Suggestion.objects.values_list("article_id", "target_id", "score")) == before
    assert all(is_kept(reader, article.live_path) for article in articles)
