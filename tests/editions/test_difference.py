"""What changed between two versions, word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editions.difference import story_difference, word_difference
from editions.story import Dateline, Named, Story, StoryCredit, StoryFigure, StoryPhoto

WORDS = st.lists(st.sampled_from(["sea", "ferry", " ", "\n", "港", "18", "don't", ".", "é"])).map(
    "".join
)


@given(WORDS | st.text(), WORDS | st.text())
def test_pieces_make_both_texts(old: str, new: str) -> None:
    """What is the same or gone is the old text, the same or new the new one, to the letter."""
    pieces = word_difference(old, new)
    assert "".join(text for op, text in pieces if op != "new") == old
    assert "".join(text for op, text in pieces if op != "gone") == new
    assert all(text for _, text in pieces)


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("same", "same", [], []),
        ("Five countries met.", "Six lands met.", ["Five countries"], ["Six lands"]),
        ("成都4月18日", "成都4月19日", ["18"], ["19"]),
        ("It cost 1,200.", "It cost 1,300.", ["1,200"], ["1,300"]),
        ("Boat 7 and B52.", "Boat 8 and B53.", ["7", "B52"], ["8", "B53"]),
        ("They don't sail.", "They won’t sail.", ["don't"], ["won’t"]),
        ("", "All new", [], ["All new"]),
    ],
)
def test_changes_read_as_a_person_would_mark_them(
    old: str, new: str, gone: list[str], came: list[str]
) -> None:
    """Whole words and numbers; neighbours that changed stand together."""
    pieces = word_difference(old, new)
    assert [text for op, text in pieces if op == "gone"] == gone
    assert [text for op, text in pieces if op == "new"] == came


@pytest.mark.parametrize("alphabet", ["ab", "a b c d e", "港口城市"])
def test_long_texts_are_compared_in_no_time(alphabet: str) -> None:
    """Even those without one word that stands once."""
    tokens = [*alphabet] * 20_000
    other = [*tokens]
    other[100::7] = ["z"] * len(other[100::7])
    started = time.monotonic()
    word_difference(" ".join(tokens), " ".join(other))
    assert time.monotonic() - started < 5


def test_story_is_compared_field_by_field_in_the_order_of_the_page() -> None:
    """Only what changed, in words a person reads."""
    photo = StoryPhoto(hash="a" * 32, width_px=3, height_px=2)
    old = Story(
        headline="Five meet",
        body="<p>One.</p><p>Two came.</p><p>Three.</p>",
        dateline=Dateline(place="NANJING", date_text="Sept. 10"),
        credits=(StoryCredit(role="web_editor", name="Zhang Kaiwei", slug="z"),),
        figures=(StoryFigure(photo=photo, caption="A ferry.", credit="Xinhua", alt="x"),),
        tags=(Named(name="Sea", slug="sea"),),
    )
    new = old.with_changes(
        {
            "headline": "Six meet",
            "body": "<p>One.</p><p>Two left.</p><p>Three.</p><p>Four.</p>",
            "credits": (StoryCredit(role="writer", name="Li Xuan", slug="l"), *old.credits),
            "figures": (),
            "tags": (Named(name="Sea", slug="sea"), Named(name="Law", slug="law")),
        }
    )
    changes = story_difference(old, new)
    assert [change.label for change in changes] == ["Headline", "By", "Body", "Photos", "Tags"]
    [body] = [change for change in changes if change.field == "body"]
    assert ("gone", "came") in body.pieces
    assert ("new", "Four.") in body.pieces
    assert not any("One" in text or "Three" in text for _, text in body.pieces)
    [pictures] = [change for change in changes if change.field == "figures"]
    assert pictures.pieces == (("gone", "A ferry. Xinhua"),)


def test_change_without_a_word_is_still_said() -> None:
    """A link's address, a crop."""
    old = Story(headline="A", body='<p><a href="https://a.example/">Here</a></p>')
    new = old.with_changes({"body": '<p><a href="https://b.example/">Here</a></p>'})
    [change] = story_difference(old, new)
    assert (change.pieces, bool(change.remark)) == ((), True)
    assert story_difference(old, old) == []
