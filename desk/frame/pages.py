"""What the desk's own pages share: the frame around them, and finding the story they are about."""

from collections.abc import Callable, Mapping
from functools import wraps

from django.contrib.admin import site
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from articles.models import Article
from desk.frame.powers import check_can, user_of
from people.roles import Act

# What marks a message that readers see something new: it stands with what is done next.
WENT_OUT = "went-out"

# An address below the desk's, the view that answers there, and the name by which others lead to it.
type Page = tuple[str, Callable[..., HttpResponseBase], str]


def show(
    request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """Answer with a page of the desk."""
    return render(request, template, {**site.each_context(request), **context}, status=status)


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Say that the desk has no such page: in the same words where somebody may not see it."""
    return show(request, "desk/frame/nothing_here.html", {"title": "Nothing here"}, status=404)


def posted[**P](view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Let a page that only does something not be there for those who merely look."""

    @wraps(view)
    def answered(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request = args[0]
        assert isinstance(request, HttpRequest), "a view is given the request first"
        if request.method != "POST":
            raise Http404("There is no such page.")
        return view(*args, **kwargs)

    return answered


def story_for(request: HttpRequest, public_id: str, act: Act) -> Article:
    """Return a story on which the one who asks may do this act.

    Raises `PermissionDenied` or `Http404`, which look the same from outside. A story on hold is
    there only for those named.
    """
    stories = Article.objects.seen_by(user_of(request)).select_related(
        "section", "source", "created_by", "approved_revision"
    )
    article = stories.filter(public_id=public_id).first()
    if article is None:
        raise Http404("There is no such story.")
    check_can(request, act, article)
    return article


def story_address(article: Article) -> str:
    """Return the address of a story's page at the desk."""
    return reverse("admin:articles_article_change", args=[article.pk])


def action_address(article: Article, action: str) -> str:
    """Return the address of the page of an action on a story."""
    return reverse("admin:story_action", args=[article.public_id, action])
