"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.texts.history import restore, text_history
from desk.texts.views import publish, text, text_page, texts, withdraw

PAGES: list[Page] = [
    ("texts/", texts, "texts"),
    ("texts/<str:text>/", text, "text"),
    ("texts/<str:text>/page/", text_page, "text_page"),
    ("texts/<str:text>/publish/", publish, "publish_text"),
    ("texts/<str:text>/withdraw/", withdraw, "withdraw_text"),
    ("texts/<str:text>/history/", text_history, "text_history"),
    ("texts/<str:text>/history/<whole:number>/restore/", restore, "restore_text"),
]
