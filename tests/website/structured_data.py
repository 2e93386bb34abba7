"""What schema.org and Google say of structured data, as a test asks it.

`schema_org.json` is the part of schema.org 30.0 that readers' pages use: the types with those that
they are kinds of, the properties with the types that have them and what they take, and the members
of enumerations. What is not in it is not known: take it from `schemaorg-current-https.jsonld` of
https://schema.org/docs/developers.html, word for word.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from lxml import html

VOCABULARY = json.loads((Path(__file__).parent / "schema_org.json").read_text())
TYPES: dict[str, list[str]] = VOCABULARY["types"]
PROPERTIES: dict[str, dict[str, list[str]]] = VOCABULARY["properties"]
MEMBERS: dict[str, list[str]] = VOCABULARY["members"]
PREFIX = "https://schema.org/"
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
# Google's own form of schema.org's annotation for actions: how an input is written.
OF_GOOGLE = {"query-input"}
DISTANCE = re.compile(r"\d+ px")
LOGO_LEAST_PX = 112

type Thing = dict[str, Any]


def things_of(page: html.HtmlElement) -> list[Thing]:
    """Return what a page says of itself to machines, each thing by itself."""
    scripts = page.xpath("//script[@type='application/ld+json']/text()")
    return [json.loads(script) for script in scripts]


def is_kind_of(kind: str, of: str) -> bool:
    """Say whether a type is another, or a kind of it."""
    return kind == of or any(is_kind_of(parent, of) for parent in TYPES.get(kind, ()))


def faults_of(thing: Thing, where: str = "") -> Iterator[str]:
    """Yield what of a thing schema.org does not know: types, properties, and what these take."""
    kind = thing.get("@type", "")
    where = f"{where}/{kind}"
    if kind not in TYPES:
        yield f"{where}: no type"
    for name, values in thing.items():
        if name.startswith("@") or name in OF_GOOGLE:
            continue
        known = PROPERTIES.get(name)
        if known is None:
            yield f"{where}: no property {name}"
            continue
        if not any(is_kind_of(kind, of) for of in known["of"]):
            yield f"{where}: has no {name}"
        for value in values if isinstance(values, list) else [values]:
            if not any(fits(value, taken) for taken in known["takes"]):
                yield f"{where}: {name} takes no {value!r}"
            if isinstance(value, dict):
                yield from faults_of(value, f"{where}/{name}")


def fits(value: object, taken: str) -> bool:
    """Say whether a value is of what a property takes."""
    if isinstance(value, dict):
        return is_kind_of(value.get("@type", ""), taken)
    if isinstance(value, bool):
        return taken == "Boolean"
    if isinstance(value, int):
        return taken in ("Integer", "Number")
    if not isinstance(value, str) or not value.strip():
        return False
    if taken in MEMBERS:
        return value.removeprefix(PREFIX) in MEMBERS[taken]
    forms: dict[str, Callable[[str], object]] = {
        "Text": is_text,
        "URL": is_address,
        "DateTime": is_moment,
        "Date": is_day,
        "Distance": DISTANCE.fullmatch,
    }
    return taken in forms and bool(forms[taken](value))


def is_text(value: str) -> bool:
    """Say whether this is words; an address of schema.org's is a member of an enumeration."""
    return not value.startswith(PREFIX)


def is_address(value: str) -> bool:
    """Say whether this is a whole address."""
    return bool(ADDRESS.fullmatch(value))


def is_moment(value: str) -> bool:
    """Say whether this is a moment with its zone, as Google asks."""
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def is_day(value: str) -> bool:
    """Say whether this is a day."""
    try:
        return str(date.fromisoformat(value)) == value
    except ValueError:
        return False


def all_things(thing: Thing) -> Iterator[Thing]:
    """Yield a thing and all within it."""
    yield thing
    for values in thing.values():
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                yield from all_things(value)


def faults_by_google(thing: Thing) -> Iterator[str]:
    """Yield what Google's rich results would not take, or ask for, of a thing and all within it.

    Source: developers.google.com/search/docs/appearance/structured-data, its pages on articles,
    breadcrumbs, carousels, organisations, profile pages, image metadata and site names.
    """
    if thing.get("@context") != "https://schema.org":
        yield "no @context"
    for part in all_things(thing):
        kind = part.get("@type")
        rule = RULES.get(str(kind))
        if rule and ("@context" in part or kind not in REFERRED):
            yield from (f"{kind}: {fault}" for fault in rule(part))


def lacks(thing: Thing, *names: str) -> Iterator[str]:
    """Yield the names that a thing does not have."""
    yield from (f"no {name}" for name in names if not thing.get(name))


def article(thing: Thing) -> Iterator[str]:
    """An article: all that is asked for; image only where the story has one."""
    yield from lacks(thing, "headline", "datePublished", "dateModified", "author", "publisher")
    for author in thing.get("author", ()):
        yield from lacks(author, "name", "url")
        if author["@type"] == "Person" and re.search(r"(?i)^by\b|,| and ", author["name"]):
            yield f"{author['name']!r} is more than a name"
    if thing.get("isAccessibleForFree") is not True:
        yield "is not said to be free"
    yield from lacks(thing.get("publisher", {}), "name", "url", "logo")
    if datetime.fromisoformat(thing["dateModified"]) < datetime.fromisoformat(
        thing["datePublished"]
    ):
        yield "was changed before it was published"


def image(thing: Thing) -> Iterator[str]:
    """A picture: where it is, and where a licence is to be had, whom it is of."""
    yield from lacks(thing, "url", "width", "height")
    if "acquireLicensePage" in thing:
        yield from lacks(thing, "contentUrl", "creditText")
    if min(int(thing[side].removesuffix(" px")) for side in ("width", "height")) < LOGO_LEAST_PX:
        yield "is too small"


def crumbs(thing: Thing) -> Iterator[str]:
    """The way to a page: two steps at least, numbered, each with name and address."""
    steps = thing["itemListElement"]
    if len(steps) < 2:
        yield "fewer than two steps"
    yield from numbered(steps)
    for step in steps:
        yield from lacks(step, "name", "item")
        yield from lacks(step.get("item", {}), "@id")


def item_list(thing: Thing) -> Iterator[str]:
    """A list of pages: numbered, each address once and of one site."""
    steps = thing["itemListElement"]
    yield from numbered(steps)
    addresses = [step["url"] for step in steps]
    if len(set(addresses)) != len(addresses):
        yield "an address twice"
    if len({address.split("/")[2] for address in addresses}) > 1:
        yield "addresses of several sites"


def numbered(steps: list[Thing]) -> Iterator[str]:
    """Yield a fault where positions do not count from one."""
    if [step["position"] for step in steps] != list(range(1, len(steps) + 1)):
        yield "positions do not count from 1"


def profile(thing: Thing) -> Iterator[str]:
    """A profile page: of a person or organisation that has a name."""
    entity = thing.get("mainEntity", {})
    if entity.get("@type") not in ("Person", "Organization"):
        yield "is of nobody"
    yield from lacks(entity, "name")


def organisation(thing: Thing) -> Iterator[str]:
    """The paper: name, address and logo."""
    yield from lacks(thing, "name", "url", "logo")


def site(thing: Thing) -> Iterator[str]:
    """The site: its name, at its root, and how it is searched."""
    yield from lacks(thing, "name", "url")
    if thing.get("url", "").count("/") != 3:
        yield "is not at the root"
    action = thing.get("potentialAction", {})
    template = action.get("target", {}).get("urlTemplate", "")
    wanted = action.get("query-input", "").removeprefix("required name=")
    if not wanted or f"{{{wanted}}}" not in template:
        yield "its search has no place for what is looked for"


RULES = {
    "NewsArticle": article,
    "ImageObject": image,
    "BreadcrumbList": crumbs,
    "ItemList": item_list,
    "ProfilePage": profile,
    "NewsMediaOrganization": organisation,
    "WebSite": site,
}
# What one thing may say of another by its address alone.
REFERRED = {"NewsArticle", "WebSite"}
