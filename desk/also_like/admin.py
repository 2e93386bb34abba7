"""What was decided about "You May Also Like": the links in force, and the log. To look at only.

Decisions are made on the screen of a list, which keeps the log.
"""

from typing import TYPE_CHECKING, Any, TypedDict

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from articles.models import Article
from desk.also_like.page import day_words, screen_address
from desk.frame.admin import TableAdmin
from desk.frame.powers import can, user_of
from desk.frame.story_choices import LINKABLE
from desk.frame.words import clock_words
from editions.models import PublishedArticle
from editions.wording import wording_key
from people.roles import Act
from related.decisions.transaction import decisions_of
from related.models import EVERYWHERE, Decision, RelatedLink

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


# A story that was spiked or is not approved, to those who read none but live ones; or one removed.
UNKNOWN = "A story that is not live"


class Headlines(TypedDict):
    """What a row of a list is shown by: the headlines that its ids stand for, where they do."""

    live_headline: str | None
    desk_headline: str | None
    target_headline: str | None
    target_desk_headline: str | None


type ListedLink = "WithAnnotations[RelatedLink, Headlines]"
type ListedDecision = "WithAnnotations[Decision, Headlines]"


def not_live(link: ListedLink) -> str:
    """Return what a link leads to that readers do not see."""
    headline = link.target_desk_headline
    return f"{headline} (not live)" if headline else UNKNOWN


class OfListAdmin(TableAdmin):
    """Rows about lists: moderators see those of live and approved stories only."""

    reads = Act.LINK
    ordering = ["-pk"]
    list_display_links = None

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Any]":
        """Return the rows with their headlines, without those of stories on hold."""
        rows: QuerySet[Any] = super().get_queryset(request)
        known = Article.objects.all() if can(request, Act.READ_DESK) else LINKABLE
        for field, live_name, desk_name in (
            ("article_id", "live_headline", "desk_headline"),
            ("target_id", "target_headline", "target_desk_headline"),
        ):
            live = PublishedArticle.objects.filter(pk=OuterRef(field)).values("headline")[:1]
            draft = known.filter(public_id=OuterRef(field)).values("headline")[:1]
            rows = rows.annotate(**{live_name: live, desk_name: draft})
        on_hold = Article.objects.hidden_from(user_of(request)).values("public_id")
        rows = rows.exclude(article_id__in=on_hold).exclude(target_id__in=on_hold)
        if not can(request, Act.READ_DESK):
            listed = LINKABLE.filter(public_id=OuterRef("article_id"))
            rows = rows.filter(Exists(listed) | Q(article_id=EVERYWHERE))
        return rows

    @admin.display(description="Under the story")
    def under(self, row: ListedLink | ListedDecision) -> str:
        """The story under which it stands, leading to its list."""
        if row.article_id == EVERYWHERE:
            return "every story"
        headline = row.live_headline or row.desk_headline or UNKNOWN
        return format_html('<a href="{}">{}</a>', screen_address(row.article_id), headline)


@admin.register(RelatedLink)
class RelatedLinkAdmin(OfListAdmin):
    """What is pinned, accepted and banned now."""

    called = "Links in force"
    list_display = ["under", "kind", "shows", "last_day", "by", "since"]
    list_filter = ["kind"]
    search_fields = ["article_id"]
    search_help_text = "The whole headline that is waited for, or a story's id"

    @admin.display(description="Last day", ordering="ends_on")
    def last_day(self, link: ListedLink) -> str:
        """Until when it stands."""
        return day_words(link) if link.ends_on else ""

    @admin.display(description="Since", ordering="made_at")
    def since(self, link: ListedLink) -> str:
        """When it was decided."""
        return clock_words(link.made_at)

    @admin.display(description="Stands")
    def shows(self, link: ListedLink) -> str:
        """The story shown, the page elsewhere, or the headline that is waited for."""
        if link.target_id:
            return link.target_headline or not_live(link)
        if link.url:
            return f"{link.headline} ({link.source})"
        return f"waits for “{link.headline}”"

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[RelatedLink]", search_term: str
    ) -> "tuple[QuerySet[RelatedLink], bool]":
        """Find links by the whole headline that they wait for, or by the id of either story."""
        if words := search_term.strip():
            by_id = Q(article_id=words) | Q(target_id=words)
            key = wording_key(words)[:300]
            queryset = queryset.filter(by_id | Q(headline_key=key) if key else by_id)
        return queryset, False


@admin.register(Decision)
class DecisionAdmin(OfListAdmin):
    """Who decided what, and when."""

    called = "What was decided"
    list_display = ["at", "by", "did", "about", "under"]
    search_fields = ["article_id"]
    search_help_text = "A story's id"
    fields = ["at", "by", "did", "article_id", "target_id", "headline"]

    @admin.display(description="About")
    def about(self, decision: ListedDecision) -> str:
        """The story or page that the decision was about."""
        named = decision.target_headline or decision.headline or decision.target_desk_headline
        return named or (UNKNOWN if decision.target_id else "")

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Decision]", search_term: str
    ) -> "tuple[QuerySet[Decision], bool]":
        """Find what was decided about the list of a story."""
        if words := search_term.strip():
            queryset = queryset.filter(pk__in=decisions_of(words).values("pk"))
        return queryset, False
