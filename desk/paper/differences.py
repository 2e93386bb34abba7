"""What differs between two versions of the paper's settings, in words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from editions.difference import Change, word_difference
from paper.facts import PaperFacts
from paper.links import Link
from paper.tongues import Tongue
from taxonomy.models import Section

WORDS = {
    "name": "Name",
    "tagline": "Tagline",
    "speaks": "Language",
    "time_zone": "Clock",
    "logo": "Logo",
    "logo_dark": "Logo on dark",
    "accent": "Accent",
    "ground": "Ground",
    "ink": "Words",
    "accent_dark": "Accent on dark",
    "ground_dark": "Ground on dark",
    "ink_dark": "Words on dark",
    "order": "Order of sections",
    "hidden": "Not in the menu",
    "menu_links": "Links after the sections",
    "foot_links": "Links at the foot",
    "further": "Further languages",
}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return what changed from one version to the other."""
    old, new = (said_of(PaperFacts.from_values(values)) for values in (before, after))
    return [
        Change(name, label, tuple(word_difference(old[name], new[name])))
        for name, label in WORDS.items()
        if old[name] != new[name]
    ]


def said_of(facts: PaperFacts) -> dict[str, str]:
    """Return each setting in words."""
    names = dict(Section.objects.values_list("pk", "name"))
    said = dict(pieces(facts, names))
    return {name: said[name] for name in WORDS}


def pieces(facts: PaperFacts, names: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """Yield each setting with its words."""
    for name in WORDS:
        if name in facts.colours.__dataclass_fields__:
            yield name, getattr(facts.colours, name)
            continue
        value = getattr(facts, name)
        if name in {"order", "hidden"}:
            yield name, ", ".join(names[key] for key in value if key in names)
        elif name in {"menu_links", "foot_links"}:
            yield name, said_links(value)
        elif name == "further":
            yield name, "; ".join(said_tongue(tongue) for tongue in value)
        elif name in {"logo", "logo_dark"}:
            yield name, f"Picture {value.digest[:8]}" if value else ""
        else:
            yield name, str(value)


def said_links(links: Iterable[Link]) -> str:
    """Return links in words."""
    return ", ".join(f"{link.words} ({link.href})" for link in links)


def said_tongue(tongue: Tongue) -> str:
    """Return a further language in words."""
    links = (("menu", said_links(tongue.menu)), ("foot", said_links(tongue.foot)))
    more = [tongue.tagline, *(f"{where}: {said}" for where, said in links if said)]
    return ", ".join(filter(None, [f"{tongue.language}: {tongue.name}", *more]))
