"""The record (`record`), what readers see (`site`, made of it), who leads
(`fronts`), and which stories are gathered (`threads`).
"""

from editions.models.breaking import Breaking, breaking_now
from editions.models.fronts import FrontVersion, Lead, front_of, lead_of
from editions.models.record import (
    Address,
    Edition,
    EditionContent,
    HiddenEdition,
    Redaction,
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
    PublishedThread,
    SearchDocument,
)
from editions.models.threads import ThreadAct, ThreadChange, ThreadStory

__all__ = [
    "Address",
    "Breaking",
    "Correction",
    "Edition",
    "EditionContent",
    "FrontVersion",
    "HiddenEdition",
    "Lead",
    "PublishedArticle",
    "PublishedCredit",
    "PublishedHeadline",
    "PublishedPhoto",
    "PublishedTag",
    "PublishedThread",
    "Redaction",
    "Removal",
    "SearchDocument",
    "ShownPhoto",
    "ThreadAct",
    "ThreadChange",
    "ThreadStory",
    "breaking_now",
    "front_of",
    "lead_of",
]
