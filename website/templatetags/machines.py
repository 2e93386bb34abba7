"""What stands in the head of readers' pages for machines alone."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from editions.models import PublishedArticle
from editions.pictures import ShownPicture
from paging.keyset import BEFORE, Page
from paper.now import paper_now
from related.lists.also_like import Entry
from related.lists.threads import ThreadNeighbours
from website.for_engines import page_name, robots_rule
from website.meta import head_lines, page_lines
from website.structured import news_article, part_of, scripts
from website.structured_pages import AboutPage, breadcrumbs
from website.tongues import PAGES, InLanguage, called_here, languages_of, way

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
    threads: Sequence[ThreadNeighbours] = (),
) -> SafeString:
    """The story, the series that it is a part of, and the way to it."""
    trail = [section_step(article), (article.headline, article.get_absolute_url())]
    story = {**news_article(article, translations, related), **part_of(threads)}
    return scripts([story, breadcrumbs(trail)])


def section_step(article: PublishedArticle) -> tuple[str, str]:
    """Return the section of a story on the way to it: what it is called here, and its path."""
    slug = article.section_slug
    return called_here(slug, article.section_name), way("section", slug)


@register.simple_tag(takes_context=True)
def about_page(
    context: Context,
    title: str = "",
    *,
    description: str = "",
    under: str = "",
    under_path: str = "",
) -> SafeString:
    """What every page but a story says in its head: address, card, and structured data.

    What it is called, and the stories on it, are the view's `title` and `page` (or `listed`, where
    more stand there than a list has), and what else is known of what it is about its `entity`;
    `under` is what the list is called that it belongs to, and a page about a story stands under
    that.
    """
    request: HttpRequest = context["request"]
    page = AboutPage(
        name=page_name(request),
        title=str(title or context.get("title") or paper_now().name),
        path=path_of(request),
        robots=robots_rule(request),
        # A template's own words come untranslated yet.
        description=str(description),
        stories=stories_of(context),
        trail=trail_of(context, str(under), under_path),
        entity=context.get("entity") or {},
        languages=same_in_languages(context),
        picture=picture_of(context),
    )
    return mark_safe(f"{page_lines(page)}\n  {scripts(page.things())}")


def picture_of(context: Context) -> ShownPicture | None:
    """Return the picture that the page of a person or topic has by itself."""
    own = (context.get(name) for name in ("portrait", "picture"))
    return next((each for each in own if isinstance(each, ShownPicture)), None)


def same_in_languages(context: Context) -> list[InLanguage]:
    """Return a page in each language that has the same; of where a list goes on there is none.

    Nor of a section that has no story in the language of here: the others would not lead back.
    """
    request: HttpRequest = context["request"]
    page, slug = page_name(request), str(context.get("slug") or "")
    if page not in PAGES or request.GET.get(BEFORE):
        return []
    same = [each for each in languages_of(page, slug) if each.is_same]
    return same if any(each.is_here for each in same) else []


def path_of(request: HttpRequest) -> str:
    """Return the path of a page, with what of its query string makes it another."""
    names = OF_PAGE.get(page_name(request), OF_LIST)
    query = urlencode({name: request.GET[name] for name in names if request.GET.get(name)})
    return f"{request.path}?{query}" if query else request.path


def stories_of(context: Context) -> list[PublishedArticle]:
    """Return the stories that stand on a page, each once: its view's `listed`, or its list's.

    Whatever the rows of that list tell of them.
    """
    page = context.get("page")
    rows = context.get("listed") or (page.rows if isinstance(page, Page) else ())
    stories = (getattr(row, "article", row) for row in rows)
    return list(dict.fromkeys(one for one in stories if isinstance(one, PublishedArticle)))


def trail_of(context: Context, under: str, under_path: str) -> list[tuple[str, str]]:
    """Return the pages between the front page and this one."""
    if under:
        return [(under, under_path)]
    article = context.get("article")
    if not isinstance(article, PublishedArticle):
        return []
    return [section_step(article), (article.headline, article.get_absolute_url())]
