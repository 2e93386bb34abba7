"""Telling two stories that are one from others: whatever their signatures, it is exact."""

from hypothesis import given
from hypothesis import strategies as st

from related.suggestions.candidates import Candidate
from related.suggestions.choosing import are_near_duplicates
from related.suggestions.signals import SIGNATURE_BITS, Compared
from related.suggestions.terms import pack

# Few bits for many terms: most share theirs with another.
TERMS = st.frozensets(
    st.builds(lambda bit, of: bit + SIGNATURE_BITS * of, st.integers(0, 4), st.integers(0, 8))
)


def candidate(terms: frozenset[int]) -> Compared:
    """Return a candidate of these terms."""
    packed = Candidate(
        article_id="", at=0, language="en", section_slug="", source_slug="", series=None,
        is_sensitive=False, terms=pack(dict.fromkeys(terms, 1)), norm=1.0, names=b"",
        names_norm=1.0, headline=b"", tags=b"", writers=b"", links=[],
    )  # fmt: skip
    return Compared(packed, days=0.0)


@given(TERMS, TERMS)
def test_two_stories_are_one_where_more_than_half_of_their_terms_are_in_both(
    first: frozenset[int], second: frozenset[int]
) -> None:
    """Half of all that the two have."""
    is_one = 2 * len(first & second) > len(first | second)
    assert are_near_duplicates(candidate(first), candidate(second)) == is_one
