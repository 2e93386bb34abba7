"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.photos.choosing import add_picture, photo_choices
from desk.photos.pictures import original, picture, shown_picture, tiny_picture
from desk.photos.restricting import photo_use
from desk.photos.rewording import photo_stories, photo_words
from desk.photos.sending import new_batch, send_picture, send_pictures, sent_pictures, sent_results
from desk.photos.views import kill, photo_reading

# What a browser may keep; each says for how long.
KEPT = frozenset({"tiny_picture", "picture", "shown_picture"})
PAGES: list[Page] = [
    ("photo-choices/", photo_choices, "photo_choices"),
    ("photo-choices/new/", add_picture, "add_picture"),
    ("pictures/<str:content_hash>/", shown_picture, "shown_picture"),
    ("pictures/<str:content_hash>-tiny.webp", tiny_picture, "tiny_picture"),
    ("pictures/<str:content_hash>-<whole:width_px>.<str:format>", picture, "picture"),
    ("photos/send/", send_pictures, "send_pictures"),
    ("photos/send/new/", new_batch, "new_batch"),
    ("photos/sent/<whole:pk>/", sent_pictures, "sent_pictures"),
    ("photos/sent/<whole:pk>/send/", send_picture, "send_picture"),
    ("photos/sent/<whole:pk>/results/", sent_results, "sent_results"),
    ("photos/<whole:pk>/original/", original, "original"),
    ("photos/<whole:pk>/reading/", photo_reading, "photo_reading"),
    ("photos/<whole:pk>/kill/", kill, "kill_photo"),
    ("photos/<whole:pk>/use/", photo_use, "photo_use"),
    ("photos/<whole:pk>/stories/", photo_stories, "photo_stories"),
    ("photos/words/", photo_words, "photo_words"),
]
