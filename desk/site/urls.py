"""The desk's own pages, beside those that the admin makes of the models."""

from collections.abc import Callable

from django.http import HttpResponseBase

from desk.accounts.audit_page import audit
from desk.accounts.choices import colleague_choices
from desk.accounts.views import close, reopen, reset_factor
from desk.across.views import across
from desk.acts.many import to_many
from desk.acts.views import story_action
from desk.also_like.queue_views import related_next, related_queue
from desk.also_like.views import decide, related_list
from desk.autosaves.conflict import conflict
from desk.autosaves.views import drop, take, unsaved_words
from desk.correcting.kept_form_views import drop_form, kept_form
from desk.correcting.settling import settle
from desk.first_page.notices import notice_seen
from desk.frame.story_choices import story_choices
from desk.going_out.views import going_out
from desk.history.removing import hide_version, order_removal, second_removal
from desk.history.views import history, restore_edition, restore_version
from desk.names.merging import merge_organisation, merge_person, merge_tag
from desk.outsiders.views import outsiders
from desk.photos.choosing import add_picture, photo_choices, shown_picture
from desk.photos.restricting import photo_use
from desk.photos.rewording import photo_stories, photo_words
from desk.photos.sending import (
    new_batch,
    send_picture,
    send_pictures,
    sent_pictures,
    sent_results,
)
from desk.photos.views import kill, original, photo_reading, picture
from desk.preview.views import preview, preview_page
from desk.story.edit import edit_story, new_story
from desk.story.flash import flash
from desk.story.going_without import without_photo
from desk.story.heartbeat import pulse, pulse_of_new, unsaved
from desk.story.name_choices import name_choices, new_name
from desk.story.notes import note
from desk.story.original_choices import original_choices
from desk.story.tags import tag_choices, tag_suggestions
from desk.story.translating import translation
from desk.story_list.saved_filters import forget_filter, keep_filter
from desk.threads.choices import thread_choices
from desk.threads.views import close_or_open, gather, story_threads
from desk.wire_inbox.batches import batch_page, batches
from desk.wire_inbox.pasting import paste
from desk.wire_inbox.takes import next_take

type Page = tuple[str, Callable[..., HttpResponseBase], str]

PAGES: list[Page] = [
    ("articles/article/add/", new_story, "articles_article_add"),
    ("articles/article/<whole:pk>/change/", edit_story, "articles_article_change"),
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
