"""The models of related stories, one module a subject."""

from related.models.links import LinkKind, RelatedLink
from related.models.suggestions import Suggestion

__all__ = ["LinkKind", "RelatedLink", "Suggestion"]
