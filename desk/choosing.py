"""Choosing a story by typing a few words of its headline, for related links."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.http import HttpRequest, JsonResponse
from django.urls import reverse_lazy

from articles.models import Article, Stage
from articles.models.article import Live
from desk.powers import check_can
from editions.models import PublishedArticle
from people.roles import Act
from related.models import RelatedLink

MOST = 20
# Moderators decide for what is live or about to be; they see no draft.
LINKABLE = Article.objects.filter(live=Live.LIVE) | Article.objects.filter(stage=Stage.APPROVED)


def story_choices(request: HttpRequest) -> JsonResponse:
    """Return live and approved stories with these words in their headline, for a choice list."""
    check_can(request, Act.LINK)
    words = " ".join(request.GET.get("term", "").split())
    found = list(choices(words))
    return JsonResponse(
        {"results": [{"id": id, "text": text} for id, text in found], "pagination": {"more": False}}
    )


def choices(words: str) -> Iterator[tuple[str, str]]:
    """Yield id and headline: the live headline where readers see one."""
    live = PublishedArticle.objects.filter(headline__icontains=words)
    yield from live.order_by("-first_published_at").values_list("pk", "headline")[:MOST]
    waiting = Article.objects.filter(
        stage=Stage.APPROVED, live=Live.NOT_YET, headline__icontains=words
    )
    for public_id, headline in waiting.values_list("public_id", "headline")[:MOST]:
        yield public_id, f"{headline} (approved)"


def headlines(ids: set[str]) -> dict[str, str]:
    """Return the headlines of these stories as far as a moderator may see them."""
    found = dict(
        Article.objects.filter(
            public_id__in=ids, stage=Stage.APPROVED, live=Live.NOT_YET
        ).values_list("public_id", "headline")
    )
    found.update(PublishedArticle.objects.filter(pk__in=ids).values_list("pk", "headline"))
    return found


class StoryChoice(forms.Select):
    """A choice among all stories that asks for a few at a time."""

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Point the admin's own search-as-you-type at our stories."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {
            **attrs,
            "data-ajax--cache": "true",
            "data-ajax--delay": 250,
            "data-ajax--type": "GET",
            "data-ajax--url": str(reverse_lazy("admin:story_choices")),
            "data-theme": "admin-autocomplete",
            "data-allow-clear": "true",
            "data-placeholder": "",
            "class": "admin-autocomplete",
        }

    def optgroups(self, name: str, value: list[str], attrs: object = None) -> list[Any]:
        """Return the chosen story alone."""
        chosen = {str(one) for one in value if one}
        known = headlines(chosen)
        options = [self.create_option(name, "", "", False, 0)]
        options += [
            self.create_option(name, one, known.get(one, f"{one} (not live)"), True, at)
            for at, one in enumerate(sorted(chosen), start=1)
        ]
        return [(None, options, 0)]

    @property
    def media(self) -> forms.Media:
        """The admin's own scripts for search-as-you-type."""
        field = Article._meta.get_field("section")
        return AutocompleteSelect(field, None).media  # type: ignore[arg-type]


class LinkForm(forms.ModelForm):  # type: ignore[type-arg]
    """A decision about what stands under a story."""

    article_id = forms.CharField(label="Under the story", widget=StoryChoice)
    target_id = forms.CharField(label="Stands the story", widget=StoryChoice, required=False)

    class Meta:
        model = RelatedLink
        fields = ("article_id", "kind", "target_id", "headline", "position")

    def clean_article_id(self) -> str:
        """Take only stories that a moderator may see."""
        return self.linkable("article_id")

    def clean_target_id(self) -> str:
        """Take only stories that a moderator may see."""
        return self.linkable("target_id")

    def linkable(self, name: str) -> str:
        """Return the id. Raises `ValidationError` for a story that is neither live nor approved."""
        public_id = str(self.cleaned_data.get(name) or "")
        if public_id == self.initial.get(name, ""):
            return public_id
        if not LINKABLE.filter(public_id=public_id).exists():
            raise forms.ValidationError("Choose a story that is live or approved.")
        return public_id
