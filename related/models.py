"""The models of related stories, where Django looks for them; each stands with its subject."""

from related.decisions.models import Decision, Did
from related.lists.models import (
    EVERYWHERE,
    Follow,
    LinkKind,
    NearDuplicate,
    RelatedLink,
    RelatedList,
    Suggestion,
    Trouble,
)
from related.suggestions.models import Bookmark, Posting, Rebuild, StoryVector, TermCount

__all__ = [
    "EVERYWHERE",
    "Bookmark",
    "Decision",
    "Did",
    "Follow",
    "LinkKind",
    "NearDuplicate",
    "Posting",
    "Rebuild",
    "RelatedLink",
    "RelatedList",
    "StoryVector",
    "Suggestion",
    "TermCount",
    "Trouble",
]
