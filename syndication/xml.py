"""Elements of the XML formats, whatever characters a story has."""

from collections.abc import Iterable

from lxml import etree

from editions.markup import INVISIBLE

type Part = str | etree._Element | Iterable[etree._Element]


def legal(text: str) -> str:
    """Return text without the characters that no XML document may have."""
    return INVISIBLE.sub("", text)


class Maker:
    """Makes the elements of one namespace."""

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace

    def __call__(
        self, tag: str, /, *parts: Part, attributes: dict[str, str] | None = None, **more: str
    ) -> etree._Element:
        """Return an element with words and elements in it; attributes without a value are left out.

        `attributes` are those whose names are none in Python, such as `xml:lang`.
        """
        pairs = {**more, **(attributes or {})}
        said = {name: legal(value) for name, value in pairs.items() if value}
        made = etree.Element(f"{{{self.namespace}}}{tag}", said, nsmap={None: self.namespace})
        for part in parts:
            if isinstance(part, str):
                made.text = legal(part)
            elif etree.iselement(part):
                made.append(part)
            else:
                made.extend(part)
        return made

    def each(self, tag: str, words: str, /, **attributes: str) -> list[etree._Element]:
        """Return an element with words as a list, which is empty where there are none."""
        return [self(tag, words, attributes=attributes)] if words else []


def document(root: etree._Element) -> str:
    """Return a document as text, with its declaration."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'
