"""The addresses of these pages, below the desk's own."""

from desk.files_out.views import files
from desk.frame.pages import Page

PAGES: list[Page] = [("stories/<str:public_id>/files/", files, "story_files")]
