"""RSS 2.0, RSS 1.0, Atom and JSON Feed: each entry is a story, in full or as its summary."""

import re
from email.utils import parseaddr
from typing import Any

from lxml import etree

from editions.body import blocks, clean_body, plain
from wire.lines import PageError, not_read
from wire.pagefields import Page
from wire.readers.fields import Fields
from wire.readers.item import Item, Picture
from wire.readers.moments import moment_of
from wire.readers.ninjs import parsed, texts
from wire.readers.texts import from_html, from_plain, is_markup
from wire.readers.web import pictures_in_text
from wire.readers.xml import Tree, as_html, beginning, get, line_of, name_of, root_of, said_of_all
from wire.told import ItemLink, Rendition, Subject

FEED = "RSS or Atom"
JSON_FEED = "JSON Feed"
FIRST_BYTES = beginning("rss", "RDF", "feed", "entry")
FIRST_BYTES_OF_JSON = re.compile(
    rb"\s*+\{(?s:.){0,4000}?\"version\"\s*:\s*\"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org"
)
MOST_ENTRIES = 2_000
ENTRIES = {"item", "entry"}
IN_FULL = ("encoded", "content", "body")


def read_feed(data: bytes) -> list[Page | PageError]:
    """Return the stories of a feed. One that is no whole XML is read as far as it can be."""
    root = root_of(data, is_mended=True)
    entries = [one for one in root.iter() if name_of(one) in ENTRIES]
    if not entries:
        raise PageError("This feed has no entry: there is nothing new in it.")
    if len(entries) > MOST_ENTRIES:
        raise PageError(f"The feed has {len(entries):,} entries; {MOST_ENTRIES:,} are the most.")
    feed = Tree(root)
    feed.taken.update(one for entry in entries for one in entry.iter())
    channel = next((one for one in root.iter() if name_of(one) == "channel"), root)
    author = child_of(channel, "author")
    source = line_of(name) if (name := author_name(author)) is not None else ""
    source = source or line_of_child(channel, "title")
    language = line_of_child(channel, "language") or get(root, "lang")
    around = [(f"feed · {name}", words) for name, words in said_of_all(feed, entries)]
    return [page_of_entry(entry, source, language, around) for entry in entries]


def author_name(author: etree._Element | None) -> etree._Element | None:
    """Return the name in an author's element, where it has one."""
    return None if author is None else child_of(author, "name")


def child_of(element: etree._Element, name: str) -> etree._Element | None:
    """Return the first child of this name."""
    return next((one for one in element if name_of(one) == name), None)


def line_of_child(element: etree._Element, name: str) -> str:
    """Return the words of the first child of this name."""
    child = child_of(element, name)
    return "" if child is None else line_of(child)


def page_of_entry(
    element: etree._Element, source: str, language: str, around: list[tuple[str, str]]
) -> Page | PageError:
    """Return one entry as a page, or why it is refused."""
    tree, item = Tree(element), Item(FEED, kind="text")
    try:
        own = [one for one in element if not is_media(one)]
        children = {name_of(one): one for one in reversed(own) if name_of(one)}

        def taken(*names: str) -> str:
            for name in names:
                if name in children and (written := tree.take(children[name], whole=True)):
                    return written
            return ""

        item.source = source
        item.headline = without_tags(taken("title"))
        item.item_id = taken("guid", "id") or get(element, "about")
        written = taken("published", "pubdate", "date", "updated", "issued")
        item.moment = moment_of(written, source)
        if written and item.moment is None:
            item.note("Date", written)
        inner = (get(one, "lang") for one in element.iter() if isinstance(one.tag, str))
        item.language = taken("language") or next((tag for tag in inner if tag), "") or language
        take_writers(item, tree, element)
        take_links(item, tree, element)
        take_pictures(item, tree, element)
        take_text(item, tree, children)
        for category in [one for one in element if name_of(one) == "category"]:
            name = get(category, "label") or get(category, "term") or tree.take(category)
            scheme = get(category, "domain") or get(category, "scheme")
            item.subjects.append(Subject(name[:120], name[:120]))
            item.note("Scheme of the subject", scheme)
            tree.taken.add(category)
        item.kept += [*tree.rest(), *around]
        return item.page()
    except PageError as error:
        return error


def take_writers(item: Item, tree: Tree, element: etree._Element) -> None:
    """Take who wrote it: `dc:creator`, an author's name, or the name beside an address."""
    for child in element:
        if name_of(child) not in {"author", "creator", "contributor"}:
            continue
        name = author_name(child)
        printed = line_of(child) if name is None else line_of(name)
        if "@" in printed:
            item.note("Address of the writer", printed)
            bracketed = re.search(r"\(([^()]{2,80})\)", printed)
            printed = bracketed[1] if bracketed else parseaddr(printed)[0]
        item.bylines.append(printed)
        tree.taken.update([child] if name is None else [child, name])


def take_links(item: Item, tree: Tree, element: etree._Element) -> None:
    """Take the addresses that the entry names: its own first."""
    for link in element:
        if name_of(link) == "link":
            target = get(link, "href") or plain(link.text or "")
            rel = get(link, "rel") or "page"
            if target and rel != "enclosure":
                item.links.append(ItemLink("page" if rel == "alternate" else rel, target))
                tree.taken.add(link)


def take_pictures(item: Item, tree: Tree, element: etree._Element) -> None:
    """Take the pictures of the entry, each with the words and the credit that are its own."""
    media = [child for child in element if is_media(child)]
    groups = [child for child in media if name_of(child) == "group"]
    loose = [child for child in media if name_of(child) in {"content", "thumbnail"}]
    pieces = groups + loose
    for piece in pieces:
        # What stands beside the only picture is said of it.
        beside = media if len(pieces) == 1 else []
        take_picture(item, tree, {name_of(part): part for part in [*beside, *piece.iter()]})
    for child in element:
        is_image = get(child, "type").startswith("image/")
        if name_of(child) in {"enclosure", "link"} and is_image and not item.pictures:
            address = get(child, "url") or get(child, "href")
            item.pictures.append(Picture(renditions=[Rendition(address, kind=get(child, "type"))]))
            tree.taken.add(child)


def take_picture(item: Item, tree: Tree, parts: dict[str, etree._Element]) -> None:
    """Take one picture by its parts; a film or a sound is kept as it is."""
    files = [part for part in parts.values() if get(part, "url") and name_of(part) != "group"]
    kinds = {get(file, "medium") or get(file, "type").partition("/")[0] for file in files}
    if not files or kinds & {"video", "audio"}:
        return
    picture = Picture(
        caption=tree.take(parts.get("description", parts.get("title")), whole=True),
        credit=tree.take(parts.get("credit"), whole=True),
        rights=[line for line in [tree.take(parts.get("copyright"), whole=True)] if line],
    )
    for file in files:
        size = get(file, "width"), get(file, "height")
        picture.renditions.append(
            Rendition(get(file, "url"), name_of(file), get(file, "type"), *size)
        )
    tree.taken.update(files)
    item.pictures.append(picture)


def is_media(element: etree._Element) -> bool:
    """Whether an element is one of Media RSS."""
    tag = element.tag
    return isinstance(tag, str) and "search.yahoo.com/mrss" in tag


def take_text(item: Item, tree: Tree, children: dict[str, etree._Element]) -> None:
    """Take the text in full, or the summary in its place."""
    names = [name for name in (*IN_FULL, "description", "summary", "subtitle") if name in children]
    forms = [(name, children[name]) for name in names if line_of(children[name])]
    full = next((name for name, _ in forms if name in IN_FULL), "")
    for name, element in forms:
        markup = markup_of(element)
        if full in {"", name}:
            item.markup = item.markup or markup
            item.pictures = item.pictures or pictures_in_text("".join(element.itertext()))
        elif not item.summary and name not in IN_FULL:
            item.summary = " ".join(block.text for block in blocks(markup))
        tree.take(element, whole=True)


def markup_of(element: etree._Element) -> str:
    """Return the text in an element: marked up within it, written as words, or plain."""
    if len(element):
        return clean_body(as_html(element))
    written = element.text or ""
    return from_html(written, without_figures=True) if is_markup(written) else from_plain(written)


def without_tags(written: str) -> str:
    """Return a title without the markup that some feeds put into it."""
    return " ".join(block.text for block in blocks(clean_body(written)))


def read_json_feed(data: bytes) -> list[Page | PageError]:
    """Return the stories of a JSON Feed. Raises `PageError`."""
    value = parsed(data)
    rows = value.get("items") if isinstance(value, dict) else None
    if not isinstance(rows, list) or len(rows) > MOST_ENTRIES:
        raise not_read(data)
    feed = Fields({key: one for key, one in value.items() if key != "items"})
    source, language = feed.words("title"), feed.words("language")
    return [page_of_row(row, source, language) for row in rows if isinstance(row, dict)]


def page_of_row(row: dict[str, Any], source: str, language: str) -> Page | PageError:
    """Return one entry of a JSON Feed as a page, or why it is refused."""
    fields, item = Fields(row), Item(JSON_FEED, kind="text")
    item.source, item.headline = source, fields.words("title")
    item.item_id = fields.words("id")
    written = fields.words("date_published", "date_modified")
    item.moment = moment_of(written, source)
    item.language = fields.words("language") or language
    item.bylines += [author.words("name") for author in fields.rows("authors", "author")]
    if address := fields.words("url"):
        item.links.append(ItemLink("page", address))
    marked_up, bare = fields.words("content_html"), fields.words("content_text")
    summary = fields.words("summary")
    item.markup = from_html(marked_up, without_figures=True) if marked_up else from_plain(bare)
    item.summary = summary
    if image := fields.words("image", "banner_image"):
        item.pictures.append(Picture(renditions=[Rendition(image)]))
    item.pictures += pictures_in_text(marked_up) if not item.pictures else []
    item.subjects += [Subject(tag[:120], tag[:120]) for tag in texts(fields.take("tags"))]
    item.kept += list(fields.rest())
    try:
        return item.page()
    except PageError as error:
        return error
