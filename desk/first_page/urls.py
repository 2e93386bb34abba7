"""The addresses of these pages, below the desk's own."""

from desk.first_page.notices import notice_seen
from desk.frame.pages import Page

PAGES: list[Page] = [
    ("notices/seen/", notice_seen, "notice_seen"),
]
