"""The names that search offers while a query may begin one: people, topics and so on.

Above the answers of the search page, and to `names.js` while somebody types. Of live stories alone.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop

from addresses.models import Kind
from editions.choices import PHOTOGRAPHER, CreditRole
from editions.named import names_begun
from search.begun import facts_typed, is_begun
from website.threads import LIVE_THREADS

MOST = 6
WHAT: dict[str, str] = {
    Kind.SECTION: noop("Section"),
    Kind.TAG: noop("Topic"),
    Kind.SOURCE: noop("Source"),
    CreditRole.WRITER: noop("Writer"),
    CreditRole.WEB_EDITOR: noop("Web editor"),
    CreditRole.TRANSLATOR: noop("Translator"),
    PHOTOGRAPHER: noop("Photographer"),
}
TIMELINE, SERIES = noop("Timeline"), noop("Series")


class OfferedName(NamedTuple):
    """A name, what it is the name of, and where its page is."""

    name: str
    what: str
    address: str


def offered(typed: str, keys: Sequence[int]) -> list[OfferedName]:
    """Return the names that begin as somebody typed, in the stories with these keys.

    At most so many, timelines first: they are of what is going on. `typed` is in `typed_form`.
    """
    return list(islice(all_offered(typed, keys), MOST))


def all_offered(typed: str, keys: Sequence[int]) -> Iterator[OfferedName]:
    """Yield timelines, then the names of most stories."""
    if not facts_typed(typed):
        return
    for slug, title, is_series in LIVE_THREADS.now():
        if is_begun(title, typed):
            what = gettext(SERIES if is_series else TIMELINE)
            yield OfferedName(title, what, reverse("thread", args=[slug]))
    for name in names_begun(typed, keys, MOST):
        what = gettext(WHAT[name.role or name.kind])
        yield OfferedName(name.name, what, reverse(name.kind.value, args=[name.slug]))
