"""Which stories of the wire tell the same: one row of the inbox, that opens.

Takes of one story are readings of it already (`wire/recognition.py`). Here are the others: what
another house sent on, the same text on a second channel, what somebody has to say of whether it is
an update. A family only gathers rows; nothing is brought together by it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC

from django.utils import timezone

from wire.alike import share
from wire.models import InboxStory, WireItem, WireParagraph
from wire.recognition import PERHAPS, TAKE_WITHIN, Marks, said_by

MOST_IN_FAMILY = 40
"""A row that opens shows no more; what comes then begins another."""

MOST_PARAGRAPHS_LOOKED_AT = 1_000
MOST_COMPARED = 3
SHARED = 0.5
"""More than this part of the shorter text's paragraphs stands in the longer, word for word."""


def family_of(own: WireItem, marks: Marks, perhaps: WireItem | None) -> int | None:
    """Return the family that a new story belongs to by its own reading; None where it is alone.

    `perhaps` is a reading of what it is probably an update of.
    """
    alike = [perhaps] if perhaps else [*sharing(marks), *of_one_headline(own, marks)]
    stories = {item.article_id for item in alike}
    found = InboxStory.objects.filter(article__in=stories).order_by("newest_id")
    for family in found.values_list("family", flat=True) if stories else ():
        if len(InboxStory.objects.filter(family=family)[:MOST_IN_FAMILY]) < MOST_IN_FAMILY:
            return family
    return None


def sharing(marks: Marks) -> Sequence[WireItem]:
    """Return the readings of about that day that have most paragraphs in common with a page."""
    day = marks.day_at.astimezone(UTC).date()
    rows = WireParagraph.objects.filter(
        digest__in=marks.paragraphs, day__range=(day - TAKE_WITHIN, day + TAKE_WITHIN)
    ).order_by("-item_id")
    shared = Counter(rows.values_list("item_id", flat=True)[:MOST_PARAGRAPHS_LOOKED_AT])
    numbers = [item for item, _ in shared.most_common(MOST_COMPARED)]
    if not numbers:
        return []
    of_items = WireParagraph.objects.filter(item__in=numbers)
    lengths = Counter(of_items.values_list("item_id", flat=True))
    same = [
        number
        for number in numbers
        if shared[number] > SHARED * min(lengths[number], len(marks.paragraphs))
    ]
    return list(WireItem.objects.filter(pk__in=same))


def of_one_headline(own: WireItem, marks: Marks) -> Sequence[WireItem]:
    """Return the newest readings of a day with the headline of a page, and much of its text."""
    after = timezone.now() - TAKE_WITHIN
    items = WireItem.objects.filter(
        headline_key=marks.headline_key, received_at__gt=after, pk__lt=own.pk
    )
    return [
        item
        for item in items.order_by("-pk")[:MOST_COMPARED]
        if share(said_by(item).rows, marks.text.rows) >= PERHAPS
    ]
