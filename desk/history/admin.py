"""The record and what readers see: to look at, never to change."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import Article
from desk.frame.admin import ReadOnlyAdmin, ReadOnlyInline
from desk.frame.powers import user_of
from editions.models import (
    Address,
    Correction,
    Edition,
    EditionContent,
    HiddenEdition,
    Lead,
    PublishedArticle,
    PublishedCredit,
    PublishedHeadline,
    PublishedPhoto,
    PublishedTag,
    PublishedThread,
    Redaction,
    Removal,
    SearchDocument,
    ShownPhoto,
    ThreadChange,
    ThreadStory,
)
from people.roles import Act

# What is searched by key is found along an index; the words of stories are searched in Stories.
BY_ID = "A story's id"


class EditionContentInline(ReadOnlyInline):
    """The exact text of an edition; the salt is nobody's business."""

    model = EditionContent
    reads = Act.READ_DESK
    fields = ["text"]


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    """Every version that readers were ever shown."""

    reads = Act.READ_DESK
    inlines = [EditionContentInline]
    list_display = ["article_id", "number", "kind", "published_at", "by"]
    list_filter = ["kind"]
    search_fields = ["article_id__exact"]
    search_help_text = BY_ID


@admin.register(Address)
class AddressAdmin(ReadOnlyAdmin):
    """Every address that was ever given."""

    reads = Act.READ_DESK
    list_display = ["__str__", "article_id"]
    ordering = ["-pk"]
    search_fields = ["article_id__exact"]
    search_help_text = BY_ID


@admin.register(PublishedArticle)
class PublishedArticleAdmin(ReadOnlyAdmin):
    """The stories that readers see now."""

    reads = Act.READ_DESK
    list_display = ["headline", "section_name", "edition_number", "first_published_at"]
    ordering = ["-first_published_at", "-id"]
    search_fields = ["id__exact"]
    search_help_text = BY_ID


class RowOfArticleAdmin(ReadOnlyAdmin):
    """A reader's row that hangs on a live story."""

    reads = Act.READ_DESK
    list_select_related = ["article"]
    ordering = ["-pk"]


@admin.register(PublishedTag, PublishedCredit)
class NamedRowAdmin(RowOfArticleAdmin):
    """A live story under a name."""

    list_display = ["name", "slug", "article"]
    search_fields = ["slug__exact", "article__exact"]
    search_help_text = "The end of its address, or a story's id"


@admin.register(PublishedHeadline)
class PublishedHeadlineAdmin(RowOfArticleAdmin):
    """The headlines by which waiting links find a story."""

    list_display = ["key", "article"]
    search_fields = ["key__exact", "article__exact"]


@admin.register(PublishedPhoto)
class PublishedPhotoAdmin(RowOfArticleAdmin):
    """Which photos a live story shows."""

    list_display = ["content_hash", "article"]
    search_fields = ["content_hash__exact", "article__exact"]


@admin.register(Correction)
class CorrectionAdmin(RowOfArticleAdmin):
    """What readers were told."""

    list_display = ["note", "kind", "corrected_at", "article"]
    list_filter = ["kind"]
    ordering = ["-corrected_at", "-id"]
    search_fields = ["article__exact"]
    search_help_text = BY_ID


@admin.register(SearchDocument)
class SearchDocumentAdmin(RowOfArticleAdmin):
    """What search looks through."""

    list_display = ["article"]
    search_fields = ["article__exact"]
    search_help_text = BY_ID


@admin.register(ShownPhoto)
class ShownPhotoAdmin(ReadOnlyAdmin):
    """Pictures that readers were once shown."""

    reads = Act.READ_DESK
    search_fields = ["content_hash__exact"]


@admin.register(HiddenEdition)
class HiddenEditionAdmin(ReadOnlyAdmin):
    """Versions taken out of the public history."""

    reads = Act.HIDE_VERSION
    list_display = ["edition", "hidden_at", "by", "reason"]
    list_select_related = ["edition"]
    ordering = ["-pk"]


@admin.register(Removal, Redaction)
class RemovalAdmin(ReadOnlyAdmin):
    """Contents that were erased by order, and the words of them that others lost."""

    reads = Act.REMOVE_BY_ORDER
    list_display = ["edition", "removed_at", "ordered_by", "seconded_by", "reason"]
    list_select_related = ["edition"]
    ordering = ["-pk"]


@admin.register(Lead)
class LeadAdmin(ReadOnlyAdmin):
    """Which story was chosen to lead which place, and by whom."""

    reads = Act.READ_DESK
    list_display = ["at", "place", "article_id", "by"]
    search_fields = ["article_id__exact", "place__exact"]


@admin.register(PublishedThread)
class PublishedThreadAdmin(RowOfArticleAdmin):
    """The live stories of threads."""

    list_display = ["slug", "article"]
    search_fields = ["slug__exact", "article__exact"]
    search_help_text = "The end of its address, or a story's id"


@admin.register(ThreadStory, ThreadChange)
class ThreadRowAdmin(ReadOnlyAdmin):
    """Which stories were gathered in which threads, and by whom; none that is on hold."""

    reads = Act.READ_DESK
    ordering = ["-pk"]
    search_fields = ["thread_slug__exact", "article_id__exact"]
    search_help_text = "The end of its address, or a story's id"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows without those of stories that this person may not know of."""
        hidden = Article.objects.hidden_from(user_of(request)).values("public_id")
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.exclude(article_id__in=hidden)
