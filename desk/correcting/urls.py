"""The addresses of these pages, below the desk's own."""

from desk.correcting.kept_form_views import drop_form, kept_form
from desk.correcting.settling import settle
from desk.frame.pages import Page

PAGES: list[Page] = [
    ("kept/<str:page>/", kept_form, "kept_form"),
    ("kept/<str:page>/<whole:pk>/drop/", drop_form, "drop_form"),
    ("stories/<str:public_id>/settle/", settle, "settle"),
]
