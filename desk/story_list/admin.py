"""The list of stories."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.draft.search import MOST_FOUND, found_ids
from articles.models import Article, Credit, Figure, SavedFilter
from desk.acts.many import bulk_actions
from desk.frame.admin import DeskAdmin
from desk.frame.pages import story_address
from desk.frame.powers import can, user_of
from desk.frame.words import age_words, clock_words, draft_badge, readers_badge
from desk.story_list.filters import STORY_FILTERS
from desk.story_list.saved_filters import MOST_KEPT, filter_query
from desk.templatetags.desk import badge, thumb
from desk.wire_inbox.marks import WireMarks, wire_badges, with_wire_marks
from people.roles import Act
from website.templatetags.stamps import stamp

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class ListMarks(WireMarks):
    """What a story has in the list beside its own columns."""

    first_figures: list[Figure]
    listed_credits: list[Credit]


type ListedArticle = "WithAnnotations[Article, ListMarks]"


class StoryList(ChangeList):
    """One page of the list of stories."""

    @cached_property
    def is_capped(self) -> bool:
        """Whether more stories have the words that are searched for than were looked at."""
        is_small = not self.has_active_filters and self.result_count < MOST_FOUND
        return not is_small and len(found_ids(self.query)) >= MOST_FOUND


@admin.register(Article)
class ArticleAdmin(DeskAdmin):
    """The desk's stories."""

    reads = Act.READ_DESK
    writes = Act.WRITE
    of_stories = ("pk",)
    change_list_template = "desk/story_list/list.html"
    list_display = ["tick", "picture", "story", "state", "section", "who", "when"]
    list_display_links = None
    list_select_related = ["section", "source", "created_by"]
    list_filter = STORY_FILTERS
    # The admin shows a search where fields are named; what is searched is the desk's index.
    search_fields = ["public_id"]
    search_help_text = "Words of headline or text, a name, a tag, a story's id or its address"
    sortable_by = []

    # --- The list ---

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Return the stories with their first pictures and names."""
        stories: QuerySet[Article] = super().get_queryset(request)
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
        return queryset.filter(pk__in=found_ids(search_term)), False

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[ChangeList]:
        """Show the list that knows whether a search found more than it shows."""
        return StoryList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list, with the filters that somebody keeps and what can be done to many."""
        own = SavedFilter.objects.filter(user=user_of(request))
        context = {
            "saved_filters": list(own[:MOST_KEPT]),
            "current_query": filter_query(request.GET.urlencode()),
            "bulk_actions": bulk_actions(request),
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
    def picture(self, article: ListedArticle) -> str:
        """The small picture."""
        figures = article.first_figures
        photo = figures[0].photo if figures else None
        return render_to_string("desk/frame/_thumb.html", thumb(photo, is_tiny=True))

    @admin.display(description="Story", ordering="headline")
    def story(self, article: Article) -> SafeString:
        """The headline, which leads to the story."""
        return format_html(
            '<a class="headline" href="{}">{}</a>', story_address(article), str(article)
        )

    @admin.display(description="Readers see · draft")
    def state(self, article: ListedArticle) -> SafeString:
        """What readers see, and where the draft stands."""
        return format_html(
            '<span class="states">{} {}{}</span>',
            badge(readers_badge(article)),
            badge(draft_badge(article)),
            format_html_join("", " {}", ((badge(mark),) for mark in wire_badges(article))),
        )

    @admin.display(description="By")
    def who(self, article: ListedArticle) -> str:
        """Whom the story names, else who began it."""
        names = [str(credit.person) for credit in article.listed_credits]
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

    def get_urls(self) -> list[URLPattern]:
        """Have the list alone: the page of a story is a view of its own (`desk/story/edit.py`)."""
        view = self.admin_site.admin_view(self.changelist_view)
        return [path("", view, name="articles_article_changelist")]
