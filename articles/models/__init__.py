"""The desk's text (`article`), what is placed in it (`parts`), what happened (`history`), who is
at work on it (`at_work`), what colleagues and outsiders get (`notices`, `passages`,
`preview_links`), what is kept back (`hold`), goes out (`clock`) and is taken away (`taken_away`),
how it is found (`search_text`, `saved_filters`), and what the paper says of itself (`texts`).
"""

from articles.models.article import Article, Stage
from articles.models.at_work import Autosave, FormCopy, Presence
from articles.models.clock import ClockLook
from articles.models.history import Event, RemovalOrder, Revision, TimelineEnd
from articles.models.hold import Hold
from articles.models.notices import Note, Notice, TranslationTask
from articles.models.parts import ArticleTag, Credit, Figure
from articles.models.passages import PassageNote
from articles.models.preview_links import PreviewLink
from articles.models.saved_filters import SavedFilter
from articles.models.search_text import ArticleText
from articles.models.taken_away import TakenAway
from articles.models.texts import TextSave

__all__ = [
    "Article",
    "ArticleTag",
    "ArticleText",
    "Autosave",
    "ClockLook",
    "Credit",
    "Event",
    "Figure",
    "FormCopy",
    "Hold",
    "Note",
    "Notice",
    "PassageNote",
    "Presence",
    "PreviewLink",
    "RemovalOrder",
    "Revision",
    "SavedFilter",
    "Stage",
    "TakenAway",
    "TextSave",
    "TimelineEnd",
    "TranslationTask",
]
