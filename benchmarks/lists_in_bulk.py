"""Lists under every story of a made-up paper, which only the worker would make one by one.

Set up Django before you import this.
"""

from django.db import connection

from desk.also_like.queue import THIN
from editions.models import PublishedArticle
from related.models import RelatedList, Suggestion


def fill_lists(suggested: int) -> None:
    """Let each live story have suggestions, the stories before it, and wait as a thin list."""
    Suggestion.objects.all().delete()
    RelatedList.objects.all().delete()
    story = PublishedArticle._meta.db_table
    order = "OVER (ORDER BY first_published_at, id)"
    with connection.cursor() as cursor:
        for place in range(1, suggested + 1):
            cursor.execute(
                f"INSERT INTO {Suggestion._meta.db_table} "
                "(article_id, target_id, place, score, reasons) "
                f"SELECT id, other, {place}, 0, '[]' FROM (SELECT id, LAG(id, {place}) {order} "
                f"AS other FROM {story}) AS pairs WHERE other IS NOT NULL"
            )
        cursor.execute(
            f"INSERT INTO {RelatedList._meta.db_table} "
            "(article_id, accepted, accepted_by, is_settled, trouble, published_at) "
            f"SELECT id, '[]', '', %s, {THIN}, first_published_at FROM {story}",
            [False],
        )
