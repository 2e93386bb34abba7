"""Pages that stand in no tree: tags and search."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from taggit.models import Tag

from paper.models import PER_PAGE, ArticlePage


def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories under one tag."""
    chosen = get_object_or_404(Tag, slug=slug)
    stories = ArticlePage.objects.newest().filter(tags=chosen).cards()
    page_obj = Paginator(stories, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "paper/section_page.html", {"page_obj": page_obj, "title": chosen.name})


def search(request: HttpRequest) -> HttpResponse:
    """Stories that have every word, newest first, by Wagtail's own search."""
    query = request.GET.get("q", "")
    found = ArticlePage.objects.newest().cards()
    stories = found.search(query, operator="and", order_by_relevance=False) if query else []
    page_obj = Paginator(stories, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page_obj, "title": "Search", "query": query}
    return render(request, "paper/search.html", context)
