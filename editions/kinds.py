"""What kinds of stories search tells apart: by what the paper knows of each, and no more."""

from collections.abc import Iterator
from enum import StrEnum

from editions.models.site import PublishedArticle

# The sections whose stories say what their writers think.
OPINION_SECTIONS = {"opinion", "comment", "columns"}


class StoryKind(StrEnum):
    """A kind of stories, as readers ask for it: `kind:gallery`."""

    REPORT = "report"
    OPINION = "opinion"
    GALLERY = "gallery"
    CORRECTED = "corrected"


def kinds_of(article: PublishedArticle) -> Iterator[StoryKind]:
    """Yield the kinds of a story: a report or an opinion, and what it is besides."""
    is_opinion = article.section_slug in OPINION_SECTIONS
    yield StoryKind.OPINION if is_opinion else StoryKind.REPORT
    if article.has_gallery:
        yield StoryKind.GALLERY
    if article.corrected_at:
        yield StoryKind.CORRECTED
