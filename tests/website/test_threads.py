"""Threads as readers find them: the timeline, its feed and sitemap, and a story's neighbours."""

from datetime import timedelta

import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries, Settings

from articles.acts.threads import close_thread, make_thread, put_in, take_out, word_thread
from articles.door.publishing import publish, restore, withdraw
from articles.models import Article
from editions.models import PublishedThread
from editions.verification import rebuild_site, verify_record
from newsroom.leaks import leaks
from people.actors import SHELL
from related.models import RelatedLink, Suggestion
from taxonomy.models import Thread
from tests.builders import live_article, make_article, make_photo
from tests.website.live_pages import MOMENT, headlines, keep_menu, many, on_all_pages, text_of, tree

pytestmark = pytest.mark.django_db

STORM = "/thread/storm/"


@pytest.fixture
def storm() -> Thread:
    """A thread that waits for its stories."""
    return make_thread("Storm in the harbour", "storm", "What the storm left behind.", by=SHELL)


def gather(thread: Thread, *articles: Article) -> None:
    """Put these stories in a thread."""
    for article in articles:
        put_in(article, thread, by=SHELL)


def beside(reader: Client, article: Article) -> list[tuple[str, str]]:
    """Return what stands next to a story in its threads, each with the word over it."""
    page = tree(reader.get(article.live_path))
    return [
        (text_of(place.find_class("which")[0]), text_of(place.find_class("card-headline")[0]))
        for place in page.xpath("//div[@class='in-thread']/div")
    ]


def test_timeline_has_its_stories_by_day_newest_first(reader: Client, storm: Thread) -> None:
    first = live_article(headline="Wind rises", dated=MOMENT - timedelta(days=1))
    second = live_article(headline="Ferries stop", standfirst="Until Friday.", dated=MOMENT)
    last = live_article(headline="Roofs fly", dated=MOMENT + timedelta(hours=2))
    live_article(headline="Something else", dated=MOMENT)
    gather(storm, last, first, second)
    page = tree(reader.get(STORM))
    days = [text_of(day) for day in page.xpath("//section[@class='thread-day']/h2")]
    assert days == ["11 September 2024", "10 September 2024"]
    assert headlines(reader.get(STORM)) == ["Roofs fly", "Ferries stop", "Wind rises"]
    assert text_of(page.xpath("//h1")[0]) == "Storm in the harbour"
    listing = text_of(page.find_class("listing")[0])
    assert "What the storm left behind." in listing
    assert "Until Friday." in listing
    assert "Something else" not in listing


def test_story_has_what_came_before_and_after_in_its_thread(reader: Client, storm: Thread) -> None:
    """The nearest alone; the first has nothing before it, the last nothing after."""
    old, early, middle, late = reversed(many(4))
    gather(storm, late, old, middle, early)
    RelatedLink.objects.create(article_id=middle.public_id, target_id=live_article().public_id)
    assert beside(reader, middle) == [("Previously", str(early)), ("Next", str(late))]
    assert beside(reader, old) == [("Next", str(early))]
    assert beside(reader, late) == [("Previously", str(middle))]
    page = tree(reader.get(middle.live_path))
    bands = [text_of(band) for band in page.xpath("//h2[@class='band-name']")]
    assert bands[:2] == ["Storm in the harbour", "You May Also Like"]
    assert page.xpath(f"//h2/a[@href='{STORM}']")


def test_what_stands_next_to_a_story_is_not_suggested_under_it_again(
    reader: Client, storm: Thread
) -> None:
    """Not even where a moderator pinned it: the page has it already, and what else is pinned."""
    early, middle, late = reversed(many(3, writers=("Li Xuan",)))
    gather(storm, early, middle, late)
    for place, other in enumerate((early, late), start=1):
        Suggestion.objects.create(
            article_id=middle.public_id, target_id=other.public_id, place=place, score=1
        )
    page = tree(reader.get(middle.live_path))
    assert not page.xpath("//h2[@id='also-like' or @id='more-from']")
    other = live_article(headline="The pilots' report")
    for place, pinned in enumerate((late, other)):
        RelatedLink.objects.create(
            article_id=middle.public_id, target_id=pinned.public_id, position=place
        )
    page = tree(reader.get(middle.live_path))
    [liked] = page.xpath("//section[@aria-labelledby='also-like']//h3")
    assert text_of(liked) == str(other)
    assert beside(reader, middle) == [("Previously", str(early)), ("Next", str(late))]


def test_neighbour_in_two_threads_stands_under_one(reader: Client, storm: Thread) -> None:
    """The other thread is named, with the way to its timeline."""
    other = make_thread("Ferries", "ferries", by=SHELL)
    early, late = reversed(many(2))
    gather(storm, early, late)
    gather(other, early, late)
    assert beside(reader, late) == [("Previously", str(early))]
    page = tree(reader.get(late.live_path))
    assert page.xpath("//p[@class='to-thread']/a/@href") == ["/thread/ferries/", STORM]


def test_stories_of_the_same_minute_stand_in_one_order(reader: Client, storm: Thread) -> None:
    articles = [live_article(dated=MOMENT) for _ in range(3)]
    gather(storm, *articles)
    one, two, three = sorted(articles, key=lambda article: article.public_id)
    assert beside(reader, two) == [("Previously", str(one)), ("Next", str(three))]
    assert headlines(reader.get(STORM)) == [str(three), str(two), str(one)]


def test_story_stands_in_several_threads(reader: Client, storm: Thread) -> None:
    other = make_thread("Ferries", "ferries", by=SHELL)
    early, middle, late = reversed(many(3))
    gather(storm, early, middle)
    gather(other, middle, late)
    assert beside(reader, middle) == [("Next", str(late)), ("Previously", str(early))]


def test_thread_without_another_live_story_is_not_named(reader: Client, storm: Thread) -> None:
    """Not on its one story's page; its own page is there."""
    alone = live_article()
    gather(storm, alone, make_article())
    assert b"Storm in the harbour" not in reader.get(alone.live_path).content
    assert headlines(reader.get(STORM)) == [str(alone)]


def test_draft_appears_as_it_goes_out_and_a_withdrawn_story_vanishes(
    reader: Client, storm: Thread
) -> None:
    draft, other = make_article(headline="The secret of the storm, told late"), live_article()
    gather(storm, draft)
    assert reader.get(STORM).status_code == 404
    assert list(leaks()) == []
    gather(storm, other)
    assert headlines(reader.get(STORM)) == [str(other)]
    publish(draft, by=SHELL)
    assert headlines(reader.get(STORM)) == [str(draft), str(other)]
    withdraw(draft, reason="Wrong.", by=SHELL)
    assert headlines(reader.get(STORM)) == [str(other)]
    assert beside(reader, other) == []
    restore(draft, by=SHELL)
    assert headlines(reader.get(STORM)) == [str(draft), str(other)]


def test_story_taken_out_stands_there_no_more(reader: Client, storm: Thread) -> None:
    early, late = reversed(many(2))
    gather(storm, early, late)
    take_out(early, storm, by=SHELL)
    assert headlines(reader.get(STORM)) == [str(late)]
    assert beside(reader, late) == beside(reader, early) == []


def test_words_of_a_thread_change_on_every_page_at_once(reader: Client, storm: Thread) -> None:
    early, late = reversed(many(2))
    gather(storm, early, late)
    word_thread(storm, "The great storm", "", by=SHELL)
    close_thread(storm, by=SHELL)
    assert b"The great storm" in reader.get(late.live_path).content
    page = reader.get(STORM).content.decode()
    assert "The great storm" in page
    assert "nothing is added any more" in page
    assert "left behind" not in page


def test_record_is_whole_and_the_site_is_made_anew_with_its_threads(storm: Thread) -> None:
    """A thread's rows are remade, and a wrong or missing one is found."""
    article = live_article()
    gather(storm, article)
    assert list(verify_record()) == []
    PublishedThread.objects.all().delete()
    assert "do not see edition 1" in next(iter(verify_record()))
    assert list(rebuild_site()) == [article.public_id]
    assert list(verify_record()) == []
    assert PublishedThread.objects.get().slug == "storm"


@pytest.mark.parametrize("number", [3, 30])
def test_pages_of_a_thread_cost_the_same_however_long_it_is(
    reader: Client,
    storm: Thread,
    number: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """The look at what changed, the stories, the thread; on a story one more than without."""
    articles = many(number, photos=[make_photo(rendered=True)])
    gather(storm, *articles)
    keep_menu(reader)
    with django_assert_max_num_queries(3):
        assert len(headlines(reader.get(STORM))) == min(number, 20)
    with django_assert_max_num_queries(5):
        assert beside(reader, articles[1])


def test_timeline_goes_on_by_key(reader: Client, storm: Thread) -> None:
    """No story twice, none missed; what no page of ours gave is not there."""
    articles = many(45)
    gather(storm, *articles)
    assert on_all_pages(reader, STORM) == [str(article) for article in articles]
    assert reader.get(f"{STORM}?before=yesterday").status_code == 404
    assert reader.get("/thread/nothing/").status_code == 404


def test_machines_find_a_thread(reader: Client, storm: Thread, settings: Settings) -> None:
    """Its feed has the whole texts; the sitemap names it as long as it has a story."""
    settings.SITE_URL = "https://news.example"
    article = live_article(body="<p>The ferries ran again.</p>", dated=MOMENT)
    gather(storm, article)
    make_thread("Nothing yet", "nothing-yet", by=SHELL)
    feed = reader.get(f"{STORM}feed/").content.decode()
    assert "Storm in the harbour" in feed
    assert "The ferries ran again." in feed
    assert reader.get("/thread/nothing-yet/feed/").status_code == 404
    root = etree.fromstring(reader.get("/sitemap-threads.xml").content)
    assert [loc.text for loc in root.iter("{*}loc")] == ["https://news.example/thread/storm/"]
    assert [at.text for at in root.iter("{*}lastmod")] == ["2024-09-11T01:19:00+00:00"]
    assert "https://news.example/sitemap-threads.xml" in reader.get("/robots.txt").content.decode()
