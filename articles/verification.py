"""Does the desk say what the record says, and does the list of removals?"""

from collections.abc import Iterator

from articles.removals_list import TornLine, listed
from editions.models import Edition, Removal


def verify_desk() -> Iterator[str]:
    """Yield a sentence, naming the story, for everything that is wrong at the desk."""
    yield from list_faults()


def list_faults() -> Iterator[str]:
    """Yield where the list of removals and the record do not say the same."""
    known: set[tuple[str, int]] = set()
    for order in listed():
        if isinstance(order, TornLine):
            yield str(order)
            continue
        known |= {(order.article_id, number) for number in order.numbers}
        waits = Edition.objects.of(order.article_id).filter(number__in=order.numbers, removal=None)
        for edition in waits:
            yield (
                f"article {order.article_id}, edition {edition.number}: is to be removed by order, "
                "and was not; run `manage.py apply_removals`"
            )
    rows = Removal.objects.values_list("edition__article_id", "edition__number")
    for article_id, number in rows.iterator():
        if (article_id, number) not in known:
            yield (
                f"article {article_id}, edition {number}: was removed by order, but the list of "
                "removals does not say so: a backup would bring it back; run "
                "`manage.py apply_removals`, which lists it"
            )
