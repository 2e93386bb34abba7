"""XMP (ISO 16684-1): the newer form, RDF in XML, which any program may shape as it likes."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from media.metadata.encodings import readings, text_by
from media.metadata.text import clean

DEEPEST = 12
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"
CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
PLUS = "{http://ns.useplus.org/ldf/xmp/1.0/}"
EXIF = "{http://ns.adobe.com/exif/1.0/}"

FIELDS = {
    DC + "description": "caption",
    DC + "creator": "bylines",
    DC + "rights": "copyright_notice",
    DC + "subject": "keywords",
    PHOTOSHOP + "Headline": "headline",
    PHOTOSHOP + "Credit": "credit_line",
    PHOTOSHOP + "Source": "source",
    PHOTOSHOP + "Instructions": "instructions",
    PHOTOSHOP + "City": "city",
    PHOTOSHOP + "State": "state",
    PHOTOSHOP + "Country": "country",
    PHOTOSHOP + "DateCreated": "taken",
    RIGHTS + "UsageTerms": "usage_terms",
    CORE + "Location": "sublocation",
    CORE + "AltTextAccessibility": "alt_text",
    CORE + "ExtDescrAccessibility": "extended_description",
    EXTENSION + "DigitalSourceType": "digital_source_type",
}
PLACE_FIELDS = {
    EXTENSION + "Sublocation": "sublocation",
    EXTENSION + "City": "city",
    EXTENSION + "ProvinceState": "state",
    EXTENSION + "CountryName": "country",
}
LISTS = {RDF + "Bag", RDF + "Seq", RDF + "Alt"}
# Nothing of a packet is fetched or expanded: it comes from anywhere.
SAFE: Mapping[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "recover": True,
    "remove_comments": True,
    "remove_pis": True,
}

type Value = str | list["Value"] | dict[str, "Value"]


def words_of_xmp(packet: bytes) -> dict[str, list[str]]:
    """Return the fields that XMP has words for, by the names of `words.FileWords`."""
    properties = properties_of(packet)
    fields = {name: flat(properties.get(key, "")) for key, name in FIELDS.items()}
    fields = {name: values for name, values in fields.items() if values}
    for key in (EXTENSION + "LocationShown", EXTENSION + "LocationCreated"):
        place = first_structure(properties.get(key, ""))
        if place and not any(name in fields for name in PLACE_FIELDS.values()):
            fields |= {name: flat(place.get(part, "")) for part, name in PLACE_FIELDS.items()}
    if "taken" not in fields:
        fields["taken"] = flat(properties.get(EXIF + "DateTimeOriginal", ""))
    licensor = first_structure(properties.get(PLUS + "Licensor", ""))
    fields["licence_page"] = flat(licensor.get(PLUS + "LicensorURL", ""))
    return {name: values for name, values in fields.items() if values}


def properties_of(packet: bytes) -> dict[str, Value]:
    """Return the properties of a packet, by namespace and name; none where it is no RDF."""
    text = bare(packet)
    if not text or "<!DOCTYPE" in text.upper():
        return {}
    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(encoding="utf-8", **SAFE))
    except (etree.XMLSyntaxError, ValueError):
        return {}
    by_name: dict[str, Value] = {}
    if root is not None:
        for part in root.iter(RDF + "Description"):
            if (above := part.getparent()) is not None and above.tag == RDF + "RDF":
                for name, value in structure(part, 0).items():
                    by_name.setdefault(name, value)
    return by_name


def bare(packet: bytes) -> str:
    """Return the packet's text without what is wrapped around it, in any encoding of Unicode."""
    if packet[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = packet.decode("utf-16", "replace")
    elif packet[:2] == b"<\0":
        text = packet.decode("utf-16-le", "replace")
    elif packet[:2] == b"\0<":
        text = packet.decode("utf-16-be", "replace")
    else:
        text = readable(packet.removeprefix(b"\xef\xbb\xbf"))
    # An XML declaration would contradict the encoding that it is given in here.
    body = re.sub(r"<\?xml[^>]*\?>", "", text[: text.rfind(">") + 1].replace("\0", ""))
    return body[body.find("<") :] if "<" in body else ""


def readable(packet: bytes) -> str:
    """Return a packet that is not UTF-16: UTF-8 by the standard, another page in fact at times."""
    try:
        return packet.decode("utf-8")
    except UnicodeDecodeError:
        return text_by(packet, readings([packet])[0].encoding)


def structure(node: "etree._Element", depth: int) -> dict[str, Value]:
    """Return the properties of a description, whether written as attributes or as elements."""
    members: dict[str, Value] = {
        str(name): str(value)
        for name, value in node.attrib.items()
        if not str(name).startswith(RDF) and str(name).startswith("{") and name != LANGUAGE
    }
    for child in node:
        if isinstance(child.tag, str):
            members.setdefault(child.tag, value_of(child, depth + 1))
    return members


def value_of(node: "etree._Element", depth: int) -> Value:
    """Return one property's value: a text, a list, or a structure."""
    if depth > DEEPEST:
        return ""
    resource = node.get(RDF + "resource")
    if resource is not None:
        return resource
    if node.get(RDF + "parseType") == "Resource":
        return structure(node, depth)
    for child in node:
        if child.tag in LISTS:
            values = [(item.get(LANGUAGE), value_of(item, depth + 1)) for item in child]
            if child.tag == RDF + "Alt":
                values = sorted(values, key=lambda pair: pair[0] != "x-default")[:1]
            return [value for _, value in values]
        if child.tag == RDF + "Description":
            inner = structure(child, depth)
            return inner.get(RDF + "value", inner)
    plain = "".join(str(text) for text in node.itertext())
    return plain if plain.strip() or not len(structure(node, depth)) else structure(node, depth)


def flat(value: Value) -> list[str]:
    """Return the texts of a value, cleaned; a structure has none."""
    if isinstance(value, dict):
        return []
    items = value if isinstance(value, list) else [value]
    texts = [clean(item) for item in items if isinstance(item, str)]
    return [text for text in texts if text]


def first_structure(value: Value) -> dict[str, Value]:
    """Return the first structure of a list of them, or the one that stands alone."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            return item
    return {}
