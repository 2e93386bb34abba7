"""Sections, tags, people and organisations."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from taggit.models import Tag as TaggitTag

from articles.acts.page_pictures import choose_picture
from articles.models import Article, ArticleTag
from desk.frame.powers import user_of
from desk.names.alike_names import AlikeNameForm
from desk.names.named import MergeableAdmin, NamedAdmin
from desk.names.pictures import PicturedForm
from desk.names.topics import TagForm
from media.backfills import backfill_name
from people.models import Organisation, Person, User
from people.roles import Act
from taxonomy.models import Section, Tag

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


@admin.register(Tag)
class TagAdmin(MergeableAdmin):
    """What stories are about."""

    reads = Act.READ_DESK
    writes = Act.EDIT_TAXONOMY
    deletes = Act.EDIT_TAXONOMY
    form = TagForm
    list_display = ["name", "slug", "sensitive"]
    fields = ["name", "description", "photo", "lead_story", "slug", "is_sensitive"]
    list_filter = ["is_sensitive"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def save_model(
        self, request: HttpRequest, obj: Tag, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """Give its page the picture that was chosen."""
        super().save_model(request, obj, form, change)
        choose_picture(obj, form.cleaned_data.get("photo"), by=user_of(request))

    @admin.display(description="Sensitive", ordering="is_sensitive")
    def sensitive(self, tag: Tag) -> str:
        """Whether its stories get no suggestions that nobody accepted."""
        return "Sensitive" if tag.is_sensitive else ""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A tag goes only while no draft has it."""
        is_used = obj is not None and ArticleTag.objects.filter(tag=obj.pk).exists()
        return not is_used and super().has_delete_permission(request, obj)


class PersonForm(PicturedForm, AlikeNameForm):
    """A person, with the portrait on their page."""


@admin.register(Person)
class PersonAdmin(MergeableAdmin):
    """Writers, web editors, photographers, translators."""

    reads = Act.READ_DESK
    writes = Act.EDIT_PEOPLE
    deletes = Act.EDIT_PEOPLE
    list_display = ["name", "title", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "letters_key"]
    autocomplete_fields = ["user"]
    form = PersonForm
    fields = [
        "name", "is_another", "title", "bio", "photo", "languages", "email", "profiles", "slug",
        "user",
    ]  # fmt: skip

    def save_model(
        self, request: HttpRequest, obj: Person, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """Give their page its portrait, and let a new name reach the photos they took."""
        super().save_model(request, obj, form, change)
        choose_picture(obj, form.cleaned_data.get("photo"), by=user_of(request))
        if change and "name" in form.changed_data:
            backfill_name(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        """Who has which account is for those who run the paper."""
        may_see_users = admin.site.get_model_admin(User).has_view_permission(request)
        return [] if may_see_users else ["user"]


@admin.register(Organisation)
class OrganisationAdmin(MergeableAdmin):
    """Agencies and other sources."""

    reads = Act.READ_DESK
    writes = Act.EDIT_PEOPLE
    deletes = Act.EDIT_PEOPLE
    list_display = ["name", "abbreviation", "time_zone"]
    search_fields = ["name", "abbreviation"]
    form = AlikeNameForm
    fields = [
        "name", "is_another", "kind", "description", "home", "abbreviation", "credit_pattern",
        "at_licence_end", "time_zone", "slug",
    ]  # fmt: skip

    def save_model(
        self, request: HttpRequest, obj: Organisation, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """Let a new name, or a new manner of credit, reach its photos."""
        super().save_model(request, obj, form, change)
        if change and {"name", "credit_pattern"}.intersection(form.changed_data):
            backfill_name(obj)
