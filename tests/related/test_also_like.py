"""What stands under "You May Also Like"."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.door.publishing import withdraw
from editions.models.site import NOT_ON_CARDS
from people.actors import SHELL
from related.lists.also_like import also_like
from related.lists.more_from import more_from
from related.models import LinkKind, RelatedLink
from taxonomy.models import Tag
from tests.builders import live_article, make_article, make_section
from tests.related.list_builders import liked, pin, suggest
from tests.website.live_pages import MOMENT, live_row

pytestmark = pytest.mark.django_db


def test_pins_come_first_in_their_order_then_what_is_suggested() -> None:
    """The best suggestion first; one that is pinned stands once."""
    story = live_article()
    suggested = [live_article(headline=f"Suggested {n}") for n in range(5)]
    first, second = live_article(headline="Pinned first"), live_article(headline="Pinned second")
    suggest(story, suggested[1], first, suggested[0], *suggested[2:])
    pin(story, second, position=2)
    pin(story, first, position=1)
    assert liked(story) == [
        ("Pinned first", "pinned"),
        ("Pinned second", "pinned"),
        ("Suggested 1", "suggested"),
        ("Suggested 0", "suggested"),
        ("Suggested 2", "suggested"),
        ("Suggested 3", "suggested"),
    ]
    assert len(liked(story, limit=3)) == 3


def test_accepted_stays_among_the_suggestions_and_behind_them_once_it_is_none() -> None:
    """What is suggested anew goes before it."""
    story, old, new = live_article(), live_article(headline="Old"), live_article(headline="New")
    pin(story, old, kind=LinkKind.ACCEPTED)
    suggest(story, old, new)
    assert liked(story) == [("Old", "accepted"), ("New", "suggested")]
    suggest(story, new)
    assert liked(story) == [("New", "suggested"), ("Old", "accepted")]


def test_pin_ends_with_its_last_day() -> None:
    """On that day it still stands."""
    story, target = live_article(), live_article(headline="Target")
    today = timezone.localdate()
    pin(story, target, ends_on=today)
    assert liked(story) == [("Target", "pinned")]
    RelatedLink.objects.update(ends_on=today - timedelta(days=1))
    assert liked(story) == []


def test_page_of_another_house_stands_among_the_pins() -> None:
    """With its title, its source and its own address."""
    story, target = live_article(), live_article(headline="Target")
    pin(story, target, position=2)
    pin(story, url="https://other.example/a", headline="Elsewhere", source="Other", position=1)
    pin(story, url="https://other.example/b", headline="Elsewhere too", source="Other", position=3)
    assert [headline for headline, _ in liked(story)] == ["Elsewhere", "Target", "Elsewhere too"]
    entry = also_like(live_row(story))[0]
    assert (entry.source, entry.get_absolute_url()) == ("Other", "https://other.example/a")


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
    story = live_article()
    banned, fine = live_article(headline="Banned"), live_article(headline="Fine")
    suggest(story, banned, live_article(headline="Banned by name"), fine)
    pin(story, banned, kind=LinkKind.BANNED)
    pin(story, headline="Banned by name", kind=LinkKind.BANNED)
    assert liked(story) == [("Fine", "suggested")]


def test_story_is_not_under_itself_even_by_its_own_headline() -> None:
    """A pin that waits for this very headline finds nothing."""
    story = live_article(headline="Alone")
    pin(story, headline="Alone")
    assert liked(story) == []


def test_story_banned_everywhere_stands_nowhere_even_where_it_is_pinned() -> None:
    """The ban lies under no story."""
    story, other, banned = live_article(), live_article(), live_article(headline="Banned")
    suggest(story, banned)
    pin(other, banned)
    assert liked(story)
    assert liked(other)
    RelatedLink.objects.create(target_id=banned.public_id, kind=LinkKind.BANNED)
    assert liked(story) == []
    assert liked(other) == []


@pytest.mark.parametrize("number", [3, 30])
def test_each_is_one_query_and_loads_no_text(
    django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    """However many suggestions, writers and links a story has."""
    story = live_article(writers=["A", "B", "C"], web_editors=["D", "E"], source="Xinhua")
    others = [live_article(writers=["A"]) for _ in range(number)]
    suggest(story, *others)
    for place, other in enumerate(others[::3]):
        pin(story, other, position=place)
    row = live_row(story)
    with django_assert_num_queries(2):
        found = [entry.story for entry in also_like(row)] + more_from(row)[1]
        assert all(card and card.headline for card in found)
        assert all(card.get_deferred_fields() == set(NOT_ON_CARDS) for card in found if card)


def test_sensitive_story_is_suggested_nowhere_and_nothing_is_suggested_under_it() -> None:
    """What a person pinned or accepted still stands, there and under it."""
    plain = live_article(headline="A fair")
    grave = live_article(headline="A death", is_sensitive=True)
    suggest(plain, grave)
    suggest(grave, plain)
    assert liked(plain) == []
    assert liked(grave) == []
    pin(plain, grave)
    pin(grave, plain, kind=LinkKind.ACCEPTED)
    assert liked(plain) == [("A death", "pinned")]
    assert liked(grave) == [("A fair", "accepted")]


def test_tag_makes_a_story_sensitive_unless_somebody_says_it_is_not() -> None:
    """The switch on the story is stronger than its tags."""
    Tag.objects.create(name="Courts", slug="courts", is_sensitive=True)
    fair = live_article(headline="A fair")
    trial = live_article(headline="A trial", tags=["Courts"])
    jubilee = live_article(headline="A court's jubilee", tags=["Courts"], is_sensitive=False)
    suggest(fair, trial, jubilee)
    assert liked(fair) == [("A court's jubilee", "suggested")]
