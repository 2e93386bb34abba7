"""Names in a text: runs of words with capitals, whatever stands between them."""

from hypothesis import given
from hypothesis import strategies as st

from related.suggestions.names import MOST_WORDS, SHORTEST, names_in

NAMES = ("Ada", "Holm", "18F", "Éva", "O’Hara", "Kestrel-Point")
OTHERS = ("the", "iPhone", "o’clock", "été", "1999", "x")
# What joins two words of one name, and what ends it.
JOINS, ENDS = " ", (", ", " (", " and ", " - ", "’s ")


@given(
    st.lists(
        st.tuples(st.sampled_from([*NAMES, *OTHERS]), st.sampled_from([JOINS] * 3 + [*ENDS])),
        max_size=20,
    )
)
def test_names_are_runs_of_words_with_capitals(tokens: list[tuple[str, str]]) -> None:
    """Only one space joins two, and the word that opens the sentence is none."""
    runs: list[list[str]] = [[]]
    for word, behind in tokens:
        if word not in NAMES or len(runs[-1]) == MOST_WORDS:
            runs.append([])
        if word in NAMES:
            runs[-1].append(word)
        if behind != JOINS:
            runs.append([])
    expected = {" ".join(run) for run in runs}
    sentence = "Today " + "".join(word + behind for word, behind in tokens)
    assert set(names_in([sentence])) == {name for name in expected if len(name) >= SHORTEST}
