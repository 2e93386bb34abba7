"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.going_out.views import going_out

PAGES: list[Page] = [
    ("going-out/", going_out, "going_out"),
]
