"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.inner_tables.views import tables

PAGES: list[Page] = [
    ("tables/", tables, "tables"),
]
