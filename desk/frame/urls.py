"""The addresses of these pages, below the desk's own."""

from desk.frame.manifest import manifest
from desk.frame.pages import Page
from desk.frame.story_choices import story_choices

PAGES: list[Page] = [
    ("desk.webmanifest", manifest, "manifest"),
    ("story-choices/", story_choices, "story_choices"),
]
