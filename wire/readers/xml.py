"""XML as it is read here: without entities of its own, without a network, no deeper than a story.

An element is *taken* when something of it was used; what nobody took is kept, with its attributes.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from html.entities import html5

from lxml import etree

from editions.body import plain
from wire.lines import PageError

_ENCODING = re.compile(rb"""(<\?xml[^>]{0,200}?)\sencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_DOCTYPE = re.compile(rb"(?i)<!DOCTYPE")
_ENTITY = re.compile(rb"(?i)<!ENTITY")
_ONE_BYTE = re.compile(rb"(?i)iso-?8859|windows-?125|latin|us-ascii|cp125")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# What stands before a root element: a declaration, comments, a document type.
_BEFORE = rb"(?:\s++|<\?[^>]*+>|<!--(?s:.*?)-->|<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\]\s*+)?+>)*+"

OWN_ENTITIES = (
    "This XML declares entities of its own, which can hide what it says. Ask its source for it"
    " without a document type."
)
# A message says a few lines of all its items, which stand beside each.
MOST_OF_ALL = 100


def beginning(*names: str) -> re.Pattern[bytes]:
    """Return what a file begins with whose root element has one of these names."""
    tags = "|".join(names).encode()
    return re.compile(_BEFORE + rb"<(?:[\w.-]{1,40}:)?(?:" + tags + rb")(?=[\s/>])")


def root_of(data: bytes, *, is_mended: bool = False) -> etree._Element:
    """Return the root of an XML file. Raises `PageError` for what is not safe, or is broken.

    `is_mended`: a broken one is read as far as it can be, as feeds often are.
    """
    if _declares_entities(data):
        raise PageError(OWN_ENTITIES)
    bare, encoding = data.lstrip(), _encoding(data)
    try:
        root = etree.fromstring(bare, _parser(encoding))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        mended = etree.fromstring(bare, _parser(encoding, recover=True)) if is_mended else None
        if mended is None:
            line = getattr(error, "lineno", 1) or 1
            raise PageError(
                f"Line {line}: the XML breaks off or is wrong there, or is in another encoding than"
                " it says. Ask for the file again.",
                line,
            ) from None
        root = mended
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        # In an encoding in which the bytes did not say so.
        raise PageError(OWN_ENTITIES)
    for parent in {node.getparent(): None for node in root.iter(etree.Entity)}:
        if parent is not None:
            _write_out(parent)
    return root


def _parser(encoding: str | None, *, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding=encoding,
        recover=recover,
    )


def _declares_entities(data: bytes) -> bool:
    text = data
    if data.startswith(_UTF_16):
        text = data.decode("utf-16", errors="ignore").encode(errors="ignore")
    doctype = _DOCTYPE.search(text)
    return doctype is not None and _ENTITY.search(text, doctype.end()) is not None


def _encoding(data: bytes) -> str | None:
    """The encoding where the file is not in the one it names; None where it is to be believed."""
    if data.startswith(_UTF_16):
        return None
    declared = _ENCODING.match(data.lstrip()[:300])
    name = declared[2] if declared else b""
    is_doubtful = _ONE_BYTE.match(name) or name.lower().startswith(b"utf-16")
    if not is_doubtful:
        return None
    try:
        # Text in Latin-1 with letters beyond ASCII is hardly ever UTF-8 by chance.
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _write_out(parent: etree._Element) -> None:
    """Put the characters in the place of references such as `&nbsp;`, which HTML knows."""
    before: etree._Element | None = None
    letters = [parent.text or ""]
    for child in list(parent):
        if not isinstance(child, etree._Entity):
            _say(parent, before, letters)
            before, letters = child, [child.tail or ""]
            continue
        written = child.text or ""
        letters += [html5.get(written.lstrip("&"), written), child.tail or ""]
        child.tail = None
        parent.remove(child)
    _say(parent, before, letters)


def _say(parent: etree._Element, before: etree._Element | None, letters: list[str]) -> None:
    """Write what stands behind a child, or before the first."""
    if before is None:
        parent.text = "".join(letters)
    else:
        before.tail = "".join(letters)


def name_of(element: etree._Element) -> str:
    """Return an element's name without its namespace, in small letters."""
    tag = element.tag
    return small_name(tag) if isinstance(tag, str) else ""


# A file has few names, and each is asked for once an element and path.
@lru_cache(maxsize=2_000)
def small_name(tag: str) -> str:
    """Return a name without its namespace, in small letters."""
    return tag.rpartition("}")[2].lower()


class Tree:
    """A part of an XML file, of which each element is used once or kept."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.taken: set[etree._Element] = set()

    def all(self, *path: str, under: etree._Element | None = None) -> list[etree._Element]:
        """Return the elements at the end of a path of names, wherever it begins below."""
        top = self.root if under is None else under
        first, *rest = path
        # Elements alone, without comments: their tags are names.
        below = top.iterdescendants(etree.Element)
        elements = [one for one in below if small_name(str(one.tag)) == first]
        for name in rest:
            elements = [child for one in elements for child in one if name_of(child) == name]
        return elements

    def first(self, *path: str, under: etree._Element | None = None) -> etree._Element | None:
        """Return the first of these elements."""
        return next(iter(self.all(*path, under=under)), None)

    def take(self, element: etree._Element | None, *, whole: bool = False) -> str:
        """Use an element, with all in it if `whole`, and return its words."""
        if element is None:
            return ""
        self.taken.update(element.iter() if whole else [element])
        return text_of(element) if whole else plain(element.text or "")

    def words(self, *path: str, under: etree._Element | None = None) -> str:
        """Use the first element at a path that says something, and return its words."""
        for element in self.all(*path, under=under):
            if written := self.take(element, whole=True):
                return written
        return ""

    def attribute(self, name: str, *path: str, under: etree._Element | None = None) -> str:
        """Use the first element at a path that has this attribute, and return that."""
        for element in self.all(*path, under=under):
            if value := get(element, name):
                self.taken.add(element)
                return value
        return ""

    def rest(self, under: etree._Element | None = None) -> Iterator[tuple[str, str]]:
        """Yield what nobody took, as (name, words)."""
        for element in (self.root if under is None else under).iter():
            if element in self.taken or not isinstance(element.tag, str):
                continue
            values = [f"{key.rpartition('}')[2]} {value}" for key, value in element.items()]
            line = " · ".join(part for part in (*values, plain(element.text or "")) if part)
            if line:
                yield path_of(element), line


def said_of_all(tree: Tree, items: Sequence[object]) -> list[tuple[str, str]]:
    """Return what a file says around its items, and none has taken: it is kept with each."""
    lines = list(tree.rest())
    return lines if len(items) <= 1 else lines[:MOST_OF_ALL]


def get(element: etree._Element, name: str) -> str:
    """Return an attribute whatever its namespace, without blanks around it."""
    for key, value in element.items():
        if key == name or key.endswith("}" + name):
            return plain(value)
    return ""


def path_of(element: etree._Element) -> str:
    """Return what an unused element is called: its name, and that of what it stands in."""
    parent = element.getparent()
    names = [name_of(parent), name_of(element)] if parent is not None else [name_of(element)]
    return " · ".join(names)


def line_of(element: etree._Element) -> str:
    """Return the words of an element whose parts are names of their own, parted by spaces."""
    return plain(" ".join(element.itertext()))


def text_of(element: etree._Element) -> str:
    """Return the words in an element and in all that stands in it."""
    return plain("".join(element.itertext()))


_KEPT_TAGS = {
    "p": "p", "hl2": "h2", "hl1": "h2", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "ul": "ul",
    "ol": "ol", "li": "li", "table": "table", "tr": "tr", "td": "td", "th": "th", "br": "br",
    "em": "em", "i": "em", "b": "strong", "strong": "strong", "a": "a", "bq": "blockquote",
    "blockquote": "blockquote", "hr": "hr", "sub": "sub", "sup": "sup", "div": "div",
    "section": "div", "block": "div", "dl": "ul", "dt": "li", "dd": "li", "body.content": "div",
    "thead": "thead", "tbody": "tbody", "tagline": "p", "lang": "", "credit": "p",
}  # fmt: skip
_WITHOUT_WORDS = {"media", "script", "style", "head", "figure", "nitf-table-metadata"}


def as_html(element: etree._Element) -> str:
    """Return what is in an element as HTML: NITF's names become HTML's, others leave their words.

    Pictures with their captions are no part of a text.
    """
    out: list[str] = [escape(element.text or "", quote=False)]
    for child in element:
        name = name_of(child)
        tail = escape(child.tail or "", quote=False)
        if name in _WITHOUT_WORDS or not name:
            out.append(tail)
            continue
        tag = _KEPT_TAGS.get(name, "")
        inner = preformatted(child) if name == "pre" else as_html(child)
        if name == "pre":
            out.append(f"<p>{inner}</p>{tail}")
        elif tag == "br":
            out.append(f"<br>{tail}")
        elif tag == "a":
            out.append(f'<a href="{escape(get(child, "href"))}">{inner}</a>{tail}')
        else:
            out.append(f"<{tag}>{inner}</{tag}>{tail}" if tag else f"{inner}{tail}")
    return "".join(out)


def preformatted(element: etree._Element) -> str:
    """Return a text that was set in lines, with its lines."""
    written = "".join(element.itertext()).strip("\n")
    rows = [" ".join(line.split()) for line in written.split("\n")]
    return "<br>".join(escape(row, quote=False) for row in rows)
