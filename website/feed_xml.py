"""What the feeds in XML share: their elements, whatever characters a headline has, and pictures."""

from lxml import etree

from editions.markup import INVISIBLE
from editions.pictures import ShownPicture
from website.structured import absolute

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
MIME = {"jpg": "image/jpeg", "webp": "image/webp"}


def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    """Add an element such as `title` or `dc:creator` with its text."""
    element = etree.SubElement(
        parent, full_name(name), {key: clean(value) for key, value in attributes.items()}
    )
    if text:
        element.text = clean(text)
    return element


def full_name(name: str) -> str:
    """Return a name such as `dc:creator` as lxml has it."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def clean(text: str) -> str:
    """Return text without the characters that no XML document may have."""
    return INVISIBLE.sub("", text)


def add_picture(item: etree._Element, picture: ShownPicture) -> None:
    """Add a picture with the words and the credit that belong to it."""
    file = picture.largest
    if file is None:
        return
    content = add(
        item,
        "media:content",
        url=absolute(file.url),
        type=MIME[file.format],
        medium="image",
        width=str(file.width_px),
        height=str(file.height_px),
    )
    if picture.caption:
        add(content, "media:description", picture.caption, type="plain")
    if picture.credit:
        add(content, "media:credit", picture.credit, role="photographer")
    if picture.alt:
        add(content, "media:text", picture.alt, type="plain")
    if picture.copyright_notice:
        add(content, "media:copyright", picture.copyright_notice)
