"""Three texts of a story, paragraph by paragraph: what their house changed is taken one by one."""

from hypothesis import given
from hypothesis import strategies as st

from wire.three_texts import as_put_in, text_rows, text_with

A, B, C, D = (f"<p>Paragraph {name} says what it says.</p>" for name in "abcd")
NEW = "<p>Nobody had heard of this one until noon.</p>"
TEXTS = st.lists(st.sampled_from([A, B, C, D, NEW, "<hr>"]), max_size=8)


@given(TEXTS | st.none(), TEXTS, TEXTS)
def test_each_side_is_whole_and_nothing_of_ours_goes_unticked(
    old: list[str] | None, new: list[str], ours: list[str]
) -> None:
    rows = list(text_rows(old, new, ours))
    assert [block for row in rows for block in row.ours] == ours
    assert [block for row in rows for block in row.new] == new
    assert text_with(rows, frozenset()) == ours
    keys = [key for row in rows for key in row.keys]
    assert len(keys) == len(set(keys))
    if ours == old:
        assert text_with(rows, frozenset(keys)) == new


@given(TEXTS, TEXTS, TEXTS)
def test_ticks_are_known_again_whatever_becomes_of_our_text(
    old: list[str], new: list[str], ours: list[str]
) -> None:
    unedited = {key for row in text_rows(old, new, old) for key in row.keys}
    assert {key for row in text_rows(old, new, ours) for key in row.keys} <= unedited


@given(TEXTS, TEXTS, TEXTS)
def test_what_was_put_in_takes_nothing_else_of_ours_away(
    old: list[str], new: list[str], ours: list[str]
) -> None:
    own = "<p>Only the desk has written this.</p>"
    mixed = [own, *ours, own]
    before, after = as_put_in(old, new, mixed)
    assert before.count(own) == 2
    assert after.count(own) == 2
    rows = list(text_rows(before, after, mixed, is_put_in=True))
    assert [block for row in rows for block in row.ours] == mixed
    assert [block for row in rows for block in row.new] == after
    every = frozenset(key for row in rows for key in row.keys)
    assert text_with(rows, every).count(own) == 2
