"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.fronts.breaking import break_story
from desk.fronts.previews import front_preview, front_preview_page
from desk.fronts.views import came_in, change_front, edit_front, front_history, send_front

PAGES: list[Page] = [
    ("fronts/", edit_front, "fronts"),
    ("fronts/breaking/", break_story, "break_story"),
    ("fronts/change/", change_front, "change_front"),
    ("fronts/send/", send_front, "send_front"),
    ("fronts/came-in/", came_in, "front_came_in"),
    ("fronts/history/", front_history, "front_history"),
    ("fronts/preview/", front_preview, "front_preview"),
    ("fronts/preview/page/", front_preview_page, "front_preview_page"),
]
