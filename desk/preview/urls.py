"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.preview.views import preview, preview_page

PAGES: list[Page] = [
    ("stories/<str:public_id>/preview/", preview, "preview"),
    ("stories/<str:public_id>/preview/page/", preview_page, "preview_page"),
]
