"""Ritzau's own XML: one story, or the answer of its service with several."""

from lxml import etree

from editions.body import blocks
from wire.lines import PageError
from wire.pagefields import Page
from wire.readers.item import Item
from wire.readers.moments import moment_of
from wire.readers.subjects import subject_of
from wire.readers.texts import from_html
from wire.readers.xml import Tree, beginning, name_of, root_of
from wire.told import CANCELED, USABLE, ItemLink

NAME = "Ritzau"
FIRST_BYTES = beginning("RBNews", "XMLNewsQueuedResponse")


def read_ritzau(data: bytes) -> list[Page | PageError]:
    """Return the stories of a file. Raises `PageError`."""
    root = root_of(data)
    return [page_of_story(one) for one in root.iter() if name_of(one) == "rbnews"]


def page_of_story(element: etree._Element) -> Page | PageError:
    """Return one story as a page, or why it is refused."""
    tree, item = Tree(element), Item(NAME, kind="text")
    item.item_id = tree.words("newsid")
    item.version = tree.words("version")
    item.urgency = tree.words("priority")
    item.source = tree.words("origin").strip("/")
    item.moment = moment_of(tree.words("publishdate"), item.source)
    item.headline = tree.words("headline")
    item.summary = unescaped(tree.words("subtitle"))
    item.dateline = tree.words("town")
    item.bylines.append(tree.words("byline"))
    item.status = CANCELED if tree.words("annuleret") == "true" else USABLE
    item.notes += [part for part in [unescaped(tree.words("tilredaktionen"))] if part]
    item.markup = from_html(unescaped(tree.words("content"), keeps_tags=True))
    for code in tree.all("iptclist", "int"):
        item.subjects.append(subject_of(tree.take(code)))
    for name in ("replaces", "replacedid"):
        if target := tree.words(name):
            item.links.append(ItemLink("replaces", target))
    item.kept += list(tree.rest())
    try:
        return item.page()
    except PageError as error:
        return error


def unescaped(written: str, *, keeps_tags: bool = False) -> str:
    """Return words that were escaped once too often as they are meant."""
    once = written.replace("&amp;apos;", "'").replace("&amp;quot;", '"').replace("&apos;", "'")
    if keeps_tags or "<" not in once:
        return once
    return " ".join(block.text for block in blocks(from_html(once)))
