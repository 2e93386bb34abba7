"""What the desk says to people on a page, and the words that it never says."""

import re
from collections.abc import Iterator

from django.contrib.admin import site
from django.http import HttpResponse, HttpResponseBase
from django.urls import resolve
from lxml import html

from desk.frame.admin import TableAdmin
from people.roles import Act

# Django's words, the database's and the programmer's. The desk has its own: plain, short, human.
NEVER = [
    re.compile(words)
    for words in (
        r"(?i)\badd another (?!…)", r"(?i)\bstorys\b", r"(?i)\bseries's\b", r"(?i)\bobjects?\b",
        r"(?i)\bquery ?sets?\b", r"(?i)\bboolean\b", r"(?i)\bprimary key\b", r"(?i)\bforeign key\b",
        r"(?i)\bto change$", r"(?i)\bselect .* to (change|view)\b", r"(?i)\bLDAP\b",
        r"(?i)\bsave and (add|continue)\b", r"(?i)\bare you sure\b", r"(?i)\byes, i.m sure\b",
        r"(?i)\bview on site\b", r"(?i)\bsite administration\b", r"(?i)\bdjango\b",
        r"(?i)\bplease correct the errors?\b", r"(?i)\bchange history\b",
        r"(?i)\busable password\b",
        r"(?i)\bpassword-based\b", r"(?i)\bthis field is required\b", r"(?i)\bcurrently:",
        r"(?i)\b(is|has|may)_?[a-z]+ ?\?$", r"(?i)^(is|has) [a-z]+$", r"(?i)\bnull\b",
        r"\b[a-z]+_[a-z_]+\b", r"^-+$", r"^None$", r"^(True|False)$", r"(?i)\bslugs?\b",
        r"^[A-Z][a-z]+([A-Z][a-z]+)+( \(\d+\))?$", r" object \(\d+\)", r"(?i)\bUTC[+-]00:00\b",
    )
]  # fmt: skip
SAID_BY = ("placeholder", "title", "aria-label", "alt", "label", "data-placeholder")
LEADING = "//label/@for | //@aria-describedby | //@aria-labelledby"
SILENT = {"script", "style", "template", "noscript", "textarea", "code", "kbd"}


def said(page: bytes) -> Iterator[str]:
    """Yield every piece of text that a page says: seen, heard, in fields and on buttons."""
    root = html.fromstring(page.decode())
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for name in SAID_BY:
            yield element.get(name, "")
        if element.tag == "input" and element.get("type") in {"submit", "button", "reset"}:
            yield element.get("value", "")
        if element.tag not in SILENT:
            yield element.text or ""
        yield element.tail or "" if element.getparent() is not None else ""


def said_wrong(address: str, response: HttpResponseBase) -> list[str]:
    """Return what a page says and should not; of the raw tables of superusers, nothing."""
    if response.streaming:
        b"".join(response)
    is_page = "text/html" in response.get("Content-Type", "")
    if not isinstance(response, HttpResponse) or not is_page or not response.content:
        return []
    if is_raw(address):
        return []
    pieces = {" ".join(piece.split()) for piece in said(response.content)}
    return sorted(piece for piece in pieces if any(word.search(piece) for word in NEVER))


def loose_ends(response: HttpResponseBase) -> list[str]:
    """Return the ids that stand on a page twice, or that something leads to and are not there.

    Whoever hears the page instead of seeing it is led nowhere by these.
    """
    is_page = "text/html" in response.get("Content-Type", "")
    if not isinstance(response, HttpResponse) or not is_page or not response.content:
        return []
    page = html.fromstring(response.content.decode())
    ids = page.xpath("//@id")
    led_to = {part for names in page.xpath(LEADING) for part in names.split()}
    return sorted({one for one in ids if ids.count(one) > 1} | (led_to - set(ids)))


def is_raw(address: str) -> bool:
    """Say whether an address is one of a table that superusers alone look into."""
    page = resolve(address.partition("?")[0]).url_name or ""
    for model, shown in site._registry.items():
        if isinstance(shown, TableAdmin):
            name = f"{model._meta.app_label}_{model._meta.model_name}_"
            is_row = page.startswith(f"{name}change") and page != f"{name}changelist"
            if is_row or (page.startswith(name) and shown.reads is Act.SEE_TABLES):
                return True
    return False
