"""NewsML-G2: a news item, a package, or a message with several of both.

Elements are found by their own names, without namespaces: agencies spell those in many ways, and
some write `Header` or `ednote`.
"""

import re

from lxml import etree

from editions.body import clean_body
from wire.lines import PageError
from wire.pagefields import Page
from wire.readers.item import Item, Picture
from wire.readers.moments import moment_of
from wire.readers.nitf import take_body_head, text_in_nitf
from wire.readers.own_g2 import Pictures, is_ours, own_item, own_pictures
from wire.readers.subjects import subject_of
from wire.readers.texts import (
    from_html,
    from_plain,
    is_indented,
    is_markup,
    is_table,
    lines,
    paragraphs,
)
from wire.readers.xml import (
    Tree,
    as_html,
    beginning,
    get,
    line_of,
    name_of,
    root_of,
    said_of_all,
    text_of,
)
from wire.told import Embargo, ItemLink, Rendition

NAME = "NewsML-G2"
FIRST_BYTES = beginning("newsMessage", "newsItem", "packageItem")
ITEMS = {"newsitem", "packageitem"}
CALLED = (
    (("geoarea", "poi", "cpttype:5"), "Place"),
    (("person", "cpttype:3"), "Person"),
    (("organisation", "organization", "cpttype:4"), "Organisation"),
    (("event",), "Event"),
)
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4"}
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def read_newsml_g2(data: bytes) -> list[Page | PageError]:
    """Return the stories of a file of NewsML-G2. Raises `PageError`."""
    root = root_of(data)
    elements = [one for one in root.iter() if name_of(one) in ITEMS]
    # Some send a package that only lists what is in the message.
    items = [one for one in elements if any(name_of(child) == "itemmeta" for child in one)]
    message = Tree(root)
    sender = message.words("header", "sender") or message.words("header", "origin")
    sent = message.words("header", "sent")
    for one in items:
        message.taken.update(one.iter())
    around = said_of_all(message, items)
    pictures = own_pictures(items)
    return [
        page_of_own(one, pictures) if is_ours(one) else page_of_item(one, sender, sent, around)
        for one in items
        if get(one, "guid") not in pictures
    ]


def page_of_own(element: etree._Element, pictures: Pictures) -> Page | PageError:
    """Return an item that we wrote ourselves as a page."""
    try:
        return own_item(element, pictures, NAME).page()
    except PageError as error:
        return error


def page_of_item(
    element: etree._Element, sender: str, sent: str, around: list[tuple[str, str]]
) -> Page | PageError:
    """Return one item as a page, or why it is refused."""
    tree, item = Tree(element), Item(NAME)
    try:
        take_management(item, tree, sender, sent)
        take_about(item, tree)
        if item.kind in {"picture", "graphic"}:
            take_picture(item, tree)
        else:
            take_words_over_the_text(item, tree)
            take_text(item, tree)
        take_parts(item, tree)
        if sender:
            item.note("Sender", sender)
        item.kept += [*tree.rest(), *around]
        return item.page()
    except PageError as error:
        return error


def take_management(item: Item, tree: Tree, sender: str, sent: str) -> None:
    """Take the item's name, version, status, times, notes and links."""
    item.item_id, item.version = get(tree.root, "guid"), get(tree.root, "version")
    tree.taken.add(tree.root)
    item.kind = code_end(tree.attribute("qcode", "itemmeta", "itemclass"))
    item.status = code_end(tree.attribute("qcode", "itemmeta", "pubstatus"))
    item.source = source_of(tree, sender)
    item.moment = next(
        (
            moment
            for written in (
                tree.words("itemmeta", "versioncreated"),
                tree.words("contentmeta", "contentmodified"),
                tree.words("contentmeta", "contentcreated"),
                sent,
            )
            if (moment := moment_of(written, item.source))
        ),
        None,
    )
    for element in tree.all("itemmeta", "embargoed"):
        written = tree.take(element, whole=True)
        until = moment_of(written, item.source)
        item.embargo = Embargo(until, f"Embargoed until {written or 'an unknown time'}")
    for note in tree.all("itemmeta", "ednote"):
        item.notes += lines_of(note)
        tree.take(note, whole=True)
    for link in tree.all("itemmeta", "link"):
        target = get(link, "residref") or get(link, "href") or get(link, "guidref")
        version = get(link, "version")
        item.links.append(ItemLink(get(link, "rel"), target, version and f"version {version}"))
        tree.taken.add(link)


def code_end(qcode: str) -> str:
    """Return what a code says: `usable` of `stat:usable`."""
    return qcode.rpartition(":")[2]


def source_of(tree: Tree, sender: str) -> str:
    """Return who the story is from: by name, before the domain of whoever sent it."""
    names: list[str] = []
    for element in tree.all("contentmeta", "infosource"):
        names.append(tree.words("name", under=element) or get(element, "literal"))
        tree.taken.add(element)
    names += [tree.words("itemmeta", "provider", "name"), sender]
    names.append(tree.attribute("literal", "itemmeta", "provider"))
    for holder in tree.all("rightsinfo", "copyrightholder"):
        names.append(tree.words("name", under=holder) or get(holder, "literal"))
    names.append(code_end(tree.attribute("qcode", "itemmeta", "provider")))
    said = [name for name in names if name]
    return next((name for name in said if not _DOMAIN.fullmatch(name)), "".join(said[:1]))


def lines_of(element: etree._Element) -> list[str]:
    """Return the words of a note, a line for each block in it."""
    blocks = [one for one in element.iter() if name_of(one) in BLOCKS]
    return [text_of(block) for block in blocks] or [text_of(element)]


def take_about(item: Item, tree: Tree) -> None:
    """Take urgency, language, headlines, and what the item is about."""
    item.urgency = tree.words("contentmeta", "urgency")
    item.language = tree.attribute("tag", "contentmeta", "language") or get(tree.root, "lang")
    item.slugline = tree.words("contentmeta", "slugline")
    for headline in tree.all("contentmeta", "headline"):
        printed = tree.take(headline, whole=True)
        if not item.headline and "sub" not in get(headline, "role").casefold():
            item.headline = printed
        elif not item.summary:
            item.summary = printed
        else:
            item.note("Another headline", printed)
    title = tree.words("itemmeta", "title")
    item.headline = item.headline or title
    if title != item.headline:
        item.note("Title", title)
    for genre in tree.all("contentmeta", "genre"):
        item.note("Genre", tree.words("name", under=genre) or get(genre, "qcode"))
        tree.take(genre)
    for subject in tree.all("contentmeta", "subject"):
        take_subject(item, tree, subject)


def take_subject(item: Item, tree: Tree, element: etree._Element) -> None:
    """Take a subject, or a name that the item is about, which is kept as one."""
    code = get(element, "qcode") or get(element, "literal") or get(element, "uri")
    kind = get(element, "type").casefold()
    children = [one for one in element if name_of(one) == "name"]
    name = text_of(children[0]) if children else ""
    tree.taken.add(element)
    tree.taken.update(children)
    called = next((label for signs, label in CALLED if any(sign in kind for sign in signs)), "")
    if called:
        item.note(called, f"{name} · {code}" if name and code else name or code)
        return
    item.subjects.append(subject_of(code, name))
    for same in element:
        if name_of(same) == "sameas" and get(same, "qcode").startswith("subj:"):
            item.subjects.append(subject_of(get(same, "qcode"), name))


def take_words_over_the_text(item: Item, tree: Tree) -> None:
    """Take byline, dateline, and what the text says in short."""
    for by in tree.all("contentmeta", "by"):
        item.bylines.append(tree.take(by, whole=True))
    if not any(item.bylines):
        for creator in tree.all("contentmeta", "creator"):
            item.bylines.append(tree.words("name", under=creator) or get(creator, "literal"))
            tree.taken.add(creator)
    item.dateline = tree.words("contentmeta", "dateline")
    for description in tree.all("contentmeta", "description"):
        if "summary" in get(description, "role") and not item.summary:
            item.summary = tree.take(description, whole=True)


def take_picture(item: Item, tree: Tree) -> None:
    """Take an item that is a picture: its caption, credit, rights and files."""
    picture = Picture(item_id=item.item_id)
    picture.caption = tree.words("contentmeta", "description")
    picture.by = tree.words("contentmeta", "by")
    for creator in tree.all("contentmeta", "creator"):
        name = tree.words("name", under=creator)
        picture.by = picture.by or name
    picture.agency = tree.words("contentmeta", "creditline")
    picture.rights = [
        right
        for name in ("copyrightnotice", "usageterms")
        for one in tree.all("rightsinfo", name)
        if (right := tree.take(one, whole=True))
    ]
    for file in tree.all("contentset", "remotecontent"):
        picture.renditions.append(
            Rendition(
                get(file, "href") or get(file, "residref"),
                code_end(get(file, "rendition")),
                get(file, "contenttype"),
                get(file, "width"),
                get(file, "height"),
            )
        )
    item.pictures.append(picture)


def take_text(item: Item, tree: Tree) -> None:
    """Take the text, in whichever of the forms of `contentSet` it is."""
    for content in tree.all("contentset", "inlinexml"):
        nitf = next((one for one in content.iter() if name_of(one) == "nitf"), None)
        if nitf is not None:
            take_nitf(item, nitf)
            markup = text_in_nitf(nitf)
        else:
            for over in [one for one in content.iter() if name_of(one) in {"header", "footer"}]:
                item.note("Beside the text", line_of(over))
                over.clear(keep_tail=True)
            split_paragraphs(content)
            markup = clean_body(as_html(content))
        keep_text(item, markup)
        tree.take(content, whole=True)
    for data in tree.all("contentset", "inlinedata"):
        written = "".join(data.itertext())
        keep_text(item, from_written(written))
        tree.take(data, whole=True)


def keep_text(item: Item, markup: str) -> None:
    """Have this text as the item's; a further one stands below it, for nobody knows better."""
    item.markup += markup


def take_nitf(item: Item, nitf: etree._Element) -> None:
    """Take what the NITF within an item says over its text, where the item itself says nothing."""
    inner, tree = Item(NAME), Tree(nitf)
    head = tree.first("body.head")
    if head is not None:
        take_body_head(inner, tree, head)
    headline = tree.words("hl1") or tree.words("head", "title")
    item.headline = item.headline or headline
    item.people = inner.people
    item.bylines = inner.bylines or item.bylines
    item.dateline = item.dateline or inner.dateline
    item.summary = item.summary or inner.summary
    item.notes += inner.notes
    item.kept += inner.kept


def from_written(written: str) -> str:
    """Return a text that stands in an element as words: plain, or markup within CDATA."""
    bare = written.strip()
    if not is_markup(bare):
        return from_plain(bare)
    inner = re.fullmatch(r"(?is)<p>(.*)</p>", bare)
    if inner and not is_markup(inner[1]):
        return from_plain(inner[1])
    return from_html(bare)


def split_paragraphs(content: etree._Element) -> None:
    """Give each paragraph of a text that was set in one its own element, and a table its lines."""
    for element in [one for one in content.iter() if name_of(one) == "p"]:
        written = element.text or ""
        written = written.expandtabs(4)
        if len(element) or not (is_indented(written) or is_table(written)):
            continue
        parts = [lines(part) for part in paragraphs(written)]
        parent = element.getparent()
        assert parent is not None
        for part in parts:
            new = etree.fromstring(f"<p>{part.replace('<br>', '<br/>')}</p>")
            element.addprevious(new)
        new.tail, element.tail = element.tail, None
        parent.remove(element)


def take_parts(item: Item, tree: Tree) -> None:
    """Take what a package holds: a link to each item, with its headline."""
    for reference in tree.all("itemref"):
        target = get(reference, "residref") or get(reference, "href")
        title = tree.words("headline", under=reference) or tree.words("title", under=reference)
        tree.take(reference)
        kind = code_end(tree.attribute("qcode", "itemclass", under=reference))
        item.links.append(ItemLink(f"part, {kind}" if kind else "part", target, title))
