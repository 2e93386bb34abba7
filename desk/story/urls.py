"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.story.edit import edit_story, new_story
from desk.story.flash import flash
from desk.story.going_without import without_photo
from desk.story.heartbeat import pulse, pulse_of_new, unsaved
from desk.story.live_preview import live_preview, live_preview_of_new
from desk.story.name_choices import name_choices, new_name
from desk.story.notes import note
from desk.story.original_choices import original_choices
from desk.story.passages import answer_note, leave_note, resolve_note
from desk.story.tags import tag_choices, tag_suggestions
from desk.story.translating import translation

PAGES: list[Page] = [
    ("articles/article/add/", new_story, "articles_article_add"),
    ("articles/article/<whole:pk>/change/", edit_story, "articles_article_change"),
    ("flash/", flash, "flash"),
    ("stories/<str:public_id>/note/", note, "note"),
    ("stories/<str:public_id>/passages/", leave_note, "leave_note"),
    ("stories/<str:public_id>/passages/<whole:pk>/answer/", answer_note, "answer_note"),
    ("stories/<str:public_id>/passages/<whole:pk>/resolve/", resolve_note, "resolve_note"),
    ("unsaved/", unsaved, "unsaved"),
    ("stories/new/<str:key>/pulse/", pulse_of_new, "pulse_of_new"),
    ("stories/<str:public_id>/pulse/", pulse, "pulse"),
    ("stories/new/<str:key>/preview/", live_preview_of_new, "live_preview_of_new"),
    ("stories/<str:public_id>/preview/now/", live_preview, "live_preview"),
    ("original-choices/", original_choices, "original_choices"),
    ("name-choices/<str:kind>/", name_choices, "name_choices"),
    ("name-choices/<str:kind>/new/", new_name, "new_name"),
    ("tag-choices/", tag_choices, "tag_choices"),
    ("tag-suggestions/", tag_suggestions, "tag_suggestions"),
    ("stories/<str:public_id>/without/<str:content_hash>/", without_photo, "without_photo"),
    ("stories/<str:public_id>/translation/", translation, "translation"),
]
