"""NITF 3.x, as AAP, AP, NTB, PA and others send it: alone, or as the text of another item."""

from django.utils import timezone
from lxml import etree

from editions.body import clean_body
from wire.lines import PageError
from wire.pagefields import Page
from wire.readers.item import Item, Picture, is_nobody
from wire.readers.moments import moment_of
from wire.readers.subjects import subject_of
from wire.readers.texts import from_plain
from wire.readers.xml import Tree, as_html, beginning, get, line_of, name_of, root_of, text_of
from wire.told import CANCELED, USABLE, WITHHELD, Embargo, ItemLink, Rendition

NAME = "NITF"
FIRST_BYTES = beginning("nitf")
# What NITF calls an item's state, in the words of the later standards.
STATUS = {"embargoed": WITHHELD, "withheld": WITHHELD, "canceled": CANCELED, "usable": USABLE}


def read_nitf(data: bytes) -> list[Page | PageError]:
    """Return the story of a file of NITF. Raises `PageError`."""
    tree = Tree(root_of(data))
    item = Item(NAME)
    take_head(item, tree)
    take_body(item, tree)
    item.kept += list(tree.rest())
    return [item.page()]


def take_head(item: Item, tree: Tree) -> None:
    """Take what stands in the head: names, times, subjects, notes."""
    item.item_id = tree.attribute("id-string", "doc-id")
    item.version = tree.attribute("version", "du-key")
    item.urgency = tree.attribute("ed-urg", "urgency")
    status = tree.attribute("management-status", "docdata")
    item.status = STATUS.get(status.casefold(), status)
    item.language = get(tree.root, "baselang") or get(tree.root, "lang")
    item.slugline = tree.attribute("key", "du-key")
    for element in tree.all("tobject.subject"):
        names = (get(element, f"tobject.subject.{part}") for part in ("detail", "matter", "type"))
        code = get(element, "tobject.subject.refnum")
        if code:
            tree.take(element)
            item.subjects.append(subject_of(code, next((name for name in names if name), "")))
    for element in tree.all("ed-msg"):
        item.notes.append(get(element, "info"))
        tree.take(element)
    before = tree.attribute("management-doc-idref", "docdata")
    if before:
        item.links.append(ItemLink("follows", before))
    item.source = source_of(tree)
    item.moment = moment_of(tree.attribute("norm", "date.issue"), item.source)
    release = moment_of(tree.attribute("norm", "date.release"), item.source)
    if release and release > timezone.now():
        item.embargo = Embargo(release, f"To be released at {release.isoformat()}")
    for element in tree.all("date.issue") + tree.all("date.release"):
        if moment_of(get(element, "norm")) is None:
            item.note(name_of(element), get(element, "norm"))


def source_of(tree: Tree) -> str:
    """Return who sent it: who distributes it, who has the copyright, or whose number it has."""
    metas = [one for one in tree.all("meta") if get(one, "name").endswith("-source")]
    meta = next((get(one, "content") for one in metas if get(one, "content")), "")
    return (
        tree.words("body.head", "distributor")
        or tree.attribute("holder", "doc.copyright").removesuffix(". All rights reserved.")
        or meta
        or tree.attribute("src-name", "from-src")
        or tree.attribute("regsrc", "doc-id")
    )


def take_body(item: Item, tree: Tree) -> None:
    """Take headline, byline, dateline, abstract, pictures and text."""
    head = tree.first("body.head")
    headline = tree.words("hedline", "hl1", under=head) if head is not None else ""
    title = tree.words("head", "title")
    item.headline = headline or title
    if headline and title != headline:
        item.note("Title", title)
    if head is not None:
        take_body_head(item, tree, head)
    content = tree.first("body.content") if head is None else content_of(tree)
    if content is not None:
        take_pictures(item, tree, content)
        item.markup = clean_body(as_html(content))
        tree.take(content, whole=True)


def content_of(tree: Tree) -> etree._Element | None:
    """Return the text itself: the content that stands in no note of the head."""
    contents = tree.all("body.content")
    return next((one for one in contents if name_of(parent_of(one)) == "body"), None)


def parent_of(element: etree._Element) -> etree._Element:
    """Return what an element stands in."""
    parent = element.getparent()
    return element if parent is None else parent


def take_body_head(item: Item, tree: Tree, head: etree._Element) -> None:
    """Take what stands over the text."""
    for second in tree.all("hedline", "hl2", under=head):
        if (second_words := tree.take(second, whole=True)) != item.headline:
            item.note("Second headline", second_words)
    for byline in tree.all("byline", under=head):
        for title in tree.all("byttl", under=byline):
            item.note("Of the writer", text_of(title))
            tree.take(title, whole=True)
            title.text = None
        people = [text_of(person) for person in tree.all("person", under=byline)]
        item.people += [name for name in people if not is_nobody(name)]
        item.bylines += [] if item.people else [line_of(byline)]
        tree.take(byline, whole=True)
    for note in tree.all("note", under=head):
        item.notes.append(tree.take(note, whole=True))
    for dateline in tree.all("dateline", under=head):
        city = tree.words("city", under=dateline)
        for day in tree.all("story.date", under=dateline):
            item.note("Day of the story", get(day, "norm") or text_of(day))
        place = line_of(dateline)
        item.dateline = city or place
        if place != item.dateline:
            item.note("Dateline", place)
        tree.take(dateline, whole=True)
    for abstract in tree.all("abstract", under=head):
        if in_short := text_of(abstract):
            item.summary = item.summary or in_short
            tree.take(abstract, whole=True)


def take_pictures(item: Item, tree: Tree, content: etree._Element) -> None:
    """Take the pictures that stand in the text; films and sounds are kept by their addresses."""
    for media in tree.all("media", under=content):
        caption = tree.words("media-caption", under=media)
        producer = tree.words("media-producer", under=media)
        files = tree.all("media-reference", under=media)
        if get(media, "media-type") in {"image", "photo", "graphic", ""}:
            renditions = [
                Rendition(get(file, "source"), get(file, "name"), get(file, "mime-type"),
                          get(file, "width"), get(file, "height"))
                for file in files
            ]  # fmt: skip
            alternate = next((get(f, "alternate-text") for f in files), "")
            item.note("In words", alternate)
            picture = Picture(caption or alternate, by=producer, renditions=renditions)
            item.pictures.append(picture)
        else:
            for file in files:
                item.links.append(ItemLink(get(media, "media-type"), get(file, "source"), caption))


def text_in_nitf(element: etree._Element) -> str:
    """Return the text of NITF that another item holds, as HTML of a story."""
    content = next((one for one in element.iter() if name_of(one) == "body.content"), None)
    return clean_body(as_html(element if content is None else content))


def text_of_data(written: str) -> str:
    """Return words that stand where markup should, as HTML of a story."""
    return from_plain(written)
