"""The keys of search documents: in the order in which readers' lists have the stories.

An index over words walks along its keys. As these say when a story went out, the newest that have
a word are found without looking at all that have it, in a paper of any size.
"""

from datetime import UTC, datetime, timedelta

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
# Stories of one millisecond stand in the order of their ids: by the first three signs of these.
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
PREFIX_SIGNS = 3
BITS = 16


def search_key(first_published_at: datetime, article_id: str) -> int:
    """Return the key of a story's search document; where another has it, the next that is free."""
    milliseconds = (first_published_at - BEGINNING) // MILLISECOND
    prefix = 0
    for sign in article_id[:PREFIX_SIGNS].ljust(PREFIX_SIGNS, SIGNS[0]).lower():
        prefix = prefix * len(SIGNS) + max(SIGNS.find(sign), 0)
    return (milliseconds << BITS) + prefix
