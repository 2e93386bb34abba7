"""The addresses of these pages, below the desk's own."""

from desk.across.views import across
from desk.frame.pages import Page

PAGES: list[Page] = [
    ("across/", across, "across"),
]
