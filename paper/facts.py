"""What is set of the paper: by whoever runs the server, and over that by its publisher."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple, Self

from django.conf import settings


class Link(NamedTuple):
    """A link in the menu or the foot: its words, and where it leads."""

    words: str
    href: str


class Picture(NamedTuple):
    """A logo: its digest, and its measures in pixels."""

    digest: str
    width_px: int
    height_px: int


@dataclass(frozen=True)
class Colours:
    """The colours of readers' pages, in light and in dark, as `#rrggbb`."""

    accent: str = "#a3181f"
    ground: str = "#fffdf9"
    ink: str = "#17191c"
    accent_dark: str = "#ff7b78"
    ground_dark: str = "#14161a"
    ink_dark: str = "#ece8e1"


@dataclass(frozen=True)
class PaperFacts:
    """What the paper is called, how it looks, and what stands around every page.

    `language` and `time_zone` are '' where the server's own hold. `order` has the keys of sections
    in the order in which a draft wants them, `hidden` those that do not stand in the menu.
    """

    name: str
    tagline: str = ""
    language: str = ""
    time_zone: str = ""
    colours: Colours = field(default_factory=Colours)
    logo: Picture | None = None
    logo_dark: Picture | None = None
    order: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()
    menu_links: tuple[Link, ...] = ()
    foot_links: tuple[Link, ...] = ()

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return what values say, as they are kept; what they do not say is the server's."""
        servers = cls(settings.SITE_NAME, settings.SITE_TAGLINE)
        facts: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in values.items()
            if name in cls.__dataclass_fields__
        }
        for name in ("menu_links", "foot_links"):
            facts[name] = tuple(Link(*each) for each in facts.get(name, ()))
        for name in ("logo", "logo_dark"):
            facts[name] = Picture(*facts[name]) if facts.get(name) else None
        facts["colours"] = Colours(**facts.get("colours", {}))
        return replace(servers, **facts)

    def as_values(self) -> dict[str, Any]:
        """Return this as it is kept."""
        values = asdict(self)
        for name in ("logo", "logo_dark"):
            values[name] = [*values[name]] if values[name] else None
        for name in ("order", "hidden"):
            values[name] = [*values[name]]
        for name in ("menu_links", "foot_links"):
            values[name] = [[*each] for each in values[name]]
        return values

    @property
    def speaks(self) -> str:
        """The language in which readers are spoken to."""
        return self.language or str(settings.PAPER_LANGUAGE)
