"""The models of related stories, one module a subject."""

from related.models.follows import Follow
from related.models.links import EVERYWHERE, LinkKind, RelatedLink
from related.models.lists import Decision, Did, RelatedList, Trouble
from related.models.suggestions import Suggestion

__all__ = [
    "EVERYWHERE",
    "Decision",
    "Did",
    "Follow",
    "LinkKind",
    "RelatedLink",
    "RelatedList",
    "Suggestion",
    "Trouble",
]
