"""The record (`record`), what readers see (`site`, made of it), who leads
(`fronts`), which stories are gathered (`threads`), what the paper says of itself (`texts`), and how
often stories are read (`reads`).
"""

from editions.models.breaking import Breaking, breaking_now
from editions.models.fronts import FrontVersion, Lead, front_of, fronts_shown, lead_of
from editions.models.reads import MostRead, ReadCount
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
from editions.models.texts import TextEdition, live_text, live_texts, newest_text
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
    "MostRead",
    "PublishedArticle",
    "PublishedCredit",
    "PublishedHeadline",
    "PublishedPhoto",
    "PublishedTag",
    "PublishedThread",
    "ReadCount",
    "Redaction",
    "Removal",
    "SearchDocument",
    "ShownPhoto",
    "TextEdition",
    "ThreadAct",
    "ThreadChange",
    "ThreadStory",
    "breaking_now",
    "front_of",
    "fronts_shown",
    "lead_of",
    "live_text",
    "live_texts",
    "newest_text",
]
