"""The addresses of these pages, below the desk's own."""

from desk.frame.pages import Page
from desk.wire_inbox.batches import batch_page, batches
from desk.wire_inbox.channels import (
    channel_header,
    channel_key,
    fetch_channel,
    read_delivery_again,
)
from desk.wire_inbox.inbox import inbox, inbox_family, inbox_new
from desk.wire_inbox.into import into
from desk.wire_inbox.made_of import made_of
from desk.wire_inbox.offers import wire_words
from desk.wire_inbox.pasting import paste
from desk.wire_inbox.pictures import fetch_pictures
from desk.wire_inbox.reader import inbox_act, inbox_story, inbox_undo
from desk.wire_inbox.remembered import remembered, undo_remembered
from desk.wire_inbox.rules import let_rule_act, stop_rule
from desk.wire_inbox.takes import next_take

PAGES: list[Page] = [
    ("batches/", batches, "batches"),
    ("batches/<whole:pk>/", batch_page, "batch"),
    ("channels/<whole:pk>/key/", channel_key, "channel_key"),
    ("channels/<whole:pk>/header/", channel_header, "channel_header"),
    ("channels/<whole:pk>/fetch/", fetch_channel, "fetch_channel"),
    ("deliveries/<whole:pk>/again/", read_delivery_again, "read_delivery_again"),
    ("remembered/", remembered, "remembered"),
    ("remembered/<whole:pk>/undo/", undo_remembered, "undo_remembered"),
    ("rules/<whole:pk>/act/", let_rule_act, "let_rule_act"),
    ("rules/<whole:pk>/stop/", stop_rule, "stop_rule"),
    ("inbox/", inbox, "inbox"),
    ("inbox/new/", inbox_new, "inbox_new"),
    ("inbox/undo/", inbox_undo, "inbox_undo"),
    ("inbox/<str:public_id>/", inbox_story, "inbox_story"),
    ("inbox/<str:public_id>/act/", inbox_act, "inbox_act"),
    ("inbox/<str:public_id>/row/", inbox_family, "inbox_family"),
    ("paste/", paste, "paste"),
    ("stories/<str:public_id>/update/", next_take, "next_take"),
    ("stories/<str:public_id>/wire-words/", wire_words, "wire_words"),
    ("stories/<str:public_id>/wire-pictures/", fetch_pictures, "fetch_pictures"),
    ("stories/<str:public_id>/into/", into, "into"),
    ("stories/<str:public_id>/made-of-it/", made_of, "made_of"),
]
