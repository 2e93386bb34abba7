"""The addresses of these pages, below the desk's own."""

from desk.for_machines.keys import api_keys, end_api_key
from desk.for_machines.views import machine_text, machine_texts
from desk.frame.pages import Page

PAGES: list[Page] = [
    ("api-keys/", api_keys, "api_keys"),
    ("api-keys/<whole:pk>/end/", end_api_key, "end_api_key"),
    ("for-machines/", machine_texts, "machine_texts"),
    ("for-machines/<str:text>/", machine_text, "machine_text"),
]
