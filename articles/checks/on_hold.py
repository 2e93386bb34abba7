"""A hold stops a publication: the story goes out only where the name of its hold is typed."""

from collections.abc import Iterator

from articles.checks.check import Check, stop
from articles.models import Article
from search.words import folded


def on_hold(article: Article, hold_name: str) -> Iterator[Check]:
    """Yield what stops a story on hold that would go out now, unless its hold's name is typed."""
    if article.is_on_hold and typed_name(hold_name) != typed_name(article.hold.name):
        yield stop(
            "This story is on hold. To let it out, type the name of its hold on the page that "
            "publishes it, or take it off hold first.",
            "hold_name",
        )


def on_hold_then(article: Article) -> Iterator[Check]:
    """Yield what stops a story on hold that would go out by the clock: nobody types there."""
    if article.is_on_hold:
        yield stop("This story is on hold. Take it off hold first.", "hold_name")


def typed_name(name: str) -> str:
    """Return the form in which two ways to type a hold's name are equal."""
    return "".join(folded(name).split()) or "".join(name.split())
