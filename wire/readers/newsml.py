"""NewsML 1.2, as AFP, ANA-MPA and others send it: a story, its pictures, or several items."""

from lxml import etree

from editions.body import clean_body
from wire.lines import PageError
from wire.pagefields import Page
from wire.readers.item import Item, Picture
from wire.readers.moments import moment_of
from wire.readers.nitf import text_in_nitf
from wire.readers.subjects import subject_of
from wire.readers.texts import from_html, from_plain, is_markup
from wire.readers.xml import Tree, as_html, beginning, get, name_of, root_of, said_of_all, text_of
from wire.told import CANCELED, USABLE, WITHHELD, Embargo, ItemLink, Rendition

NAME = "NewsML 1.2"
FIRST_BYTES = beginning("NewsML")
STATUS = {"usable": USABLE, "embargoed": WITHHELD, "withheld": WITHHELD, "canceled": CANCELED}
SUBJECTS = {"subject", "subjectmatter", "subjectdetail", "subjectqualifier"}


def read_newsml(data: bytes) -> list[Page | PageError]:
    """Return the stories of a file of NewsML 1. Raises `PageError`."""
    root = root_of(data)
    items = [one for one in root.iter() if name_of(one) == "newsitem"]
    envelope = Tree(root)
    envelope.taken.update(one for item in items for one in item.iter())
    around = said_of_all(envelope, items)
    return [page_of_item(item, around) for item in items]


def page_of_item(element: etree._Element, around: list[tuple[str, str]]) -> Page | PageError:
    """Return one item as a page, or why it is refused."""
    tree, item = Tree(element), Item(NAME)
    try:
        take_management(item, tree)
        take_lines(item, tree)
        take_contents(item, tree)
        item.kept += [*tree.rest(), *around]
        return item.page()
    except PageError as error:
        return error


def take_management(item: Item, tree: Tree) -> None:
    """Take the item's name, version, status, times and links."""
    public = tree.words("publicidentifier")
    item.item_id = public or tree.words("newsitemid")
    item.version = tree.words("revisionid")
    status = tree.attribute("FormalName", "newsmanagement", "status").casefold()
    item.status = STATUS.get(status, status)
    item.urgency = tree.attribute("FormalName", "urgency")
    item.source = (
        tree.attribute("FormalName", "provider", "party")
        or tree.attribute("FormalName", "source", "party")
        or tree.words("providerid")
    )
    written = tree.words("thisrevisioncreated") or tree.words("firstcreated")
    item.moment = moment_of(written, item.source)
    for will in tree.all("statuswillchange"):
        until = moment_of(tree.words("dateandtime", under=will))
        item.embargo = Embargo(until, f"{status.capitalize()}: {tree.take(will, whole=True)}")
    if status == "embargoed" and item.embargo is None:
        item.embargo = Embargo(None, "Embargoed until an unknown time")
    for name in ("associatedwith", "derivedfrom"):
        for link in tree.all("newsmanagement", name):
            item.links.append(ItemLink(name, get(link, "NewsItem")))
            tree.take(link)
    for change in tree.all("instruction"):
        item.notes.append(" ".join(get(change, "FormalName").split()))
        tree.take(change)


def take_lines(item: Item, tree: Tree) -> None:
    """Take headline, byline, dateline and all else that is to be printed, and what it is about."""
    item.headline = tree.words("newslines", "headline")
    item.summary = tree.words("newslines", "subheadline")
    item.dateline = tree.words("newslines", "dateline")
    item.slugline = tree.words("newslines", "slugline") or tree.words("namelabel")
    for byline in tree.all("newslines", "byline"):
        item.bylines.append(tree.take(byline, whole=True))
    for line in tree.all("newslines", "newsline"):
        kind = next((get(one, "FormalName") for one in line if name_of(one) == "newslinetype"), "")
        printed = tree.take(line, whole=True)
        if "editor" in kind.casefold() or "note" in kind.casefold():
            item.notes.append(printed)
        else:
            item.note(kind or "Line", printed)
    item.language = tree.attribute("FormalName", "descriptivemetadata", "language").lower()
    names = topic_names(tree)
    for element in tree.all("subjectcode"):
        tree.take(element)
        for code in element:
            if name_of(code) in SUBJECTS:
                formal = get(code, "FormalName")
                item.subjects.append(subject_of(formal, names.get(formal, "")))
                tree.take(code)
    item.subjects = list(dict.fromkeys(item.subjects))


def topic_names(tree: Tree) -> dict[str, str]:
    """Return the English names that the item itself gives its subject codes."""
    names: dict[str, str] = {}
    for topic in tree.all("topic"):
        code = next((text_of(one) for one in topic if name_of(one) == "formalname"), "")
        named = [one for one in topic if get(one, "Variant") == "Name"]
        english = next((one for one in named if get(one, "lang") == "en"), None)
        if code and english is not None:
            names[code] = text_of(english)
    return names


def take_contents(item: Item, tree: Tree) -> None:
    """Take the text, and the pictures that came with it."""
    for content in tree.all("contentitem"):
        kind = tree.attribute("FormalName", "mediatype", under=content).casefold()
        data = tree.first("datacontent", under=content)
        if kind in {"photo", "graphic", "picture", "image"}:
            take_picture(item, tree, content)
        elif data is not None and not item.markup:
            item.markup = text_in(data)
            tree.take(data, whole=True)
            item.kind = "text"
        elif data is not None:
            item.note("Another text", tree.take(data, whole=True))
    if not item.markup and item.pictures:
        item.kind = "picture"


def text_in(data: etree._Element) -> str:
    """Return the text of an item: NITF, HTML in it or written as words, or plain words."""
    children = [one for one in data if name_of(one)]
    if any(name_of(one) in {"nitf", "body", "html"} for one in children):
        return text_in_nitf(data)
    if children:
        return clean_body(as_html(data))
    written = data.text or ""
    return from_html(written) if is_markup(written.replace("<P>", "<p>")) else from_plain(written)


def take_picture(item: Item, tree: Tree, content: etree._Element) -> None:
    """Take a picture: one of several files of the same one, where it has their caption."""
    href = get(content, "Href")
    width = next((get(one, "Value") for one in tree.all("property", under=content)
                  if get(one, "FormalName").casefold() == "width"), "")  # fmt: skip
    rendition = Rendition(href, tree.attribute("FormalName", "format", under=content), width=width)
    component = content.getparent()
    caption = tree.words("caption", under=component) if component is not None else ""
    by = tree.words("byline", under=component) if component is not None else ""
    last = item.pictures[-1] if item.pictures else None
    if last and last.item_id == str(id(component)):
        last.renditions.append(rendition)
    else:
        item.pictures.append(Picture(caption, by=by, renditions=[rendition]))
    tree.take(content, whole=True)
