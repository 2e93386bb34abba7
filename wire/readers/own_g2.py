"""NewsML-G2 that we wrote ourselves (`syndication/newsml_g2.py`), here or at another paper."""

from collections.abc import Mapping
from html import escape
from urllib.parse import unquote

from lxml import etree

from editions.choices import CreditRole
from syndication.own import ALT, BYLINE_PLACE, KICKER, MAIN, PROFILE, SHORT
from wire.own import is_of_this_paper, text_again
from wire.readers.item import Item, Picture
from wire.readers.moments import moment_of
from wire.readers.subjects import subject_of
from wire.readers.xml import Tree, get, name_of, text_of
from wire.told import Rendition

EMPTY = {"br", "hr", "img"}

type Pictures = Mapping[str, etree._Element]


def is_ours(item: etree._Element) -> bool:
    """Say whether an item was written by us."""
    return Tree(item).words("itemmeta", "profile") == PROFILE


def own_pictures(items: list[etree._Element]) -> Pictures:
    """Return the pictures of stories of ours by their names: those that a story links to."""
    ours = [item for item in items if is_ours(item)]
    named = {get(item, "guid"): item for item in ours if class_of(item) == "picture"}
    links = [link for item in ours if get(item, "guid") not in named for link in links_of(item)]
    return {guid: named[guid] for guid in links if guid in named}


def class_of(item: etree._Element) -> str:
    """Return what kind of thing an item is."""
    return code_of(Tree(item).attribute("qcode", "itemmeta", "itemclass"))


def code_of(qcode: str) -> str:
    """Return a code without its scheme."""
    return qcode.rpartition(":")[2]


def links_of(item: etree._Element) -> list[str]:
    """Return the names of the items that one links to, in order."""
    return [get(link, "residref") for link in Tree(item).all("itemmeta", "link")]


def own_item(element: etree._Element, pictures: Pictures, name: str) -> Item:
    """Return what an item of ours says, with the pictures that belong to it.

    Another paper's own story has that paper for its source, and the time of its last change.
    """
    item, tree = Item(name, is_ours=True), Tree(element)
    item.item_id, item.version = get(element, "guid"), get(element, "version")
    item.kind, item.language = class_of(element), get(element, "lang")
    item.status = code_of(tree.attribute("qcode", "itemmeta", "pubstatus"))
    is_own_paper = is_of_this_paper(item.item_id)
    source = tree.words("contentmeta", "infosource", "name")
    paper = tree.words("itemmeta", "provider", "name")
    item.source = source or ("" if is_own_paper else paper)
    changed = tree.words("itemmeta", "versioncreated")
    created = tree.words("contentmeta", "contentcreated") or ("" if is_own_paper else changed)
    item.moment = moment_of(created, item.source)
    item.notes += [tree.take(note, whole=True) for note in tree.all("itemmeta", "ednote")]
    take_headlines(item, tree)
    item.summary = tree.words("contentmeta", "description")
    take_people(item, tree)
    for subject in tree.all("contentmeta", "subject"):
        address = unquote(get(subject, "uri"))
        item.subjects.append(subject_of(address, tree.words("name", under=subject)))
    for content in tree.all("contentset", "inlinexml"):
        markup = markup_of(content)
        item.dateline_read, item.markup = text_again(markup, is_of_this_paper=is_own_paper)
        tree.take(content, whole=True)
        break
    for link in tree.all("itemmeta", "link"):
        if get(link, "residref") in pictures:
            item.pictures.append(own_picture(pictures[get(link, "residref")], item))
            tree.taken.add(link)
    item.kept += tree.rest()
    return item


def take_headlines(item: Item, tree: Tree) -> None:
    """Take what stands over the text, by its role."""
    headlines: dict[str, str] = {}
    for headline in tree.all("contentmeta", "headline"):
        headlines.setdefault(code_of(get(headline, "role")), tree.take(headline, whole=True))
    item.headline = headlines.pop(MAIN, "")
    item.short_headline, item.kicker = headlines.pop(SHORT, ""), headlines.pop(KICKER, "")
    item.kept += headlines.items()


def take_people(item: Item, tree: Tree) -> None:
    """Take who did what for the story, and where the writers wrote."""
    in_role: dict[str, list[str]] = {
        CreditRole.WRITER: item.people,
        CreditRole.WEB_EDITOR: item.web_editors,
        CreditRole.TRANSLATOR: item.translators,
    }
    for who in tree.all("contentmeta", "creator") + tree.all("contentmeta", "contributor"):
        role = code_of(get(who, "role"))
        if role in in_role:
            in_role[role].append(tree.words("name", under=who))
            tree.taken.add(who)
    for more in tree.all("contentmeta", "contentmetaextproperty"):
        if code_of(get(more, "rel")) == BYLINE_PLACE:
            item.byline_place = get(more, "literal")
            tree.taken.add(more)


def markup_of(content: etree._Element) -> str:
    """Return the XHTML of a text as the HTML that was written."""
    body = next((one for one in content.iter() if name_of(one) == "body"), None)
    return "".join(map(written, body)) if body is not None else ""


def written(element: etree._Element) -> str:
    """Return an element of XHTML, with the words behind it, as HTML: without namespaces."""
    name = name_of(element)
    pairs = "".join(f' {key}="{escape(value)}"' for key, value in element.items() if "}" not in key)
    inner = escape(element.text or "", quote=False) + "".join(map(written, element))
    end = "" if name in EMPTY else f"</{name}>"
    return f"<{name}{pairs}>{inner}{end}{escape(element.tail or '', quote=False)}"


def own_picture(element: etree._Element, item: Item) -> Picture:
    """Return a picture of a story of ours."""
    tree = Tree(element)
    picture = Picture(
        by=tree.words("contentmeta", "creator", "name"),
        agency=tree.words("contentmeta", "infosource", "name"),
        credit=tree.words("contentmeta", "creditline"),
        item_id=get(element, "guid"),
    )
    for description in tree.all("contentmeta", "description"):
        if code_of(get(description, "role")) == ALT:
            item.note("In words", text_of(description))
        else:
            picture.caption = picture.caption or text_of(description)
    notice = tree.words("rightsinfo", "copyrightnotice")
    picture.rights += [notice] if notice else []
    for file in tree.all("contentset", "remotecontent"):
        rendition = Rendition(
            get(file, "href"), "", get(file, "contenttype"), get(file, "width"), get(file, "height")
        )
        picture.renditions.append(rendition)
    return picture
