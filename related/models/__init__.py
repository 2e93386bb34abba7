"""The models of related stories, one module a subject."""

from related.models.follows import Follow
from related.models.links import EVERYWHERE, LinkKind, RelatedLink
from related.models.lists import Decision, Did, RelatedList, Trouble
from related.models.outlines import Bookmark, Outline, Posting, Rebuild, TermCount
from related.models.suggestions import Suggestion, Twin

__all__ = [
    "EVERYWHERE",
    "Bookmark",
    "Decision",
    "Did",
    "Follow",
    "LinkKind",
    "Outline",
    "Posting",
    "Rebuild",
    "RelatedLink",
    "RelatedList",
    "Suggestion",
    "TermCount",
    "Trouble",
    "Twin",
]
