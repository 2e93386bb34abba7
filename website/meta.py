"""What the head of a page says of it to machines: its addresses, and a card for links.

Sources: HTML's `link` types, Open Graph (ogp.me) with its `article` properties, the cards of X, and
what Google asks of `hreflang` and of robots' meta tag.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape

from babel.core import get_global
from django.utils.safestring import SafeString, mark_safe

from editions.choices import CreditRole
from editions.models import PublishedArticle
from editions.pictures import ShownPicture
from paper.now import paper_now
from website.for_engines import LISTED
from website.structured import absolute
from website.structured_pages import AboutPage
from website.templatetags.stamps import stamp


def head_lines(article: PublishedArticle, translations: Sequence[PublishedArticle]) -> SafeString:
    """Return the lines of a story: where it stands, in which languages, and its card."""
    lines = [*links(article, translations), named("robots", LISTED), *metas(article)]
    for other in translations:
        lines.append(with_property("og:locale:alternate", og_locale(other.language)))
    return mark_safe("\n  ".join(lines))


def page_lines(page: AboutPage) -> SafeString:
    """Return the lines of any other page: where it stands, and its card."""
    properties = {
        "og:type": "website",
        "og:site_name": paper_now().name,
        "og:title": page.title,
        "og:url": absolute(page.path),
        "og:locale": og_locale(paper_now().speaks),
    }
    lines = [
        f'<link rel="canonical" href="{escape(absolute(page.path))}">',
        named("robots", page.robots),
    ]
    lines += [alternate(each.language, absolute(each.href)) for each in page.languages]
    if page.languages:
        lines.append(alternate("x-default", absolute(page.languages[0].href)))
    if page.description:
        lines.append(named("description", page.description))
        properties["og:description"] = page.description
    lines += [with_property(name, content) for name, content in properties.items()]
    lines += picture_lines(page.picture)
    return mark_safe("\n  ".join([*lines, named("twitter:card", "summary")]))


def links(article: PublishedArticle, translations: Sequence[PublishedArticle]) -> Iterator[str]:
    """Yield where a story stands, here and in other languages.

    Who reads none of them is led to the original.
    """
    yield f'<link rel="canonical" href="{address(article)}">'
    if not translations:
        return
    for each in (article, *translations):
        yield alternate(each.language, absolute(each.get_absolute_url()))
        if not each.translation_of:
            yield alternate("x-default", absolute(each.get_absolute_url()))


def alternate(language: str, href: str) -> str:
    """Return where a page stands for who reads this language."""
    return f'<link rel="alternate" hreflang="{escape(language)}" href="{escape(href)}">'


def metas(article: PublishedArticle) -> Iterator[str]:
    """Yield what a story is about, as search engines and networks show it."""
    story = article.story
    if article.standfirst:
        yield named("description", article.standfirst)
        yield with_property("og:description", article.standfirst)
    title = story.social_title or article.short_headline or article.headline
    properties = {
        "og:type": "article",
        "og:site_name": paper_now().name,
        "og:title": title,
        "og:url": absolute(article.get_absolute_url()),
        "og:locale": og_locale(article.language),
        "article:published_time": stamp(article.first_published_at),
        "article:modified_time": stamp(article.modified_at),
        "article:section": article.section_name,
    }
    yield from (with_property(name, content) for name, content in properties.items())
    for credit in story.credited(CreditRole.WRITER):
        yield with_property("article:author", absolute(f"/person/{credit.slug}/"))
    yield from (with_property("article:tag", tag.name) for tag in story.tags)
    yield from picture_lines(article.shared)
    has_file = article.shared is not None and article.shared.for_sharing is not None
    yield named("twitter:card", "summary_large_image" if has_file else "summary")


def picture_lines(picture: ShownPicture | None) -> Iterator[str]:
    """Yield the picture that shared links show, as soon as it has files."""
    file = picture.for_sharing if picture else None
    if picture and file:
        yield with_property("og:image", absolute(file.url))
        yield with_property("og:image:width", str(file.width_px))
        yield with_property("og:image:height", str(file.height_px))
        if picture.alt:
            yield with_property("og:image:alt", picture.alt)


@lru_cache(maxsize=200)
def og_locale(tag: str) -> str:
    """Return a language (BCP 47) as Open Graph names it: `zh-Hant` is `zh_TW`, `en` is `en_US`.

    Its form has a country. Where the tag has none it is the likely one of Unicode's CLDR, and
    where that knows none there is the language alone.
    """
    code, *rest = tag.replace("_", "-").split("-")
    code = code.casefold()
    country = next((part.upper() for part in rest if len(part) == 2), "")
    if not country:
        scripts = [part.title() for part in rest if len(part) == 4]
        likely = get_global("likely_subtags")
        full = likely.get("_".join([code, *scripts[:1]])) or likely.get(code) or ""
        country = full.rpartition("_")[2]
    return f"{code}_{country}" if country else code


def address(article: PublishedArticle) -> str:
    """Return the whole address of a story, as an attribute has it."""
    return escape(absolute(article.get_absolute_url()))


def with_property(name: str, content: str) -> str:
    """Return a property of RDFa, as Open Graph has them."""
    return f'<meta property="{name}" content="{escape(content)}">'


def named(name: str, content: str) -> str:
    """Return a name of HTML's own, and what it says."""
    return f'<meta name="{name}" content="{escape(content)}">'
