"""The XMP packet that a picture's sizes carry: whose it is, what is allowed, how it was made.

Nothing else of the original goes with them: where it was taken, with which camera and who owns
that camera can put a source at risk.
"""

from collections.abc import Sequence

from lxml import etree

from media.choices import SOURCE_TYPES
from media.metadata.xmp import DC, EXTENSION, LANGUAGE, PHOTOSHOP, RDF, RIGHTS

META = "{adobe:ns:meta/}"
PREFIXES = {
    "x": META, "rdf": RDF, "dc": DC, "photoshop": PHOTOSHOP, "xmpRights": RIGHTS,
    "Iptc4xmpExt": EXTENSION,
}  # fmt: skip


def xmp_packet(
    *,
    creators: Sequence[str],
    credit_line: str,
    copyright_notice: str,
    usage_terms: str,
    digital_source_type: str,
) -> str:
    """Return a packet with these words; what is empty is left out."""
    names = {prefix: name.strip("{}") for prefix, name in PREFIXES.items()}
    root = etree.Element(f"{META}xmpmeta", nsmap=names)
    about = etree.SubElement(etree.SubElement(root, f"{RDF}RDF"), f"{RDF}Description")
    about.set(f"{RDF}about", "")
    if creators:
        listed(about, f"{DC}creator", "Seq", creators)
    if copyright_notice:
        listed(about, f"{DC}rights", "Alt", [copyright_notice])
    if usage_terms:
        listed(about, f"{RIGHTS}UsageTerms", "Alt", [usage_terms])
    if credit_line:
        etree.SubElement(about, f"{PHOTOSHOP}Credit").text = credit_line
    if digital_source_type:
        made = etree.SubElement(about, f"{EXTENSION}DigitalSourceType")
        made.text = SOURCE_TYPES + digital_source_type
    return etree.tostring(root, encoding="unicode")


def listed(about: "etree._Element", name: str, kind: str, values: Sequence[str]) -> None:
    """Add a property that is a list; of one with languages the value is for all of them."""
    items = etree.SubElement(etree.SubElement(about, name), RDF + kind)
    for value in values:
        item = etree.SubElement(items, f"{RDF}li")
        item.text = value
        if kind == "Alt":
            item.set(LANGUAGE, "x-default")
