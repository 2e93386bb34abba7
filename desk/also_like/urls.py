"""The addresses of these pages, below the desk's own."""

from desk.also_like.queue_views import related_next, related_queue
from desk.also_like.views import related_decide, related_list
from desk.frame.pages import Page

PAGES: list[Page] = [
    ("also-like/", related_queue, "related_queue"),
    ("also-like/next/", related_next, "related_next"),
    ("stories/<str:public_id>/also-like/", related_list, "related_list"),
    ("stories/<str:public_id>/also-like/decide/", related_decide, "decide"),
]
