"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.history.removing import hide_version, order_removal, second_removal
from desk.history.views import history, restore_edition, restore_version

PAGES: list[Page] = [
    ("stories/<str:public_id>/history/", history, "story_history"),
    ("stories/<str:public_id>/history/<whole:number>/restore/", restore_version, "restore_version"),
    (
        "stories/<str:public_id>/editions/<whole:number>/restore/",
        restore_edition,
        "restore_edition",
    ),
    ("stories/<str:public_id>/editions/<whole:number>/hide/", hide_version, "hide_version"),
    ("stories/<str:public_id>/remove/", order_removal, "order_removal"),
    ("removals/<whole:pk>/", second_removal, "second_removal"),
]
