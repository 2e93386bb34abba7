"""The addresses of these pages, below the desk's own."""

from desk.acts.many import to_many
from desk.acts.views import story_action
from desk.frame.pages import Page

PAGES: list[Page] = [
    ("stories/many/", to_many, "to_many"),
    ("stories/<str:public_id>/do/<str:name>/", story_action, "story_action"),
]
