"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.wire_inbox.batches import batch_page, batches
from desk.wire_inbox.pasting import paste
from desk.wire_inbox.takes import next_take

PAGES: list[Page] = [
    ("batches/", batches, "batches"),
    ("batches/<whole:pk>/", batch_page, "batch"),
    ("paste/", paste, "paste"),
    ("stories/<str:public_id>/update/", next_take, "next_take"),
]
