"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.outsiders.views import outsiders

PAGES: list[Page] = [
    ("stories/<str:public_id>/outsiders/", outsiders, "outsiders"),
]
