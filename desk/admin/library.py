"""Sections and tags."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from taggit.models import Tag as TaggitTag

from articles.models import Article, ArticleTag
from desk.admin.named import MergeableAdmin, NamedAdmin
from people.roles import Act
from taxonomy.models import Section, Tag
from website.context import clear_menu

# taggit brings a tag of its own, which no story of ours can have.
if admin.site.is_registered(TaggitTag):
    admin.site.unregister(TaggitTag)


@admin.register(Section)
class SectionAdmin(NamedAdmin):
    """The sections of the paper."""

    reads = Act.READ_DESK
    writes = Act.EDIT_TAXONOMY
    deletes = Act.EDIT_TAXONOMY
    list_display = ["name", "slug", "position"]
    fields = ["name", "slug", "position"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A section goes only while no story stands in it."""
        is_used = obj is not None and Article.objects.filter(section=obj.pk).exists()
        return not is_used and super().has_delete_permission(request, obj)

    def save_model(
        self, request: HttpRequest, obj: Section, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """Show the change in the menu at once."""
        super().save_model(request, obj, form, change)
        clear_menu()

    def delete_model(self, request: HttpRequest, obj: Section) -> None:
        """Take it from the menu at once."""
        super().delete_model(request, obj)
        clear_menu()


@admin.register(Tag)
class TagAdmin(MergeableAdmin):
    """What stories are about."""

    reads = Act.READ_DESK
    writes = Act.EDIT_TAXONOMY
    deletes = Act.EDIT_TAXONOMY
    list_display = ["name", "slug", "is_sensitive"]
    fields = ["name", "slug", "is_sensitive"]
    list_filter = ["is_sensitive"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A tag goes only while no draft has it."""
        is_used = obj is not None and ArticleTag.objects.filter(tag=obj.pk).exists()
        return not is_used and super().has_delete_permission(request, obj)
