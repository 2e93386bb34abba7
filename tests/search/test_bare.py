"""A bare text has its words without accents, and each place of it leads to what is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.bare import USUAL, Bare, bare_sign

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    ("written", "word", "shown"),
    [
        ("A café.", "cafe", "café"),
        ("A cafe\u0301.", "cafe", "cafe\u0301"),
        ("ＣＡＦＥ here", "cafe", "ＣＡＦＥ"),
        ("Die Straße dort", "strasse", "Straße"),
        ("İstanbul", "istanbul", "İstanbul"),
        ("чайник", "чаиник", "чайник"),
        ("قَالَ إنَّ", "قال", "قَالَ"),
        ("国产Ｃ９１９客机", "c919", "Ｃ９１９"),
        ("far\u00adther", "farther", "far\u00adther"),
        ("ßß é ßé", "e", "é"),
    ],
)
def test_word_leads_back_to_how_it_is_written(written: str, word: str, shown: str) -> None:
    bare = Bare(written)
    begins = bare.text.index(word)
    ends = bare.written_at(begins + len(word))
    assert written[bare.written_at(begins) : ends] == shown


@given(
    st.text(alphabet=st.sampled_from("aeß é\u0301ﬁ́ЙйAüﷺ客ーかが.") | st.characters(), max_size=60)
)
def test_every_place_leads_back_in_order(written: str) -> None:
    bare = Bare(written)
    assert bare.text == "".join(map(bare_sign, written)).lower()
    places = [bare.written_at(at) for at in range(len(bare.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(written)
    for at, place in enumerate(places[:-1]):
        assert bare.text[at] in bare_sign(written[place]).lower()


def test_letters_that_are_passed_over_are_bare() -> None:
    for first, last in re.findall("(.)-(.)", USUAL):
        letters = map(chr, range(ord(first), ord(last) + 1))
        assert [letter for letter in letters if bare_sign(letter) != letter] == []
