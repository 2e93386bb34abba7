"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.paper.first_run import first_run
from desk.paper.preview import draft_logo, paper_page, paper_preview
from desk.paper.views import paper, paper_history, publish, restore

PAGES: list[Page] = [
    ("paper/", paper, "paper"),
    ("paper/first-run/", first_run, "first_run"),
    ("paper/preview/", paper_preview, "paper_preview"),
    ("paper/preview/page/", paper_page, "paper_page"),
    ("paper/logo/<str:digest>/", draft_logo, "draft_logo"),
    ("paper/publish/", publish, "publish_paper"),
    ("paper/history/", paper_history, "paper_history"),
    ("paper/history/<whole:number>/restore/", restore, "restore_paper"),
]
