"""What stands around stories (holds, notes, who is at work): to look at, never to change."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import (
    ArticleText,
    Autosave,
    ClockLook,
    FormCopy,
    Hold,
    Note,
    Notice,
    Presence,
    PreviewLink,
    SavedFilter,
    TranslationTask,
)
from desk.frame.admin import ReadOnlyAdmin
from desk.frame.powers import user_of
from people.roles import Act


class OfStoryAdmin(ReadOnlyAdmin):
    """Rows that hang on a story: those of a story on hold are there only for those named."""

    reads = Act.READ_DESK
    of_stories: tuple[str, ...] = ("article",)
    list_select_related = ["article"]
    ordering = ["-pk"]
    search_fields = ["article__public_id__exact"]


@admin.register(Hold)
class HoldAdmin(OfStoryAdmin):
    """Stories that must not go out by a slip."""

    list_display = ["name", "article", "look_again_on", "placed_by", "placed_at"]
    list_select_related = ["article", "placed_by"]
    ordering = ["look_again_on", "pk"]


@admin.register(Note)
class NoteAdmin(OfStoryAdmin):
    """What colleagues said about stories."""

    list_display = ["at", "by", "words", "article"]


@admin.register(Presence)
class PresenceAdmin(OfStoryAdmin):
    """Who has which story open."""

    list_display = ["user", "article", "since", "seen_at", "is_writing"]
    list_select_related = ["article", "user"]


@admin.register(TranslationTask)
class TranslationTaskAdmin(OfStoryAdmin):
    """Translations that have to follow their original."""

    of_stories = ("article", "original")
    list_display = ["article", "original", "edition_number", "at", "done_at", "done_by"]
    list_select_related = ["article", "original"]


@admin.register(PreviewLink)
class PreviewLinkAdmin(OfStoryAdmin):
    """Links for outsiders; the end of the link itself is nobody's business here."""

    reads = Act.RUN_THE_PAPER
    list_display = ["article", "note", "made_by", "made_at", "expires_at", "revoked_at"]
    list_select_related = ["article", "made_by"]
    exclude = ["token"]


class PrivateAdmin(ReadOnlyAdmin):
    """Rows of one user: those who run the paper see that they are there."""

    reads = Act.RUN_THE_PAPER
    list_select_related = ["user"]
    ordering = ["-pk"]


@admin.register(Autosave)
class AutosaveAdmin(PrivateAdmin):
    """What was typed and not saved. The words are read on the story's page."""

    of_stories = ("article",)
    list_display = ["user", "article", "word_count", "kept_at"]
    list_select_related = ["user", "article"]
    exclude = ["text", "base_text", "key"]


@admin.register(FormCopy)
class FormCopyAdmin(PrivateAdmin):
    """What was typed into a form and not sent. The words are read in that form."""

    of_stories = ("article",)
    list_display = ["user", "page", "article", "kept_at"]
    list_select_related = ["user", "article"]
    exclude = ["fields", "key"]


@admin.register(Notice)
class NoticeAdmin(PrivateAdmin):
    """What colleagues were told, and whether it was sent."""

    of_stories = ("article",)
    list_display = ["at", "user", "words", "is_urgent", "sent_at", "problem"]


@admin.register(SavedFilter)
class SavedFilterAdmin(PrivateAdmin):
    """Filters that somebody keeps: one's own alone."""

    list_display = ["name", "user", "query"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return one's own filters."""
        return super().get_queryset(request).filter(user=user_of(request))


@admin.register(ClockLook)
class ClockLookAdmin(ReadOnlyAdmin):
    """When the clock last looked for what is due."""

    list_display = ["at"]


@admin.register(ArticleText)
class ArticleTextAdmin(OfStoryAdmin):
    """What the desk's search looks through."""

    list_display = ["article"]
