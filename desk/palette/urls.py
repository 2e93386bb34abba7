"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.palette.views import keys, palette, search

PAGES: list[Page] = [
    ("palette/", palette, "palette"),
    ("search/", search, "search"),
    ("keys/", keys, "keys"),
]
