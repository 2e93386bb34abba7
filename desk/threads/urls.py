"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.threads.choices import thread_choices
from desk.threads.views import close_or_open, gather, story_threads

PAGES: list[Page] = [
    ("thread-choices/", thread_choices, "thread_choices"),
    ("threads/<whole:pk>/stories/", gather, "gather"),
    ("threads/<whole:pk>/close/", close_or_open, "close_thread"),
    ("stories/<str:public_id>/threads/", story_threads, "story_threads"),
]
