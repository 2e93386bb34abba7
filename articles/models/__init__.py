"""The desk's text (`article`), what is placed in it (`parts`), what happened (`history`), who is
at work on it (`at_work`), what stands around it (`around`), and what the desk's search looks
through (`search_text`).
"""

from articles.models.around import (
    ClockLook,
    Hold,
    Note,
    Notice,
    PreviewLink,
    SavedFilter,
    TranslationTask,
)
from articles.models.article import Article, Stage
from articles.models.at_work import FormCopy, Presence, RecoveryCopy
from articles.models.history import Event, RemovalOrder, Revision, TimelineEnd
from articles.models.parts import ArticleTag, Credit, Figure
from articles.models.search_text import ArticleText

__all__ = [
    "Article",
    "ArticleTag",
    "ArticleText",
    "ClockLook",
    "Credit",
    "Event",
    "Figure",
    "FormCopy",
    "Hold",
    "Note",
    "Notice",
    "Presence",
    "PreviewLink",
    "RecoveryCopy",
    "RemovalOrder",
    "Revision",
    "SavedFilter",
    "Stage",
    "TimelineEnd",
    "TranslationTask",
]
