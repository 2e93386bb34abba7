"""Choosing the story that another one translates, among all that one may see."""

from typing import Any

from django import forms
from django.contrib.admin import site
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.urls import reverse

from articles.models import Article
from desk.frame.powers import check_can, user_of
from desk.frame.searched import KeySelect
from editions.body import plain
from editions.search import newest_first
from people.models import User
from people.roles import Act
from search.words import stands_in

MOST = 15
# So many of the drafts changed last are looked through; what is live has an index of its own.
WINDOW = 2_000


class OriginalSelect(KeySelect):
    """A choice among all stories that asks for a few at a time."""

    def __init__(self) -> None:
        super().__init__(Article._meta.get_field("translation_of"), site)

    def get_url(self) -> str:
        """Ask the desk's own page, which knows what is on hold."""
        return reverse("admin:original_choices")


class OriginalField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """The story that this one translates. One on hold keeps its headline from others."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Article.objects.none(), widget=OriginalSelect, **kwargs)
        self.hidden: int | None = None

    def allow(self, user: User, article: Article) -> None:
        """Let this user choose what they may see, and leave what stands there as it is."""
        seen = Article.objects.seen_by(user)
        now = article.translation_of_id
        others = Article.objects.exclude(pk=article.pk)
        self.queryset = others.filter(Q(pk=now) | Q(pk__in=seen.values("pk")))
        is_hidden = now is not None and not seen.filter(pk=now).exists()
        self.hidden = now if is_hidden else None

    def label_from_instance(self, obj: Article) -> str:
        """Return the headline, unless it is kept from the one who asks."""
        return "A story on hold" if obj.pk == self.hidden else label(obj)


def label(article: Article) -> str:
    """Return how a story stands in a choice."""
    return f"{article} ({article.language})"


def original_choices(request: HttpRequest) -> JsonResponse:
    """Return stories with these words in their headline, or of this id."""
    check_can(request, Act.READ_DESK)
    term = request.GET.get("term", "")
    words = plain(term)[:200]
    # Signs that show nothing were typed: no story has them.
    stories = originals(words, user_of(request)) if words or not term.strip() else []
    found = [{"id": str(one.pk), "text": label(one)} for one in stories]
    return JsonResponse({"results": found, "pagination": {"more": False}})


def originals(words: str, user: User) -> list[Article]:
    """Return live stories that the search finds, and drafts changed of late, none on hold."""
    seen = Article.objects.seen_by(user).only("headline", "language")
    live = [story.pk for story in newest_first(words, None, MOST).only("pk")]
    matches = Q(public_id__in=[*live, words])
    fitting = list(seen.filter(matches)[:MOST])
    known = {article.pk for article in fitting}
    recent = seen.filter(pk__in=with_headline(words)).exclude(pk__in=known)
    return [*fitting, *recent[:MOST]][:MOST]


def with_headline(words: str) -> list[int]:
    """Return the drafts changed of late in whose headline these words stand."""
    newest = Article.objects.order_by("-changed_at", "-pk").values_list("pk", "headline")[:WINDOW]
    return [pk for pk, headline in newest if stands_in(words, headline)]
