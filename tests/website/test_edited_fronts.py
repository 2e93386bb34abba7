"""Fronts that were edited, as readers find them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.acts.lead_story import LeadPlace, lead
from articles.acts.page_pictures import choose_picture
from articles.acts.photo_kill import kill_photo
from articles.checks.change_kinds import NamedChange
from articles.door.publishing import amend, publish, restore, withdraw
from articles.models import Article
from editions.choices import Kind
from editions.front import (
    LAYOUTS,
    Layout,
    Override,
    Row,
    Rule,
    RuleKind,
    Slot,
    front_json,
    rows_of_json,
)
from fronts.publishing import fill_itself, next_version
from newsroom.leaks import leaks
from people.actors import SHELL
from people.models import Person
from tests.builders import live_article, make_article, make_photo, make_section
from tests.website.live_pages import MOMENT, headlines, is_kept, keep_menu, many, text_of, tree
from website.most_read import keep_places

pytestmark = pytest.mark.django_db

PAPER = Rule(RuleKind.PAPER)
CITY = Rule(RuleKind.SECTION, "city")


def slots(*stories: Article | Rule, key: str = "s") -> tuple[Slot, ...]:
    """Return slots with these stories by hand, and these rules."""
    return tuple(
        Slot(f"{key}{n}", rule=each)
        if isinstance(each, Rule)
        else Slot(f"{key}{n}", each.public_id)
        for n, each in enumerate(stories)
    )


def show(*rows: Row, place: str = "") -> None:
    """Let readers have a front of these rows."""
    next_version(place, front_json(rows), "Ada", "")


def row(*stories: Article | Rule, layout: Layout = Layout.THREE, key: str = "a") -> Row:
    """Return a row of these."""
    return Row(key, layout, slots=slots(*stories, key=key))


def test_front_shows_what_was_put_there_and_no_story_twice(reader: Client) -> None:
    """By hand before by rule, wherever it stands; further up before further down."""
    newest, second, third, old = many(4)
    show(row(PAPER, PAPER, CITY), row(old, newest, key="b"), row(old, PAPER, key="c"))
    assert headlines(reader.get("/")) == [str(each) for each in (second, third, old, newest)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_shows_its_stories_in_order(reader: Client, layout: Layout) -> None:
    photos = [make_photo(rendered=True)]
    articles = [live_article(photos=photos, dated=MOMENT, writers=["Agnes Pellow"]) for _ in "abcd"]
    show(Row("a", layout, "Of today", slots(*articles)))
    page = tree(reader.get("/"))
    assert [text_of(each) for each in page.find_class("card-headline")] == [*map(str, articles)]
    assert text_of(page.xpath("//section/h2[@id='row-a']")[0]) == "Of today"
    assert not page.find_class("just-in")


def test_rules_take_the_newest_of_what_they_name(reader: Client) -> None:
    """Of a section, tag, source and person; one whose name nobody knows takes nothing."""
    sport = make_section("Sport", "sport")
    of = {
        "section": live_article(section=sport),
        "tag": live_article(tags=["Ferries"]),
        "source": live_article(source="Xinhua"),
        "person": live_article(writers=["Agnes Pellow"]),
    }
    many(3)
    slugs = {"section": "sport", "tag": "ferries", "source": "xinhua", "person": "agnes-pellow"}
    rules = [Rule(RuleKind(kind), slugs[kind]) for kind in of]
    show(row(*rules, Rule(RuleKind.TAG, "nobody")))
    assert headlines(reader.get("/")) == [str(each) for each in of.values()]


def test_what_is_read_most_stands_in_its_order(reader: Client) -> None:
    newest, second, third = many(3)
    keep_places(24, [each.public_id for each in (third, newest, second)])
    rules = slots(*[Rule(RuleKind.MOST_READ)] * 3)
    show(Row("a", Layout.NUMBERED, "Most read", rules))
    page = reader.get("/")
    assert headlines(page) == [str(each) for each in (third, newest, second)]
    assert tree(page).xpath("//h2[@id='row-a']/a/@href") == ["/most-read/"]
    withdraw(third, reason="Wrong.", by=SHELL)
    assert headlines(reader.get("/")) == [str(newest), str(second)]


def test_heading_leads_to_the_list_that_a_row_is_taken_from(reader: Client) -> None:
    live_article()
    show(Row("a", Layout.FOUR, "City", slots(CITY, CITY)))
    assert tree(reader.get("/")).xpath("//h2[@id='row-a']/a/@href") == ["/section/city/"]


def test_opinion_stands_beside_the_portrait_of_who_says_it(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    photo = make_photo(rendered=True)
    said = [live_article(writers=["Li Xuan", "Bo Lee"]), live_article(writers=["Bo Lee"])]
    choose_picture(Person.objects.named("Li Xuan"), photo, by=SHELL)
    show(row(*said, layout=Layout.OPINION))

    def marks() -> list[str]:
        shown = tree(reader.get("/")).xpath("//*[@class='monogram']")
        # A face says nothing to those who have the name beside it read to them.
        assert {mark.get("aria-hidden") for mark in shown} == {"true"}
        return ["".join(mark.xpath(".//img/@src")) or text_of(mark) for mark in shown]

    keep_menu(reader)
    # The look, the front, its stories; then who wrote them, whose portraits, and their files.
    with django_assert_max_num_queries(6):
        face, letters = marks()
    assert photo.content_hash in face
    assert letters == "BL"
    kill_photo(photo, reason="A source in danger.", by=SHELL)
    assert marks() == ["LX", "BL"]


def test_withdrawn_story_leaves_at_once_and_the_next_moves_up(reader: Client) -> None:
    """The row's last rule fills what is free; given back, the story has its place again."""
    first, second, third = many(3)
    show(row(first, third, CITY, layout=Layout.SECONDS))
    assert headlines(reader.get("/")) == [str(each) for each in (first, third, second)]
    withdraw(first, reason="Wrong.", by=SHELL)
    assert headlines(reader.get("/")) == [str(third), str(second)]
    restore(first, by=SHELL)
    assert headlines(reader.get("/"))[0] == str(first)


def test_draft_on_a_front_appears_as_it_goes_out(reader: Client) -> None:
    """Until then nothing of it is to be seen, not even what the front would say of it."""
    draft, other = make_article(headline="The secret of the harbour, told late"), live_article()
    over = Override(draft.headline, headline="What the harbour kept from everybody, at last")
    show(Row("a", Layout.THREE, slots=(Slot("x", draft.public_id, override=over), *slots(other))))
    assert headlines(reader.get("/")) == [str(other)]
    assert list(leaks()) == []
    publish(draft, by=SHELL)
    assert headlines(reader.get("/")) == [over.headline, str(other)]


def test_words_of_a_front_fall_away_as_the_headline_is_corrected(reader: Client) -> None:
    article = live_article(headline="Ferry sinks", kicker="Harbour")
    over = Override("Ferry sinks", headline="Ferry goes down", kicker="Sea", standfirst="All safe.")
    show(Row("a", Layout.SECONDS, slots=(Slot("x", article.public_id, override=over),)))
    card = text_of(tree(reader.get("/")).find_class("card-words")[0])
    assert all(said in card for said in ("Ferry goes down", "Sea", "All safe."))
    assert "Ferry goes down" not in reader.get(article.live_path).content.decode()
    change = NamedChange(Kind.CORRECTION, note="It did not sink.")
    amend(article, {"headline": "Ferry runs aground"}, change, by=SHELL)
    card = text_of(tree(reader.get("/")).find_class("card-words")[0])
    assert "Ferry runs aground" in card
    assert "All safe." not in card


def test_front_chooses_among_a_storys_own_pictures_and_crops(reader: Client) -> None:
    """A picture that is not the story's is not shown; it has its own."""
    first, second = make_photo(rendered=True), make_photo(rendered=True)
    article = live_article(photos=[first, second])

    def shown(picture: str) -> str:
        over = Override(str(article), picture=picture, focal_x=2, focal_y=9)
        show(Row("a", Layout.SECONDS, slots=(Slot("x", article.public_id, override=over),)))
        [img] = tree(reader.get("/")).xpath("//picture//img")
        return f"{img.get('src')} {img.get('class')}"

    chosen = shown(second.content_hash)
    assert second.content_hash in chosen
    assert "fx-2 fy-9" in chosen
    assert first.content_hash in shown("0" * 20)


def test_story_chosen_to_lead_afterwards_leads_an_edited_front(reader: Client) -> None:
    """One that was chosen before the front went out does not."""
    first, second, third = many(3)
    lead(third, LeadPlace.FRONT, by=SHELL)
    show(row(first, second))
    assert headlines(reader.get("/")) == [str(first), str(second)]
    lead(second, LeadPlace.FRONT, by=SHELL)
    assert headlines(reader.get("/")) == [str(second), str(first)]


def test_section_has_its_front_over_the_rest_of_its_stories(reader: Client) -> None:
    """No story stands in both, on whichever page of the list."""
    articles = many(25)
    show(row(articles[24], articles[3]), place="city")
    first = reader.get("/section/city/")
    seen = headlines(first)
    assert seen[:3] == [str(articles[24]), str(articles[3]), str(articles[0])]
    more = tree(first).xpath("//a[@rel='next']/@href")[0]
    second = headlines(reader.get(f"/section/city/{more}"))
    assert sorted(seen + second) == sorted(map(str, articles))


def test_front_fills_itself_again_when_it_is_asked_to(reader: Client) -> None:
    """As does one on which nothing is live."""
    newest, older = many(2)
    show(row(older))
    assert headlines(reader.get("/")) == [str(older)]
    fill_itself("", by=SHELL)
    assert headlines(reader.get("/")) == [str(newest), str(older)]
    show(row(make_article()))
    assert headlines(reader.get("/")) == [str(newest), str(older)]


def test_lead_by_rule_has_a_picture_and_the_papers_language_where_it_can(reader: Client) -> None:
    pictured = live_article(photos=[make_photo()], dated=MOMENT)
    plain = live_article(dated=MOMENT + timedelta(hours=1))
    other = live_article(headline="港口", language="zh-hans", dated=MOMENT + timedelta(hours=2))
    show(row(PAPER, PAPER, PAPER, layout=Layout.SECONDS))
    assert headlines(reader.get("/")) == [str(pictured), str(plain), str(other)]


@pytest.mark.parametrize("said", ["", "no json", "7", '[{"key": "a", "layout": "old"}]', "[[]]"])
def test_rows_that_are_not_understood_are_left_out(reader: Client, said: str) -> None:
    article = live_article()
    next_version("", said, "Ada", "")
    assert rows_of_json(said) == ()
    assert headlines(reader.get("/")) == [str(article)]


@pytest.mark.parametrize(("rows", "number"), [(1, 3), (9, 30)])
def test_edited_front_costs_few_queries_however_many_rows(
    reader: Client,
    rows: int,
    number: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """The look at what changed, the front, and one for all its stories."""
    articles = many(number, tags=["Ferries"])
    rules = [PAPER, CITY, Rule(RuleKind.TAG, "ferries")]
    show(*(row(*articles[n : n + 1], *rules, key=f"r{n}") for n in range(rows)))
    keep_menu(reader)
    with django_assert_max_num_queries(3):
        assert len(headlines(reader.get("/"))) == min(number, rows * 4)


# --- Thrown away by what changes it, and by nothing else ------------------------------------------


def a_version_goes_out(placed: Article, draft: Article) -> None:
    next_version("city", front_json([row(placed, key="z")]), "Ada", "")


def a_placed_story_is_withdrawn(placed: Article, draft: Article) -> None:
    withdraw(placed, reason="Wrong.", by=SHELL)


def a_placed_draft_goes_out(placed: Article, draft: Article) -> None:
    publish(draft, by=SHELL)


def a_story_comes_that_a_rule_takes(placed: Article, draft: Article) -> None:
    live_article(tags=["Ferries"], section=make_section("Sport", "sport"))


@pytest.mark.parametrize(
    "change",
    [
        a_version_goes_out,
        a_placed_story_is_withdrawn,
        a_placed_draft_goes_out,
        a_story_comes_that_a_rule_takes,
    ],
)
def test_what_changes_a_front_throws_it_away(
    reader: Client, change: Callable[[Article, Article], None]
) -> None:
    placed, draft = live_article(), make_article()
    show(row(placed, draft, Rule(RuleKind.TAG, "ferries")), place="city")
    reader.get("/section/city/")
    assert is_kept(reader, "/section/city/")
    change(placed, draft)
    assert not is_kept(reader, "/section/city/")


def test_what_changes_a_front_throws_away_nothing_else(reader: Client) -> None:
    """Neither another front nor a story's page, nor a front for a story that is not on it."""
    make_section()
    articles = many(3, section=make_section("Sport", "sport"))
    show(row(articles[0], Rule(RuleKind.TAG, "ferries")))
    addresses = ["/", "/section/sport/", "/feed/", *(one.live_path for one in articles)]
    for address in addresses:
        reader.get(address)
    show(row(articles[1]), place="city")
    assert all(is_kept(reader, address) for address in addresses)
    live_article(headline="Elsewhere", writers=["Somebody else"], dated=timezone.now())
    assert is_kept(reader, "/")
