"""`edit` after the address of a story, photo, thread or name, for whoever reads the paper.

They stand behind readers' own addresses, and none of them is one of those.
"""

from django.urls import re_path

from desk.frame.readers_addresses import EDIT
from desk.ways_in.views import edit

PLACES = (
    r"[0-9]{4}/[0-9]{2}/[0-9]{2}/[^/]+(?:/history)?",
    r"(?:section|tag|person|source|thread)/[^/]+",
    # Of a section in a further language.
    r"[a-z-]{2,8}/section/[^/]+",
    r"photo/[^/]+",
)

urlpatterns = [
    re_path(rf"^(?:{'|'.join(PLACES)})/{EDIT}/?$", edit, name="edit"),
]
