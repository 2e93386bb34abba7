"""The links that editors made: those in the texts of stories, and what they pinned or accepted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from related.lists.models import LinkKind, RelatedLink
from related.suggestions.candidates import Candidate

CHOSEN = (LinkKind.PINNED, LinkKind.ACCEPTED)
# Asked twice for every story that is compared: making a query of models costs more than asking it.
LINKS = (
    f"SELECT article_id, target_id FROM {RelatedLink._meta.db_table}"
    f" WHERE kind IN ({', '.join(f"'{kind}'" for kind in CHOSEN)}) AND target_id <> '' AND"
)


def linked_by(stories: Sequence[Candidate]) -> Counter[str]:
    """Return how many of these stories each story is linked from."""
    ids = [story.article_id for story in stories]
    links = {(story.article_id, target) for story in stories for target in story.links}
    links.update(chosen_links("article_id", ids))
    return Counter(target for _, target in links)


def linking_to(article_id: str, stories: Sequence[Candidate]) -> set[str]:
    """Return from which stories one is linked: those of these that do so in their text, and all
    under which an editor chose it. None to a draft without id.
    """
    if not article_id:
        return set()
    linking = {story.article_id for story in stories if article_id in story.links}
    return linking.union(one for one, _ in chosen_links("target_id", [article_id]))


def chosen_links(column: str, ids: Sequence[str]) -> list[tuple[str, str]]:
    """Return (story, its target) of what editors chose for or of these stories."""
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"{LINKS} {column} IN ({', '.join(['%s'] * len(ids))})", ids)
        found: list[tuple[str, str]] = cursor.fetchall()
    return found


def is_chosen(link: Mapping[str, Any] | None) -> bool:
    """Say whether a link, as the log of decisions keeps it, was chosen by an editor."""
    return link is not None and link["kind"] in CHOSEN
