"""The addresses of these pages, below the desk's own."""

from desk.autosaves.conflict import conflict
from desk.autosaves.kept_forms import drop_words, kept_words
from desk.autosaves.views import drop, take, unsaved_page, unsaved_words
from desk.frame.pages import Page

PAGES: list[Page] = [
    ("copies/<whole:pk>/", unsaved_words, "copy"),
    ("copies/<whole:pk>/page/", unsaved_page, "copy_page"),
    ("copies/<whole:pk>/take/", take, "take_copy"),
    ("copies/<whole:pk>/drop/", drop, "drop_copy"),
    ("copies/<whole:pk>/merge/", conflict, "conflict"),
    ("typed/<str:page>/", kept_words, "kept_words"),
    ("typed/<str:page>/<whole:pk>/drop/", drop_words, "drop_words"),
]
