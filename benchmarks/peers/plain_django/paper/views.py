"""The paper's pages."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import ListView

from paper.models import Article, ArticleQuerySet, Section, Tag

PER_PAGE = 20
SECONDS = 4
PER_SECTION = 4


def front(request: HttpRequest) -> HttpResponse:
    """The newest story, four beside it, and four of each section."""
    lead, *seconds = Article.objects.live().cards()[: 1 + SECONDS]
    shown = [lead.pk, *(story.pk for story in seconds)]
    sections = [
        (section, section.articles.live().exclude(pk__in=shown).cards()[:PER_SECTION])
        for section in Section.objects.all()
    ]
    return render(
        request, "paper/front.html", {"lead": lead, "seconds": seconds, "sections": sections}
    )


def article(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """A story, what is like it, and more of its section."""
    try:
        published_on = date(year, month, day)
    except ValueError as error:
        raise Http404 from error
    stories = Article.objects.live().select_related("section", "photo")
    related = Prefetch("related", queryset=Article.objects.live().cards())
    story = get_object_or_404(
        stories.prefetch_related("people", "tags", related), published_on=published_on, slug=slug
    )
    more = story.section.articles.live().exclude(pk=story.pk).cards()[:PER_SECTION]
    return render(
        request,
        "paper/article.html",
        {"article": story, "more": more, "current_section": story.section.slug},
    )


class Stories(ListView):
    """A list of stories, a page at a time."""

    template_name = "paper/list.html"
    context_object_name = "articles"
    paginate_by = PER_PAGE


class SectionStories(Stories):
    """The stories of one section."""

    def get_queryset(self) -> ArticleQuerySet:
        """Its live stories."""
        self.section = get_object_or_404(Section, slug=self.kwargs["slug"])
        return self.section.articles.live().cards()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its name besides."""
        return super().get_context_data(
            title=self.section.name, current_section=self.section.slug, **kwargs
        )


class TagStories(Stories):
    """The stories under one tag."""

    def get_queryset(self) -> ArticleQuerySet:
        """Its live stories."""
        self.tag = get_object_or_404(Tag, slug=self.kwargs["slug"])
        return self.tag.articles.live().cards()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its name besides."""
        return super().get_context_data(title=self.tag.name, **kwargs)


class Search(Stories):
    """Stories that have every word."""

    template_name = "paper/search.html"

    def get_queryset(self) -> ArticleQuerySet:
        """The live stories that have each word somewhere."""
        self.query = self.request.GET.get("q", "")
        stories = Article.objects.live().cards()
        if not self.query.strip():
            return stories.none()
        for word in self.query.split():
            stories = stories.filter(
                Q(headline__icontains=word)
                | Q(standfirst__icontains=word)
                | Q(body__icontains=word)
            )
        return stories

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was asked besides."""
        return super().get_context_data(title="Search", query=self.query, **kwargs)
