"""What stands in the head of readers' pages for machines alone."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from editions.models import PublishedArticle
from paging.keyset import BEFORE, Page
from paper.now import paper_now
from related.lists.also_like import Entry
from website.for_engines import page_name, robots_rule
from website.meta import head_lines, page_lines
from website.structured import news_article, scripts
from website.structured_pages import AboutPage, breadcrumbs

register = template.Library()
register.simple_tag(head_lines)
# The parts of a query string that make another page; all others are somebody's marks.
OF_PAGE = {"archive": ("year",), "search": ("q", BEFORE), "front": ()}
OF_LIST = (BEFORE,)


@register.simple_tag
def told_of_story(
    article: PublishedArticle,
    translations: Sequence[PublishedArticle] = (),
    related: Sequence[Entry] = (),
) -> SafeString:
    """The story, and the way to it."""
    section = (article.section_name, reverse("section", args=[article.section_slug]))
    trail = [section, (article.headline, article.get_absolute_url())]
    return scripts([news_article(article, translations, related), breadcrumbs(trail)])


@register.simple_tag(takes_context=True)
def about_page(
    context: Context,
    title: str = "",
    *,
    description: str = "",
    under: str = "",
    under_path: str = "",
    job: str = "",
) -> SafeString:
    """What every page but a story says in its head: address, card, and structured data.

    What it is called, and the stories on it, are the view's `title` and `page`; `under` is what
    the list is called that it belongs to, and a page about a story stands under that.
    """
    request: HttpRequest = context["request"]
    page = AboutPage(
        name=page_name(request),
        title=str(title or context.get("title") or paper_now().name),
        path=path_of(request),
        robots=robots_rule(request),
        # A template's own words come untranslated yet.
        description=str(description),
        stories=stories_of(context.get("page")),
        trail=trail_of(context, str(under), under_path),
        job=str(job),
    )
    return mark_safe(f"{page_lines(page)}\n  {scripts(page.things())}")


def path_of(request: HttpRequest) -> str:
    """Return the path of a page, with what of its query string makes it another."""
    names = OF_PAGE.get(page_name(request), OF_LIST)
    query = urlencode({name: request.GET[name] for name in names if request.GET.get(name)})
    return f"{request.path}?{query}" if query else request.path


def stories_of(page: object) -> list[PublishedArticle]:
    """Return the stories of a list, whatever its rows tell of them."""
    rows = page.rows if isinstance(page, Page) else ()
    stories = (getattr(row, "article", row) for row in rows)
    return [story for story in stories if isinstance(story, PublishedArticle)]


def trail_of(context: Context, under: str, under_path: str) -> list[tuple[str, str]]:
    """Return the pages between the front page and this one."""
    if under:
        return [(under, under_path)]
    article = context.get("article")
    if not isinstance(article, PublishedArticle):
        return []
    section = (article.section_name, reverse("section", args=[article.section_slug]))
    return [section, (article.headline, article.get_absolute_url())]
