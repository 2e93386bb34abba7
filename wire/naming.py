"""How the timeline of one story names another: all who see the one may not know of the other."""

from articles.models import Article


def named_for_all(article: Article) -> str:
    """Return the headline of a story, but of one on hold only that there is one."""
    return "a story on hold" if article.is_on_hold else f"“{article}”"
