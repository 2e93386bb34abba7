"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.story_list.saved_filters import forget_filter, keep_filter

PAGES: list[Page] = [
    ("filters/", keep_filter, "keep_filter"),
    ("filters/<whole:pk>/forget/", forget_filter, "forget_filter"),
]
