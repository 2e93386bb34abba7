"""The record (`record`), what readers see (`site`, made of it), and who leads (`fronts`)."""

from editions.models.fronts import Lead, lead_of
from editions.models.record import (
    Address,
    Edition,
    EditionContent,
    HiddenEdition,
    Removal,
    ShownPhoto,
)
from editions.models.site import (
    Correction,
    PublishedArticle,
    PublishedCredit,
    PublishedHeadline,
    PublishedPhoto,
    PublishedTag,
    SearchDocument,
)

__all__ = [
    "Address",
    "Correction",
    "Edition",
    "EditionContent",
    "HiddenEdition",
    "Lead",
    "PublishedArticle",
    "PublishedCredit",
    "PublishedHeadline",
    "PublishedPhoto",
    "PublishedTag",
    "Removal",
    "SearchDocument",
    "ShownPhoto",
    "lead_of",
]
