"""Pages that are kept: always true, thrown away no more than needed, and never anybody's own."""

import gzip
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import brotli
import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.middleware.csp import get_nonce
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from articles.acts.lead_story import LeadPlace, lead
from articles.acts.threads import make_thread, put_in
from articles.door.publishing import publish, withdraw
from articles.models import Article
from articles.workflow import DoorError
from editions.models import PublishedArticle
from freshness.forgetting import KNOWN_FOR, MOST_KEPT, forget_changes
from freshness.models import Change
from people.actors import SHELL
from people.models import User
from related.decisions.transaction import NotDecided
from related.lists.models import EVERYWHERE, LinkKind, RelatedLink, Suggestion
from related.suggestions.indexing import index_all
from related.suggestions.suggest import suggest as make_suggestions
from taxonomy.models import Thread
from tests.builders import live_article, make_article
from tests.lengths import short_or_long
from tests.processes import own_site, run_function
from tests.related.list_builders import suggest
from tests.website.acts_of_all_kinds import ACTS, Paper
from tests.website.live_pages import headlines, many, text_of, tree
from tests.website.reading_beside import Acted, Seen, acted_in, seen_in, too_old
from website import caching, pages, stored
from website.caching import forget_pages, page_store
from website.history import Note, notes_of

pytestmark = pytest.mark.django_db

READERS = 2


def is_kept(reader: Client, address: str) -> bool:
    """Ask for a page, and say whether it came from the store: it costs no more than the look."""
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address).status_code == 200
    return len(queries) == 1


# --- Fresh ----------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_after_any_act_a_kept_page_is_what_would_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every act on a small paper; after each, all pages as kept and made anew."""
    seed = random.randrange(1 << 32)
    paper, reader = Paper(seed), Client()
    left = short_or_long(paper.chance.sample([*ACTS], 12), [*ACTS] * 5)
    paper.chance.shuffle(left)
    done = []
    for name in left:
        with suppress(DoorError, NotDecided, IndexError):
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
    words = change(story, banned)
    bands = tree(reader.get(story.live_path)).find_class("band")
    around = [text_of(band) for band in bands if band.get("aria-labelledby") != "more-from"]
    assert words in " ".join(around)


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
    now = time.time() + later.total_seconds()
    ahead = time.monotonic() + later.total_seconds()
    monkeypatch.setattr(stored, "time", SimpleNamespace(time=lambda: now, monotonic=lambda: ahead))
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


# --- Bounded --------------------------------------------------------------------------------------


def test_a_crawler_pushes_out_no_page_that_people_ask_for(
    reader: Client, settings: Settings
) -> None:
    """A thousand pages that are asked for once, in a store that has room for some fifty."""
    settings.PAGE_STORE_BYTES = 400_000
    live_article()
    for _ in range(2):
        reader.get("/")
    store = page_store(400_000)
    assert store
    for n in range(300):
        reader.get("/corrections/", {"crawler": n})
        assert store.size <= 400_000
    assert is_kept(reader, "/")
    assert not is_kept(reader, "/corrections/?crawler=1")


def test_a_store_without_room_keeps_nothing(reader: Client, settings: Settings) -> None:
    """No look either: what is made each time needs none."""
    settings.PAGE_STORE_BYTES = 0
    live_article()
    with CaptureQueriesContext(connection) as first:
        reader.get("/feed/")
    with CaptureQueriesContext(connection) as second:
        reader.get("/feed/")
    assert len(first) == len(second) == 1


def test_changes_are_forgotten_when_nothing_kept_is_as_old(reader: Client) -> None:
    live_article()
    known = Change.objects.count()
    assert known > 1
    assert not forget_changes()
    assert Change.objects.count() == known
    Change.objects.update(at=timezone.now() - KNOWN_FOR - timedelta(minutes=1))
    forget_changes()
    assert Change.objects.count() == 1
    assert KNOWN_FOR > 2 * MOST_KEPT


# --- What is sent ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("gzip;q=0", ""),
        ("", ""),
        ("identity", ""),
    ],
)
def test_page_is_sent_packed_as_asked(reader: Client, accepted: str, coding: str) -> None:
    """The first time and from the store alike; caches on the way keep each form apart."""
    article = live_article(body="<p>The ferries ran again.</p>" * 20)
    plain = reader.get(article.live_path).content
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding]
    forget_pages()
    for _ in range(2):
        answer = reader.get(article.live_path, headers={"Accept-Encoding": accepted})
        assert answer.headers.get("Content-Encoding", "") == coding
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert unpack(answer.content) == plain
        assert int(answer.headers["Content-Length"]) == len(answer.content)


def test_unchanged_page_is_304_from_the_one_look(
    reader: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = live_article()
    tag = reader.get(article.live_path).headers["ETag"]
    with django_assert_num_queries(1):
        answer = reader.get(article.live_path, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["ETag"] == tag
    assert "s-maxage=60" in answer.headers["Cache-Control"]
    with django_assert_num_queries(1):
        assert reader.head(article.live_path).headers["ETag"] == tag
    assert reader.post(article.live_path).status_code == 405
    withdraw(article, reason="Wrong.", by=SHELL)
    assert reader.get(article.live_path, headers={"If-None-Match": tag}).status_code == 410


@pytest.mark.parametrize("about_reader", ["user", "cookie", "nonce"])
def test_what_is_somebody_s_own_is_never_kept(
    reader: Client, about_reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that looked at who asks, or gives them something, is made for them alone."""
    live_article()

    def front(request: HttpRequest, *args: object) -> HttpResponse:
        answer = HttpResponse("Hello.")
        if about_reader == "user":
            answer.content = f"Hello, {request.user}!"
        elif about_reader == "cookie":
            answer.set_cookie("who", "you")
        else:
            answer.content = f"Hello, {get_nonce(request)}!"
        return answer

    monkeypatch.setattr(pages, "render", front)
    store = page_store(settings.PAGE_STORE_BYTES)
    assert store
    assert reader.get("/").content.startswith(b"Hello")
    assert store.size == 0


def test_a_kept_page_is_given_to_nobody_who_asks_another_paper(client: Client) -> None:
    """All that stands before the pages holds for the kept ones too: names, headers."""
    live_article()
    made, kept = client.get("/"), client.get("/")
    assert made.headers == kept.headers
    assert "default-src 'none'" in kept.headers["Content-Security-Policy"]
    assert "camera=()" in kept.headers["Permissions-Policy"]
    assert client.get("/", headers={"Host": "other.example"}).status_code == 400


def test_a_page_of_https_is_not_given_out_without(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    live_article()
    for _ in range(2):
        assert client.get("/", secure=True).status_code == 200
    assert client.get("/").status_code == 301


def test_pages_of_nothing_are_not_kept(reader: Client) -> None:
    """A story may stand there a moment later."""
    article = make_article()
    address = f"/{timezone.localdate():%Y/%m/%d}/{article.public_id}/"
    assert reader.get(address).status_code == 404
    publish(article, by=SHELL)
    assert reader.get(article.live_path).status_code == 200


def test_desk_and_search_are_not_kept(client: Client, superuser: User) -> None:
    client.force_login(superuser)
    live_article(headline="Ferry sails")
    store = page_store(settings.PAGE_STORE_BYTES)
    assert store
    client.get("/admin/")
    client.get("/search/", {"q": "ferry"})
    assert store.size == 0
    client.get("/")
    assert store.size > 0
