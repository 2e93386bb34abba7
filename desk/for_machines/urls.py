"""The addresses of these pages, below the desk's own."""

from desk.for_machines.views import machine_text, machine_texts
from desk.frame.pages import Page

PAGES: list[Page] = [
    ("for-machines/", machine_texts, "machine_texts"),
    ("for-machines/<str:text>/", machine_text, "machine_text"),
]
