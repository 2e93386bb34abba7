"""The desk's own pages, beside those that the admin makes of the models."""

from collections.abc import Callable

from django.http import HttpResponseBase

from desk.choosing import story_choices
from desk.choosing_names import name_choices, new_name
from desk.choosing_originals import original_choices
from desk.choosing_people import colleague_choices
from desk.choosing_threads import thread_choices
from desk.views.accounts import close, reopen, reset_factor
from desk.views.acting import story_action
from desk.views.audit import audit
from desk.views.batches import batch_page, batches
from desk.views.copies import drop, take, unsaved_words
from desk.views.flashing import flash
from desk.views.going_out import going_out
from desk.views.going_without import without_photo
from desk.views.history import history, restore_edition, restore_version
from desk.views.incoming import (
    new_batch,
    send_picture,
    send_pictures,
    sent_pictures,
    sent_results,
)
from desk.views.kept_forms import drop_form, kept_form
from desk.views.library import add_picture, photo_choices, shown_picture
from desk.views.many import to_many
from desk.views.merging import conflict
from desk.views.names import across
from desk.views.notices import notice_seen
from desk.views.noting import note
from desk.views.outsiders import outsiders
from desk.views.pasting import paste
from desk.views.pictures import kill, original, photo_reading, picture
from desk.views.preview import preview, preview_page
from desk.views.pulse import pulse, pulse_of_new, unsaved
from desk.views.related_list import decide, related_list
from desk.views.related_queue import related_next, related_queue
from desk.views.removing import hide_version, order_removal, second_removal
from desk.views.restricting import photo_use
from desk.views.rewording import photo_stories, photo_words
from desk.views.saved_filters import forget_filter, keep_filter
from desk.views.settling import settle
from desk.views.tags import tag_choices, tag_suggestions
from desk.views.takes import next_take
from desk.views.threads import close_or_open, gather, story_threads
from desk.views.translating import translation
from desk.views.uniting import merge_organisation, merge_person, merge_tag

type Page = tuple[str, Callable[..., HttpResponseBase], str]

PAGES: list[Page] = [
    ("notices/seen/", notice_seen, "notice_seen"),
    ("going-out/", going_out, "going_out"),
    ("batches/", batches, "batches"),
    ("batches/<whole:pk>/", batch_page, "batch"),
    ("paste/", paste, "paste"),
    ("across/", across, "across"),
    ("stories/many/", to_many, "to_many"),
    ("filters/", keep_filter, "keep_filter"),
    ("filters/<whole:pk>/forget/", forget_filter, "forget_filter"),
    ("story-choices/", story_choices, "story_choices"),
    ("colleague-choices/", colleague_choices, "colleague_choices"),
    ("copies/<whole:pk>/", unsaved_words, "copy"),
    ("copies/<whole:pk>/take/", take, "take_copy"),
    ("copies/<whole:pk>/drop/", drop, "drop_copy"),
    ("copies/<whole:pk>/merge/", conflict, "conflict"),
    ("kept/<str:page>/", kept_form, "kept_form"),
    ("kept/<str:page>/<whole:pk>/drop/", drop_form, "drop_form"),
    ("flash/", flash, "flash"),
    ("stories/<str:public_id>/note/", note, "note"),
    ("unsaved/", unsaved, "unsaved"),
    ("stories/new/<str:key>/pulse/", pulse_of_new, "pulse_of_new"),
    ("stories/<str:public_id>/pulse/", pulse, "pulse"),
    ("original-choices/", original_choices, "original_choices"),
    ("name-choices/<str:kind>/", name_choices, "name_choices"),
    ("name-choices/<str:kind>/new/", new_name, "new_name"),
    ("tag-choices/", tag_choices, "tag_choices"),
    ("tag-suggestions/", tag_suggestions, "tag_suggestions"),
    ("thread-choices/", thread_choices, "thread_choices"),
    ("threads/<whole:pk>/stories/", gather, "gather"),
    ("threads/<whole:pk>/close/", close_or_open, "close_thread"),
    ("stories/<str:public_id>/threads/", story_threads, "story_threads"),
    ("photo-choices/", photo_choices, "photo_choices"),
    ("photo-choices/new/", add_picture, "add_picture"),
    ("stories/<str:public_id>/preview/", preview, "preview"),
    ("stories/<str:public_id>/preview/page/", preview_page, "preview_page"),
    ("stories/<str:public_id>/outsiders/", outsiders, "outsiders"),
    ("stories/<str:public_id>/do/<str:name>/", story_action, "story_action"),
    ("stories/<str:public_id>/without/<str:content_hash>/", without_photo, "without_photo"),
    ("stories/<str:public_id>/settle/", settle, "settle"),
    ("stories/<str:public_id>/update/", next_take, "next_take"),
    ("stories/<str:public_id>/translation/", translation, "translation"),
    ("also-like/", related_queue, "related_queue"),
    ("also-like/next/", related_next, "related_next"),
    ("stories/<str:public_id>/also-like/", related_list, "related_list"),
    ("stories/<str:public_id>/also-like/decide/", decide, "decide"),
    ("stories/<str:public_id>/history/", history, "story_history"),
    ("stories/<str:public_id>/history/<whole:number>/restore/", restore_version, "restore_version"),
    (
        "stories/<str:public_id>/editions/<whole:number>/restore/",
        restore_edition,
        "restore_edition",
    ),
    ("stories/<str:public_id>/editions/<whole:number>/hide/", hide_version, "hide_version"),
    ("stories/<str:public_id>/remove/", order_removal, "order_removal"),
    ("removals/<whole:pk>/", second_removal, "second_removal"),
    ("pictures/<str:content_hash>/", shown_picture, "shown_picture"),
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
    ("tags/<whole:pk>/merge/", merge_tag, "merge_tag"),
    ("people/<whole:pk>/merge/", merge_person, "merge_person"),
    ("organisations/<whole:pk>/merge/", merge_organisation, "merge_organisation"),
    ("accounts/<whole:pk>/close/", close, "close_account"),
    ("accounts/<whole:pk>/open/", reopen, "open_account"),
    ("accounts/<whole:pk>/second-factor/", reset_factor, "reset_factor"),
    ("audit/", audit, "audit"),
]
