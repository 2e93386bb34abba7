"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.names.merging import merge_organisation, merge_person, merge_tag

PAGES: list[Page] = [
    ("tags/<whole:pk>/merge/", merge_tag, "merge_tag"),
    ("people/<whole:pk>/merge/", merge_person, "merge_person"),
    ("organisations/<whole:pk>/merge/", merge_organisation, "merge_organisation"),
]
