"""Stories: their list, and the page on which one is written."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Model, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.acts.stages import STAGE_ACTIONS, move, unschedule
from articles.draft.revisions import keep, lock
from articles.draft.search import MOST_FOUND, found_ids
from articles.models import Article, Credit, Event, Figure, RemovalOrder, Revision, SavedFilter
from articles.workflow import ACTIONS, DoorError
from desk.acts.many import verbs_for
from desk.autosaves.on_page import OnPage
from desk.autosaves.presence import company
from desk.frame.admin import DeskAdmin, ReadOnlyAdmin
from desk.frame.pages import show, story_address
from desk.frame.powers import can, user_of
from desk.frame.words import age_words, clock_words, draft_badge, readers_badge
from desk.story.forms import StoryForm
from desk.story.going_without import take_out
from desk.story.page import reading_page, writing_page
from desk.story.parts import CreditInline, FigureInline, OrderedFormSet
from desk.story.saving import Meeting, meet, saved_alone
from desk.story.typed import typed_story
from desk.story_list.filters import STORY_FILTERS
from desk.story_list.saved_filters import MOST_KEPT, filter_query
from desk.templatetags.desk import badge, thumb
from desk.wire_inbox.marks import wire_badges, with_wire_marks
from editions.body import clean_body, too_large
from editions.searched import body_words
from people.roles import Act
from website.templatetags.stamps import stamp

DONE = {
    "submit": "Sent for review.",
    "approve": "Approved.",
    "unspike": "Taken back up as a draft.",
    "unschedule": "It does not go out by the clock now; it stays approved.",
}

# The button that saves, and then takes the photo with this content hash out.
WITHOUT = "without:"

# To clean and fold more characters than these takes longer than others should wait.
LONG_TEXT = 20_000


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    """The desk's stories."""

    reads = Act.READ_DESK
    writes = Act.WRITE
    of_stories = ("pk",)
    form = StoryForm
    fields = [*StoryForm.Meta.fields, "opened", "page_key", "source_clock", "source_zone"]
    inlines = [CreditInline, FigureInline]
    change_form_template = "desk/story/edit.html"
    change_list_template = "desk/story_list/list.html"
    list_display = ["tick", "picture", "story", "state", "section", "who", "when"]
    list_display_links = None
    list_select_related = ["section", "source", "created_by"]
    list_filter = STORY_FILTERS
    # The admin shows a search where fields are named; what is searched is the desk's index.
    search_fields = ["public_id"]
    search_help_text = "Words of headline or text, a name, a tag, or a story's id"
    sortable_by = []

    # --- The list ---

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Return the stories; a list has their first pictures and names besides."""
        stories: QuerySet[Article] = super().get_queryset(request)
        match = request.resolver_match
        if match is None or not (match.url_name or "").endswith("_changelist"):
            return stories.select_related("section", "source", "hold")
        figures = Figure.objects.filter(position=0).select_related("photo")
        credits = Credit.objects.select_related("person")
        listed = with_wire_marks(stories.defer("body", "merge_conflicts"))
        return listed.prefetch_related(
            Prefetch("figures", figures, to_attr="first_figures"),
            Prefetch("credits", credits, to_attr="listed_credits"),
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Find stories by the desk's index: the newest of those that fit."""
        if not search_term.strip():
            return queryset, False
        found = found_ids(search_term)
        vars(request)["search_is_capped"] = len(found) >= MOST_FOUND
        return queryset.filter(pk__in=found), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list, with the filters that somebody keeps and what can be done to many."""
        own = SavedFilter.objects.filter(user=user_of(request))
        context = {
            "saved_filters": list(own[:MOST_KEPT]),
            "current_query": filter_query(request.GET.urlencode()),
            "verbs": verbs_for(request),
            "may_correct": can(request, Act.CORRECT),
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})

    @admin.display(description="Choose")
    def tick(self, article: Article) -> SafeString:
        """A box, to do one thing to many stories."""
        return format_html(
            '<label><input type="checkbox" name="story" value="{}" form="many">'
            '<span class="visually-hidden">Choose: {}</span></label>',
            article.public_id,
            str(article),
        )

    @admin.display(description="Picture")
    def picture(self, article: Article) -> str:
        """The small picture."""
        figures: list[Figure] = vars(article).get("first_figures", [])
        photo = figures[0].photo if figures else None
        return render_to_string("desk/frame/_thumb.html", thumb(photo))

    @admin.display(description="Story", ordering="headline")
    def story(self, article: Article) -> SafeString:
        """The headline, which leads to the story."""
        return format_html(
            '<a class="headline" href="{}">{}</a>', story_address(article), str(article)
        )

    @admin.display(description="Readers see · draft")
    def state(self, article: Article) -> SafeString:
        """What readers see, and where the draft stands."""
        return format_html(
            '<span class="states">{} {}{}</span>',
            badge(readers_badge(article)),
            badge(draft_badge(article)),
            format_html_join("", " {}", ((badge(mark),) for mark in wire_badges(article))),
        )

    @admin.display(description="By")
    def who(self, article: Article) -> str:
        """Whom the story names, else who began it."""
        names = [str(credit.person) for credit in vars(article).get("listed_credits", [])]
        source = str(article.source) if article.source else ""
        words = ", ".join(names[:2]) + (" …" if len(names) > 2 else "")
        return words or source or str(article.created_by or "")

    @admin.display(description="Changed")
    def when(self, article: Article) -> SafeString:
        """How long ago it changed, with the moment itself in reach."""
        return format_html(
            '<time datetime="{}" title="{}">{}</time>',
            stamp(article.changed_at),
            clock_words(article.changed_at),
            age_words(article.changed_at),
        )

    # --- The page of one story ---

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Article | None:
        """Return the story, locked while it is saved: the door may write it at the same time.

        A page that only shows it reads it once.
        """
        shown: Article | None = vars(request).get("shown_article")
        if shown is not None and request.method == "GET" and str(shown.pk) == object_id:
            return shown
        article: Article | None = super().get_object(request, object_id, from_field)
        if article is not None and request.method == "POST":
            return lock(article)
        return article

    def get_form(
        self,
        request: HttpRequest,
        obj: Model | None = None,
        change: bool = False,
        **kwargs: Any,
    ) -> "type[forms.ModelForm[Any]]":
        """Let the form know who writes: what they may choose and make depends on it."""
        form = super().get_form(request, obj, change, **kwargs)
        return type("StoryForm", (form,), {"user": user_of(request)})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the page to write on, or the same story to read for those who may not write it."""
        article = self.get_object(request, object_id) if request.method == "GET" else None
        vars(request)["shown_article"] = article
        if (
            article
            and self.has_view_permission(request, article)
            and not self.has_change_permission(request, article)
        ):
            page = reading_page(request, article)
            page.update(company(request, article, page["story"]))
            return show(request, "desk/story/read.html", page)
        return super().change_view(request, object_id, form_url, extra_context)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Make the words of a long text before the story is locked to save it."""
        sent = request.POST.get("body", "")
        if len(sent) > LONG_TEXT and not too_large(sent):
            body_words(clean_body(sent))
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Article | None = None,
    ) -> HttpResponse:
        """Put what is about the story beside its form."""
        context["title"] = str(obj) if obj else "New story"
        parts = {part.opts.model: part for part in context["inline_admin_formsets"]}
        context["credits"], context["figures"] = parts[Credit], parts[Figure]
        context.update(writing_page(request, obj))
        key = str(context["adminform"].form["page_key"].value() or "")
        context.update(company(request, obj, context.get("story"), key), page_key=key)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def read_page(self, request: HttpRequest, article: Article | None, sent: QueryDict) -> OnPage:
        """Return what an open page sent, as a story; nothing is saved."""
        form = self.get_form(request, article, change=article is not None)(
            sent, instance=article or Article()
        )
        assert isinstance(form, StoryForm), "a story has a form of its own"
        form.is_valid()
        formsets: list[OrderedFormSet] = []
        for formset_class, _ in self.get_formsets_with_inlines(request, article):
            prefix = formset_class.get_default_prefix()
            formset = formset_class(sent, instance=form.instance, prefix=prefix)
            assert isinstance(formset, OrderedFormSet), "parts of a story stand in an order"
            formset.is_valid()
            formsets.append(formset)
        key, opened = form.cleaned_data["page_key"], form.cleaned_data["opened"]
        return OnPage(key, opened, typed_story(form, formsets))

    def save_model(self, request: HttpRequest, obj: Article, form: StoryForm, change: bool) -> None:
        """Save a new story, so that its parts can be; who began it is noted once."""
        if not change:
            obj.created_by = user_of(request)
            super().save_model(request, obj, form, change)

    def save_related(
        self,
        request: HttpRequest,
        form: "forms.ModelForm[Any]",
        formsets: list[OrderedFormSet],
        change: bool,
    ) -> None:
        """Save words, credits, figures and tags as one revision, over nobody's newer words."""
        assert isinstance(form, StoryForm), "a story has a form of its own"
        meeting = meet(request, form, formsets) if change else None
        if meeting:
            vars(request)["meeting"] = meeting
            return
        if change:
            super().save_model(request, form.instance, form, change)
        super().save_related(request, form, formsets, change)
        keep(form.instance, user_of(request))
        saved_alone(request, form)

    def construct_change_message(self, *args: object) -> str:  # type: ignore[override]
        """Say nothing for the admin's own log: the revisions keep every save, whole."""
        return ""

    def log_addition(self, request: HttpRequest, obj: Article, message: object) -> None:  # type: ignore[override]
        """Leave it to the revisions: they keep every save, whole."""

    def log_change(self, request: HttpRequest, obj: Article, message: object) -> None:  # type: ignore[override]
        """Leave it to the revisions: they keep every save, whole."""

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Stay with the new story."""
        return self.after_saving(request, obj)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Stay with the story, or go on to what was pressed; what both changed is asked first."""
        meeting: Meeting | None = vars(request).get("meeting")
        if meeting and meeting.copy:
            return HttpResponseRedirect(reverse("admin:conflict", args=[meeting.copy.pk]))
        if meeting and meeting.words:
            messages.success(request, meeting.words)
            if request.POST.get("_then") in DONE:
                messages.info(request, "Look at the whole before you go on: press again.")
                return HttpResponseRedirect(story_address(obj))
        return self.after_saving(request, meeting.article if meeting else obj)

    def after_saving(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Do what the pressed button says: one that asks nothing acts, others open their page."""
        pressed = request.POST.get("_then", "")
        if pressed == "preview":
            return HttpResponseRedirect(reverse("admin:preview", args=[article.public_id]))
        if pressed.startswith(WITHOUT):
            take_out(request, article, pressed.removeprefix(WITHOUT))
            return HttpResponseRedirect(story_address(article))
        meeting: Meeting | None = vars(request).get("meeting")
        if pressed not in ACTIONS:
            if not (meeting and meeting.words):
                messages.success(request, "Saved.")
        elif pressed in DONE:
            try:
                act_at_once(article, pressed, request)
            except DoorError as error:
                messages.error(request, f"Saved. {error}")
            else:
                messages.success(request, DONE[pressed])
        else:
            return HttpResponseRedirect(
                reverse("admin:story_action", args=[article.public_id, pressed])
            )
        return HttpResponseRedirect(story_address(article))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the story's own history."""
        article = self.get_object(request, object_id)
        if article is None or not self.has_view_permission(request, article):
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return HttpResponseRedirect(reverse("admin:story_history", args=[article.public_id]))


def act_at_once(article: Article, action: str, request: HttpRequest) -> None:
    """Take an action that asks for nothing more."""
    if action in STAGE_ACTIONS:
        move(article, action, by=user_of(request))
    else:
        unschedule(article, by=user_of(request))


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """Every save of a draft."""

    reads = Act.READ_DESK
    of_stories = ("article",)
    list_display = ["article", "number", "by", "made_at", "is_proposal"]
    list_select_related = ["article"]
    ordering = ["-pk"]
    search_fields = ["article__public_id__exact"]


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    """What was done to stories."""

    reads = Act.READ_DESK
    of_stories = ("article",)
    list_display = ["at", "by", "action", "article", "note"]
    list_select_related = ["article"]
    search_fields = ["article__public_id__exact"]


@admin.register(RemovalOrder)
class RemovalOrderAdmin(ReadOnlyAdmin):
    """Orders to erase content from the record."""

    reads = Act.REMOVE_BY_ORDER
    of_stories = ("article",)
    list_display = ["article", "numbers", "reason", "asked_by", "asked_at", "done_by"]
    list_select_related = ["article", "asked_by", "done_by"]
