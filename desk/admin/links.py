"""What moderators decide about "You May Also Like"."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from articles.models import Article
from desk.admin.acts import DeskAdmin
from desk.choosing import LINKABLE, LinkForm
from desk.powers import can, user_of
from editions.models import PublishedArticle
from people.names import name_key
from people.roles import Act
from related.models import RelatedLink


@admin.register(RelatedLink)
class RelatedLinkAdmin(DeskAdmin):
    """Pinned and banned links."""

    reads = Act.LINK
    writes = Act.LINK
    deletes = Act.LINK
    called = "You May Also Like"
    adds = "Pin a story"
    form = LinkForm
    list_display = ["under", "kind", "shows", "by", "position"]
    list_display_links = ["under"]
    list_filter = ["kind"]
    ordering = ["-pk"]
    search_fields = ["article_id"]
    search_help_text = "The whole headline that is waited for, or a story's id"

    def get_queryset(self, request: HttpRequest) -> QuerySet[RelatedLink]:
        """Return the links; moderators see those of live and approved stories only."""
        links: QuerySet[RelatedLink] = super().get_queryset(request)
        live = PublishedArticle.objects.filter(pk=OuterRef("article_id"))
        links = links.annotate(live_headline=live.values("headline")[:1])
        approved = LINKABLE.filter(public_id=OuterRef("article_id"))
        links = links.annotate(desk_headline=approved.values("headline")[:1])
        target = PublishedArticle.objects.filter(pk=OuterRef("target_id"))
        links = links.annotate(target_headline=target.values("headline")[:1])
        on_hold = Article.objects.hidden_from(user_of(request)).values("public_id")
        links = links.exclude(article_id__in=on_hold).exclude(target_id__in=on_hold)
        if not can(request, Act.READ_DESK):
            links = links.filter(Exists(LINKABLE.filter(public_id=OuterRef("article_id"))))
        return links

    @admin.display(description="Under the story")
    def under(self, link: RelatedLink) -> str:
        """The story under which it stands."""
        found = vars(link)
        return found.get("live_headline") or found.get("desk_headline") or link.article_id

    @admin.display(description="Stands")
    def shows(self, link: RelatedLink) -> str:
        """The story shown, or the headline that is waited for."""
        if link.target_id:
            return vars(link).get("target_headline") or f"{link.target_id} (not live)"
        return f"waits for “{link.headline}”"

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[RelatedLink], search_term: str
    ) -> tuple[QuerySet[RelatedLink], bool]:
        """Find links by the whole headline that they wait for, or by the id of either story."""
        if words := search_term.strip():
            by_id = Q(article_id=words) | Q(target_id=words)
            key = name_key(words)[:300]
            queryset = queryset.filter(by_id | Q(headline_key=key) if key else by_id)
        return queryset, False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with the story from whose page one comes."""
        return {"article_id": request.GET.get("article_id", "")}

    def save_model(
        self, request: HttpRequest, obj: RelatedLink, form: "forms.ModelForm[Any]", change: bool
    ) -> None:
        """Note who decided."""
        obj.by = str(user_of(request))
        super().save_model(request, obj, form, change)
