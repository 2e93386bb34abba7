"""What stands under "You May Also Like"."""

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from articles.publishing import withdraw
from editions.models import PublishedArticle
from people.actors import SHELL
from related.models import LinkKind, RelatedLink
from related.more_from import more_from
from related.reading import also_like
from taxonomy.models import Tag
from tests.builders import live_article, make_article, make_section
from tests.website.reading_stage import MOMENT, live_row

pytestmark = pytest.mark.django_db


def liked(article: Article, limit: int = 6) -> list[tuple[str, str]]:
    """Return (headline, why) of what stands under a story."""
    return [(row.headline, vars(row)["why"]) for row in also_like(live_row(article), limit)]


def pin(article: Article, target: Article | None = None, **fields: object) -> None:
    """Link a story under another."""
    RelatedLink.objects.create(
        article_id=article.public_id, target_id=target.public_id if target else "", **fields
    )


def test_pins_come_first_in_their_order_then_shared_tags_then_the_section() -> None:
    """Of what nobody pinned, more shared tags come first, then the newest."""
    story = live_article(tags=["Ferries", "Harbour"])
    live_article(headline="Section only")
    live_article(headline="One tag", tags=["Ferries"])
    live_article(headline="Two tags", tags=["Ferries", "Harbour"])
    live_article(headline="One tag, newer", tags=["Harbour"])
    other = make_section("Sport", "sport")
    first = live_article(headline="Pinned first", section=other)
    second = live_article(headline="Pinned second", section=other)
    pin(story, second, position=2)
    pin(story, first, position=1)
    assert liked(story) == [
        ("Pinned first", "pinned"),
        ("Pinned second", "pinned"),
        ("Two tags", "suggested"),
        ("One tag, newer", "suggested"),
        ("One tag", "suggested"),
        ("Section only", "suggested"),
    ]
    assert len(liked(story, limit=3)) == 3


def test_waiting_pin_shows_when_a_story_of_that_headline_goes_out() -> None:
    """Case, spaces and accents do not count; the newest of several is taken."""
    story = live_article()
    elsewhere = make_section("Sport", "sport")
    pin(story, headline="Café opens at the  Port")
    assert liked(story) == []
    draft = make_article(headline="Cafe opens at the port", section=elsewhere)
    assert liked(story) == []
    live_article(headline="cafe opens at the port", section=elsewhere, dated=MOMENT)
    assert liked(story) == [("cafe opens at the port", "pinned")]
    live_article(headline="Café opens at the Port", section=elsewhere)
    assert liked(story) == [("Café opens at the Port", "pinned")]
    assert draft.live != "live"


def test_withdrawn_pin_vanishes() -> None:
    """Readers are led only to what is live."""
    story, target = live_article(), live_article(headline="Target")
    pin(story, target)
    withdraw(target, reason="Wrong.", by=SHELL)
    assert liked(story) == []


def test_banned_story_never_stands_there() -> None:
    """By its id or by its headline."""
    story = live_article(tags=["Ferries"])
    banned = live_article(headline="Banned", tags=["Ferries"])
    live_article(headline="Banned by name", tags=["Ferries"])
    live_article(headline="Fine", tags=["Ferries"])
    pin(story, banned, kind=LinkKind.BANNED)
    pin(story, headline="Banned by name", kind=LinkKind.BANNED)
    assert liked(story) == [("Fine", "suggested")]


def test_story_is_not_under_itself_even_by_its_own_headline() -> None:
    """A pin that waits for this very headline finds nothing."""
    story = live_article(headline="Alone")
    pin(story, headline="Alone")
    assert liked(story) == []


def test_fill_is_in_the_storys_language_and_pins_are_as_chosen() -> None:
    """People may mix languages, the machine does not."""
    story = live_article(tags=["Ferries"])
    live_article(headline="港口", language="zh-hans", tags=["Ferries"])
    chosen = live_article(headline="ميناء", language="ar", section=make_section("S", "s"))
    pin(story, chosen)
    assert liked(story) == [("ميناء", "pinned")]


def test_each_is_one_query_and_loads_no_text(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """However many tags, writers and links a story has."""
    story = live_article(
        tags=[f"Tag {n}" for n in range(20)],
        writers=["A", "B", "C"],
        web_editors=["D", "E"],
        source="Xinhua",
    )
    for n in range(5):
        pin(story, live_article(tags=["Tag 1"], writers=["A"]), position=n)
    row = live_row(story)
    with django_assert_num_queries(2):
        found: list[PublishedArticle] = [*also_like(row), *more_from(row)[1]]
        assert [card.headline for card in found]
        assert all(card.get_deferred_fields() == {"body_html", "content"} for card in found)


def test_sensitive_story_is_suggested_nowhere_and_nothing_is_suggested_under_it() -> None:
    """What a person pinned still stands, there and under it."""
    plain = live_article(headline="A fair", tags=["Harbour"])
    grave = live_article(headline="A death", tags=["Harbour"], is_sensitive=True)
    assert liked(plain) == []
    assert liked(grave) == []
    pin(plain, grave)
    pin(grave, plain)
    assert liked(plain) == [("A death", "pinned")]
    assert liked(grave) == [("A fair", "pinned")]


def test_tag_makes_a_story_sensitive_unless_somebody_says_it_is_not() -> None:
    """The switch on the story is stronger than its tags."""
    Tag.objects.create(name="Courts", slug="courts", is_sensitive=True)
    fair = live_article(headline="A fair")
    live_article(headline="A trial", tags=["Courts"])
    live_article(headline="A court's jubilee", tags=["Courts"], is_sensitive=False)
    assert liked(fair) == [("A court's jubilee", "suggested")]
