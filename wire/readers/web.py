"""A news page as a browser saves it: what it says of itself first, its text by where words stand.

Many pages carry JSON-LD or microdata for search engines, and meta elements for shared links; all
say who wrote it and when. The text is the part of the page with the most paragraphs in it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree, html

from editions.body import plain
from wire.credits import find_credit
from wire.lines import PageError, not_read, view_of
from wire.pagefields import Page
from wire.readers.fields import Fields
from wire.readers.item import Item, Picture
from wire.readers.moments import moment_of
from wire.readers.texts import from_html, from_plain, safe_tags
from wire.told import ItemLink, Rendition, Subject

NAME = "web page"
FIRST_BYTES = re.compile(
    rb"(?i)(?:\s++|<!--(?s:.*?)-->|<\?xml[^>]*+>)*+<(?:!doctype\s+html|html)(?=[\s>])"
)
ARTICLES = re.compile(r"(?i)^(?:\w+article|article|report|reportagenewsarticle|blogposting)$")
MOST_JSON = 500_000
LEAST_TEXT = 25
"""A paragraph of fewer letters is more often a line of the page, such as a label."""

_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})")
_OUT = re.compile(
    r"(?i)\b(?:share|social|related|promo|newsletter|subscri|comment|advert|cookie|consent|breadcrumb"
    r"|recirc|byline|toolbar|menu|navi?|sidebar|outbrain|taboola|most-read|tags?-list|sponsor)"
)
_OUT_TAGS = {"script", "style", "noscript", "nav", "aside", "footer", "form", "button", "iframe",
             "figure", "header", "svg", "template", "select", "dialog"}  # fmt: skip
_TEXT_TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "blockquote", "table", "pre"}


def read_web_page(data: bytes) -> list[Page | PageError]:
    """Return the story of a saved page. Raises `PageError` where there is no story on it."""
    root = parsed_html(decoded(data))
    if root is None:
        raise not_read(data)
    item = Item(NAME, kind="text")
    take_linked_data(item, root)
    take_microdata(item, root)
    take_metas(item, root)
    take_title(item, root)
    container = text_container(root)
    if container is not None:
        item.pictures = pictures_of(container) or item.pictures
        marked_up = story_markup(container, item.headline)
        item.markup = marked_up if len(marked_up) >= len(item.markup) // 2 else item.markup
    if not item.headline or not item.markup:
        raise not_read(data)
    return [item.page()]


def decoded(data: bytes) -> str:
    """Return a page's text, in the encoding that it names or that its bytes are in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _CHARSET.search(data[:4_000])
    try:
        return data.decode(named[1].decode() if named else "")
    except (ValueError, LookupError):
        raise PageError(
            "This page is in another encoding than it says, or says none. Open it in a browser and"
            " copy the story there as text."
        ) from None


def parsed_html(text: str) -> html.HtmlElement | None:
    """Return the root of a page, None where there is nothing in it."""
    try:
        # An XML declaration would name an encoding that the text is not in any more.
        bare = re.sub(r"^\s*<\?xml[^>]*>", "", safe_tags(text))
        return html.document_fromstring(bare)
    except (etree.ParserError, ValueError):
        return None


def words_in(element: etree._Element) -> str:
    """Return the words of an element as a browser shows them."""
    return plain("".join(element.itertext()))


# --- What a page says of itself ------------------------------------------------------------------


def take_linked_data(item: Item, root: html.HtmlElement) -> None:
    """Take what the JSON-LD of the page says of its article; what is of no use here is kept."""
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip() != "application/ld+json":
            continue
        written = script.text or ""
        try:
            value = json.loads(written) if len(written) <= MOST_JSON else None
        except (ValueError, RecursionError):
            continue
        for row in articles_in(value):
            take_article(item, Fields(row))
            return


def articles_in(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """Yield the articles among what JSON-LD tells of."""
    if depth > 6:
        return
    if isinstance(value, list):
        for one in value:
            yield from articles_in(one, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and ARTICLES.match(kind) for kind in kinds):
            yield value
        for name in ("@graph", "mainEntity", "hasPart"):
            yield from articles_in(value.get(name), depth + 1)


def take_article(item: Item, fields: Fields) -> None:
    """Take an article of schema.org."""
    item.headline = fields.words("headline", "name")
    item.short_headline = fields.words("alternativeheadline")
    item.summary = fields.words("description", "abstract")
    item.source = next((row.words("name") for row in fields.rows("publisher")), "")
    item.moment = moment_of(fields.words("datepublished", "datemodified"), item.source)
    item.language = fields.words("inlanguage")
    item.bylines += names_of(fields.take("author", "creator"))
    for name in ("articlesection", "keywords"):
        for subject in words_of(fields.take(name)):
            item.subjects.append(Subject(subject[:120], subject[:120]))
    images = fields.take("image")
    for image in images if isinstance(images, list) else [images]:
        if isinstance(image, dict):
            row = Fields(image)
            item.pictures.append(
                Picture(
                    caption=row.words("caption", "description", "name"),
                    credit=row.words("credittext"),
                    by="".join(names_of(row.take("creator", "author"))[:1]),
                    rights=[row.words("copyrightnotice")] if "copyrightnotice" in row.left else [],
                    renditions=[Rendition(row.words("url", "contenturl"))],
                )
            )
        elif isinstance(image, str) and image:
            item.note("Picture", image)
    body = fields.words("articlebody")
    item.markup = from_plain(body) if body else ""
    item.item_id = fields.words("@id", "url")
    item.kept += [line for line in fields.rest() if not line[0].startswith("@")]


def names_of(value: Any) -> list[str]:  # noqa: ANN401
    """Return the names of people in JSON-LD: a name, an object with one, or several."""
    rows = value if isinstance(value, list) else [value]
    names = [row.get("name") if isinstance(row, dict) else row for row in rows]
    return [name for name in names if isinstance(name, str) and name]


def words_of(value: Any) -> list[str]:  # noqa: ANN401
    """Return a value that is one text, a list, or words parted by commas."""
    rows = value if isinstance(value, list) else str(value or "").split(",")
    return [plain(row) for row in rows if isinstance(row, str) and plain(row)]


def take_microdata(item: Item, root: html.HtmlElement) -> None:
    """Take what microdata says where JSON-LD said nothing."""
    marked = {one.get("itemprop"): one for one in reversed(root.xpath("//*[@itemprop]"))}

    def said(name: str) -> str:
        element = marked.get(name)
        if element is None:
            return ""
        return element.get("content") or element.get("datetime") or words_in(element)

    item.headline = item.headline or said("headline")
    item.summary = item.summary or said("description")
    item.moment = item.moment or moment_of(said("datePublished"), item.source)
    if not item.bylines and said("author"):
        item.bylines.append(said("author"))


def take_metas(item: Item, root: html.HtmlElement) -> None:
    """Take what the head says: canonical address, language, and for whatever is still missing."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").casefold()
        if name and meta.get("content"):
            metas.setdefault(name, plain(meta.get("content") or ""))
    item.headline = item.headline or metas.pop("og:title", "")
    item.summary = item.summary or metas.pop("og:description", metas.pop("description", ""))
    item.source = item.source or metas.pop("og:site_name", "")
    published = metas.pop("article:published_time", metas.pop("date", ""))
    item.moment = item.moment or moment_of(published, item.source)
    author = metas.pop("author", metas.pop("article:author", ""))
    if not item.bylines and author and not author.startswith("http"):
        item.bylines.append(author)
    item.language = item.language or root.get("lang") or metas.pop("og:locale", "")
    links = [one for one in root.iter("link") if (one.get("rel") or "").casefold() == "canonical"]
    address = links[0].get("href") if links else metas.pop("og:url", "")
    if address:
        item.links.append(ItemLink("page", address))
        item.item_id = item.item_id or address
    for name in ("article:section", "article:modified_time", "og:image", "news_keywords", "robots"):
        item.note(name, metas.get(name, ""))


def take_title(item: Item, root: html.HtmlElement) -> None:
    """Take the headline as it stands on the page, where nothing else named it."""
    headings = [words for one in root.iter("h1") if (words := words_in(one))]
    if not item.headline and headings:
        item.headline = headings[0]


# --- Where the story stands ----------------------------------------------------------------------


def text_container(root: html.HtmlElement) -> html.HtmlElement | None:
    """Return the element that holds the story: marked as such, or the one with most text in it."""
    marked = next((one for one in root.iter() if one.get("itemprop") == "articleBody"), None)
    if marked is not None and score(marked) > 0:
        return marked
    points: dict[html.HtmlElement, int] = {}
    for paragraph in root.iter("p"):
        parent = paragraph.getparent()
        if parent is None or is_left_out(parent):
            continue
        worth = paragraph_worth(paragraph)
        points[parent] = points.get(parent, 0) + worth
        above = parent.getparent()
        if above is not None and above.tag not in {"body", "html"}:
            # Texts are often cut into several boxes within one.
            points[above] = points.get(above, 0) + worth * 3 // 4
    best = max(points, key=lambda one: points[one], default=None)
    return best if best is not None and points[best] > 0 else None


def score(element: html.HtmlElement) -> int:
    """Return how much text stands in the paragraphs of an element."""
    return sum(paragraph_worth(one) for one in element.iter("p"))


def paragraph_worth(paragraph: html.HtmlElement) -> int:
    """Return how many letters of a paragraph are text and no links."""
    letters = len(words_in(paragraph))
    linked = sum(len(words_in(one)) for one in paragraph.iter("a"))
    return letters - linked if letters - linked >= LEAST_TEXT else letters // 4


def is_left_out(element: html.HtmlElement) -> bool:
    """Whether an element is furniture of the page: a menu, a teaser, what asks to subscribe."""
    if element.tag in _OUT_TAGS:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(named.strip()) and bool(_OUT.search(named[:300]))


def story_markup(container: html.HtmlElement, headline: str) -> str:
    """Return the text of a container, without what is no story in it."""
    parts: list[str] = []
    for block in story_blocks(container):
        words = words_in(block)
        if words and words != headline:
            parts.append(html.tostring(block, encoding="unicode", with_tail=False))
    return from_html("".join(parts))


def story_blocks(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield the blocks of text in an element, in order."""
    for child in element:
        if not isinstance(child.tag, str) or is_left_out(child):
            continue
        if child.tag in _TEXT_TAGS:
            yield child
        else:
            yield from story_blocks(child)


def pictures_of(container: html.HtmlElement) -> list[Picture]:
    """Return the pictures with words under them that stand in a container, or just over it."""
    figures = list(container.iter("figure"))
    above = container.getparent()
    if not figures and above is not None:
        figures = list(above.iter("figure"))
    return list(pictures_in(figures))


def pictures_in(figures: Iterable[html.HtmlElement]) -> Iterator[Picture]:
    """Yield the pictures of figures, each with its caption and credit."""
    for figure in figures:
        images = [one for one in figure.iter("img") if one.get("src") or one.get("data-src")]
        captions = [words for one in figure.iter("figcaption") if (words := words_in(one))]
        if not images:
            continue
        caption = captions[0] if captions else plain(images[0].get("alt") or "")
        credit = find_credit(view_of(caption)) if len(caption) <= 1_200 else None
        inner = caption[slice(*credit.inner)] if credit else ""
        renditions = [
            Rendition(one.get("src") or one.get("data-src") or "", "", "",
                      one.get("width") or "", one.get("height") or "") for one in images
        ]  # fmt: skip
        bare = caption[: credit.start].strip() if credit else caption
        yield Picture(caption=bare, credit=inner, renditions=renditions)


def pictures_in_text(marked_up: str) -> list[Picture]:
    """Return the pictures that stand in the text of an entry."""
    if "<img" not in marked_up.lower():
        return []
    root = parsed_html(marked_up)
    if root is None:
        return []
    figures = list(root.iter("figure"))
    if figures:
        return list(pictures_in(figures))
    images = [one for one in root.iter("img") if one.get("src")]
    return [
        Picture(plain(one.get("alt") or ""), renditions=[Rendition(one.get("src") or "")])
        for one in images
    ]
