"""An embargo stops a publication: nothing goes out before its moment."""

from collections.abc import Iterator
from datetime import datetime

from articles.checks.check import Check, stop
from articles.dates import moment_words
from articles.models import Article


def under_embargo(article: Article) -> Iterator[Check]:
    """Yield what stops a story that would go out now."""
    if article.is_embargoed and article.embargo_until:
        until = moment_words(article.embargo_until)
        yield stop(f"Embargoed until {until}: release it first, or schedule it for then.", "")


def under_embargo_then(article: Article, at: datetime) -> Iterator[Check]:
    """Yield what stops a story that would go out by the clock at a moment."""
    if article.embargo_until and at < article.embargo_until:
        until = moment_words(article.embargo_until)
        yield stop(f"Embargoed until {until}: choose that time or a later one.", "")
