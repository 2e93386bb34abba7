"""The front page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.acts.breaking import break_news, end_breaking
from people.actors import SHELL
from tests.builders import live_article, make_article, make_photo, make_section
from tests.website.live_pages import MOMENT, headlines, keep_menu, many, text_of, tree

pytestmark = pytest.mark.django_db


def test_empty_paper_says_so(reader: Client) -> None:
    """Before the first story the page stands."""
    assert "No story is out yet" in reader.get("/").content.decode()


def test_lead_is_the_newest_story_with_a_picture(reader: Client) -> None:
    """A newer story without a picture stands beside it."""
    pictured = live_article(headline="With a picture", photos=[make_photo(rendered=True)])
    live_article(headline="Without one")
    page = tree(reader.get("/"))
    [lead] = page.find_class("first")
    assert text_of(lead.find_class("card-headline")[0]) == "With a picture"
    assert lead.xpath(".//a/@href") == [pictured.live_path]


def test_just_in_names_the_time_of_what_came_within_a_day(reader: Client) -> None:
    """An older story is not just in."""
    now = timezone.now()
    live_article(headline="Lead", photos=[make_photo()], dated=now - timedelta(hours=30))
    live_article(headline="Old news", dated=now - timedelta(hours=25))
    assert not tree(reader.get("/")).find_class("just-in")
    live_article(headline="Ferries resume")
    [line] = tree(reader.get("/")).find_class("just-in")
    assert "Ferries resume" in text_of(line)


def test_story_in_the_strip_of_breaking_news_stands_below_only_where_it_leads(
    reader: Client,
) -> None:
    """Once it is over the story stands below as any other."""
    lead = live_article(headline="Lead", photos=[make_photo(rendered=True)])
    broken = live_article(headline="Bridge closed")
    for story, times in ((broken, 1), (lead, 2)):
        strip = break_news(story, by=SHELL)
        links = tree(reader.get("/")).xpath("//a[@href=$path]", path=story.live_path)
        assert len([link for link in links if text_of(link)]) == times
    end_breaking(strip.pk, by=SHELL)
    [line] = tree(reader.get("/")).find_class("just-in")
    assert "Bridge closed" in text_of(line)


def test_every_story_stands_once_and_sections_have_four(reader: Client) -> None:
    """What leads is not repeated in its section; sections stand in the menu's order."""
    sport = make_section("Sport", "sport", position=2)
    many(12)
    many(12, section=sport)
    page = reader.get("/")
    shown = tree(page).xpath("//article//@href")
    assert len(shown) == len(set(shown)) == 1 + 4 + 4 + 4
    names = [text_of(name) for name in tree(page).find_class("band-name")]
    assert names == ["City", "Sport"]


def test_no_picture_stands_twice_on_a_page(reader: Client) -> None:
    """Neither on the front, nor in a list, nor under the story that it belongs to."""
    photo = make_photo(rendered=True)
    photos = [photo]
    first = live_article(headline="Storm ends", standfirst="At last.", photos=photos, dated=MOMENT)
    live_article(headline="Ferries wait", standfirst="For the wind.", photos=photos, dated=MOMENT)
    for address in ("/", "/section/city/", first.live_path):
        page = tree(reader.get(address))
        assert len(page.xpath("//picture")) == 1, address
        [bare] = page.find_class("bare")
        assert "For the wind." in text_of(bare) or "At last." in text_of(bare)


def test_front_is_in_the_papers_language_where_it_can_be(reader: Client) -> None:
    """A story in another language leads only where there is no other."""
    live_article(headline="Older, in English")
    live_article(headline="港口", language="zh-hans")
    assert headlines(reader.get("/"))[0] == "Older, in English"


def test_draft_is_not_on_the_front(reader: Client) -> None:
    """Only what went through the door is seen."""
    make_article(headline="Secret plans")
    assert "Secret plans" not in reader.get("/").content.decode()


@pytest.mark.parametrize(("sections", "number"), [(1, 3), (9, 6)])
def test_front_costs_few_queries_however_many_sections(
    reader: Client,
    sections: int,
    number: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """The look at what changed, whether it was edited, the newest, and one for all sections."""
    for n in range(sections):
        many(number, section=make_section(f"Part {n}", f"part-{n}", position=n))
    keep_menu(reader)
    with django_assert_max_num_queries(4):
        page = tree(reader.get("/"))
    assert len(page.find_class("card")) >= number
