"""Is the record whole, and does the site show what it says?"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import Model

from editions.append_only import missing_triggers
from editions.chain import faults
from editions.models import (
    Address,
    Correction,
    Edition,
    PublishedArticle,
    PublishedCredit,
    PublishedHeadline,
    PublishedPhoto,
    PublishedTag,
    PublishedThread,
    SearchDocument,
)
from editions.models.record import ContentRemoved
from editions.projection import newest_editions, project, reader_rows
from editions.story import canonical_json

ROWS_OF_ARTICLE = (
    PublishedTag,
    PublishedThread,
    PublishedCredit,
    PublishedHeadline,
    PublishedPhoto,
    Correction,
    SearchDocument,
)


def rebuild_site() -> Iterator[str]:
    """Make every reader's row anew from the record, and yield each article's public id."""
    with_edition = Edition.objects.filter(number=1).values("article_id")
    PublishedArticle.objects.exclude(pk__in=with_edition).delete()
    for article_id in newest_editions():
        project(article_id)
        yield article_id


def verify_record(*, with_site: bool = True) -> Iterator[str]:
    """Yield a sentence, naming the article, for everything that is wrong.

    Checked are every edition's digest and chain, the triggers that keep the record append-only,
    and, `with_site`, that the readers' rows are those that the newest editions give, which takes
    five times as long.
    """
    for name in missing_triggers(connection):
        yield f"the trigger {name} does not stand: run `manage.py migrate` and ask who lifted it"
    for article_id in newest_editions():
        rows = Edition.objects.of(article_id).select_related("content", "removal")
        editions = list(rows.prefetch_related("redactions"))
        found = list(faults(editions))
        yield from found
        if with_site and not found:
            yield from site_faults(editions[-1])
    for orphan in chains_without_first():
        yield f"article {orphan}: its first edition is missing"
    if not with_site:
        return
    known = Edition.objects.values("article_id")
    for row in PublishedArticle.objects.exclude(pk__in=known).values_list("pk", flat=True):
        yield f"article {row}: readers see it, but it is not in the record"


def chains_without_first() -> Iterable[str]:
    """Return the articles whose chain lost its first edition."""
    first = Edition.objects.filter(number=1).values("article_id")
    return (
        Edition.objects.exclude(article_id__in=first)
        .values_list("article_id", flat=True)
        .distinct()
    )


def site_faults(newest: Edition) -> Iterator[str]:
    """Yield what readers see otherwise than the newest edition says."""
    name = f"article {newest.article_id}"
    standing = standing_rows(newest.article_id)
    if newest.is_withdrawal:
        if standing:
            yield f"{name}: is withdrawn, but readers still see it; run `manage.py rebuild_site`"
        return
    try:
        content = newest.parsed
    except ContentRemoved:
        yield f"{name}: its newest edition was removed by order, but it is not withdrawn"
        return
    if standing != sorted(row_text(row) for row in reader_rows(newest)):
        yield (
            f"{name}: readers do not see edition {newest.number} as it stands in the record; "
            "run `manage.py rebuild_site`"
        )
    address = Address.objects.filter(
        published_on=content.published_on, slug=content.slug, article_id=newest.article_id
    )
    if not address.exists():
        yield f"{name}: the address {content.path} is not kept for it"


def standing_rows(article_id: str) -> list[str]:
    """Return the text of every row that readers see of an article, in a fixed order."""
    rows: list[Model] = list(PublishedArticle.objects.filter(pk=article_id))
    for model in ROWS_OF_ARTICLE:
        rows += model._default_manager.filter(article_id=article_id)
    return sorted(row_text(row) for row in rows)


def row_text(row: Model) -> str:
    """Return every column of a row as one text, but for the number the database gave it."""
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        value = field.value_from_object(row)
        if field.primary_key and field.get_internal_type() == "BigAutoField":
            continue
        values[field.attname] = value.isoformat() if isinstance(value, date | datetime) else value
    return canonical_json({"table": row._meta.db_table, **values})
