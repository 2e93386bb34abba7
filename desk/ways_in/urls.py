"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.ways_in.views import page_of

PAGES: list[Page] = [("page-of/", page_of, "page_of")]
