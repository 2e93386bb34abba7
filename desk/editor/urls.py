"""The addresses of these pages, below the desk's own."""

from desk.editor.own_links import link_choices, link_states
from desk.frame.pages import Page

PAGES: list[Page] = [
    ("link-choices/", link_choices, "link_choices"),
    ("link-states/", link_states, "link_states"),
]
