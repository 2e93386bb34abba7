"""The desk's text (`article`), what is placed in it (`parts`), and what happened (`history`)."""

from articles.models.article import Article, Stage
from articles.models.history import Event, RemovalOrder, Revision
from articles.models.parts import ArticleTag, Credit, Figure

__all__ = [
    "Article",
    "ArticleTag",
    "Credit",
    "Event",
    "Figure",
    "RemovalOrder",
    "Revision",
    "Stage",
]
