"""What the head of a story's page says of it to machines: its addresses, and a card for links.

Sources: HTML's `link` types, Open Graph (ogp.me) with its `article` properties, and the cards of X.
"""

from collections.abc import Iterator, Sequence
from html import escape

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from editions.models import PublishedArticle
from website.templatetags.stamps import stamp


def head_lines(article: PublishedArticle, translations: Sequence[PublishedArticle]) -> SafeString:
    """Return the lines: where it stands, in which languages, and what a shared link shows."""
    return mark_safe("\n  ".join([*links(article, translations), *metas(article)]))


def links(article: PublishedArticle, translations: Sequence[PublishedArticle]) -> Iterator[str]:
    """Yield where a story stands, here and in other languages."""
    yield f'<link rel="canonical" href="{address(article)}">'
    for each in (article, *translations):
        language = escape(each.language)
        yield f'<link rel="alternate" hreflang="{language}" href="{address(each)}">'


def metas(article: PublishedArticle) -> Iterator[str]:
    """Yield what a story is about, as search engines and networks show it."""
    story = article.story
    if article.standfirst:
        yield named("description", article.standfirst)
        yield with_property("og:description", article.standfirst)
    title = story.social_title or article.short_headline or article.headline
    properties = {
        "og:type": "article",
        "og:site_name": settings.SITE_NAME,
        "og:title": title,
        "og:url": f"{settings.SITE_URL}{article.get_absolute_url()}",
        "og:locale": article.language,
        "article:published_time": stamp(article.first_published_at),
        "article:modified_time": stamp(article.modified_at),
        "article:section": article.section_name,
    }
    yield from (with_property(name, content) for name, content in properties.items())
    yield from (with_property("article:tag", tag.name) for tag in story.tags)
    shared = article.shared
    file = shared.for_sharing if shared else None
    if shared and file:
        yield with_property("og:image", f"{settings.SITE_URL}{file.url}")
        yield with_property("og:image:width", str(file.width_px))
        yield with_property("og:image:height", str(file.height_px))
        if shared.alt:
            yield with_property("og:image:alt", shared.alt)
    yield named("twitter:card", "summary_large_image" if file else "summary")


def address(article: PublishedArticle) -> str:
    """Return the whole address of a story, as an attribute has it."""
    return escape(f"{settings.SITE_URL}{article.get_absolute_url()}")


def with_property(name: str, content: str) -> str:
    """Return a property of RDFa, as Open Graph has them."""
    return f'<meta property="{name}" content="{escape(content)}">'


def named(name: str, content: str) -> str:
    """Return a name of HTML's own, and what it says."""
    return f'<meta name="{name}" content="{escape(content)}">'
