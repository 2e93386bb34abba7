"""The links that editors made: those in the texts of stories, and what they pinned or accepted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from related.candidates import Candidate
from related.models import LinkKind, RelatedLink

CHOSEN = (LinkKind.PINNED, LinkKind.ACCEPTED)


def linked_by(stories: Sequence[Candidate]) -> Counter[str]:
    """Return how many of these stories each story is linked from."""
    ids = [story.article_id for story in stories]
    chosen = RelatedLink.objects.filter(article_id__in=ids, kind__in=CHOSEN).exclude(target_id="")
    links = {(story.article_id, target) for story in stories for target in story.links}
    links.update(chosen.values_list("article_id", "target_id"))
    return Counter(target for _, target in links)


def linking_to(article_id: str, stories: Sequence[Candidate]) -> set[str]:
    """Return from which stories one is linked: those of these that do so in their text, and all
    under which an editor chose it. None to a draft without id.
    """
    if not article_id:
        return set()
    chosen = RelatedLink.objects.filter(target_id=article_id, kind__in=CHOSEN)
    linking = {story.article_id for story in stories if article_id in story.links}
    return linking.union(chosen.values_list("article_id", flat=True))


def is_chosen(link: Mapping[str, Any] | None) -> bool:
    """Say whether a link, as the log of decisions keeps it, was chosen by an editor."""
    return link is not None and link["kind"] in CHOSEN
