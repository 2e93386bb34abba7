"""The models of related stories, where Django looks for them; each stands with its subject."""

from related.decisions.models import Decision, Did
from related.lists.models import (
    EVERYWHERE,
    Follow,
    LinkKind,
    RelatedLink,
    RelatedList,
    Suggestion,
    Trouble,
    Twin,
)
from related.suggestions.models import Bookmark, Outline, Posting, Rebuild, TermCount

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
