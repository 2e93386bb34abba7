"""The record (`record`) and what readers see (`site`); the site's rows are made of the record."""

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
    "PublishedArticle",
    "PublishedCredit",
    "PublishedHeadline",
    "PublishedPhoto",
    "PublishedTag",
    "Removal",
    "SearchDocument",
    "ShownPhoto",
]
