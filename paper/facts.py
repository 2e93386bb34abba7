"""What is set of the paper: by whoever runs the server, and over that by its publisher."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple, Self

from django.conf import settings
from django.conf.locale import LANG_INFO

from paper.links import Link
from paper.tongues import Tongue, tongue_of


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
    `further` are the languages that it has beside the main one. As it is in one of these
    (`in_tongue`), its name, menu and foot are that language's, and `whole` is the paper itself.
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
    further: tuple[Tongue, ...] = ()
    whole: "PaperFacts | None" = None

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Return what values say, as they are kept; what they do not say is the server's."""
        servers = cls(settings.SITE_NAME, settings.SITE_TAGLINE)
        facts: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in values.items()
            if name in cls.__dataclass_fields__ and name != "whole"
        }
        for name in ("menu_links", "foot_links"):
            facts[name] = tuple(Link(*each) for each in facts.get(name, ()))
        for name in ("logo", "logo_dark"):
            facts[name] = Picture(*facts[name]) if facts.get(name) else None
        facts["further"] = tuple(Tongue.from_values(each) for each in facts.get("further", ()))
        facts["colours"] = Colours(**facts.get("colours", {}))
        return replace(servers, **facts)

    def as_values(self) -> dict[str, Any]:
        """Return this as it is kept."""
        values = asdict(replace(self, whole=None))
        del values["whole"]
        values["further"] = [each.as_values() for each in self.further]
        for name in ("logo", "logo_dark"):
            values[name] = [*values[name]] if values[name] else None
        for name in ("order", "hidden"):
            values[name] = [*values[name]]
        for name in ("menu_links", "foot_links"):
            values[name] = [[*each] for each in values[name]]
        return values

    @property
    def speaks(self) -> str:
        """The language in which readers are spoken to; Chinese is told by its script: `zh-hans`."""
        language = self.language or str(settings.PAPER_LANGUAGE)
        # Django knows by which script a country writes, as `zh-cn`; its catalogs go by the script.
        scripts: list[str] = LANG_INFO.get(language.lower(), {}).get("fallback", [])
        return next(iter(scripts), language)

    @property
    def tongue(self) -> str:
        """The further language that the paper speaks here; '' where it speaks its main one."""
        return tongue_of(self.language) if self.whole else ""

    @property
    def others(self) -> tuple[Tongue, ...]:
        """The further languages, without one that became the main one since."""
        paper = self.whole or self
        main = tongue_of(paper.speaks)
        return tuple(each for each in paper.further if each.key != main)

    def called(self, slug: str, name: str) -> str:
        """Return what a section is called in the language spoken here: as its menu calls it."""
        if self.whole is None:
            return name
        href = f"/{self.tongue}/section/{slug}/"
        return next((link.words for link in self.menu_links if link.href == href), name)

    def in_tongue(self, key: str) -> "PaperFacts":
        """Return the paper in a language of its own; in its main one where it has not got that."""
        paper = self.whole or self
        tongue = next((each for each in paper.others if each.key == key), None)
        if tongue is None:
            return paper
        return replace(
            paper,
            name=tongue.name,
            tagline=tongue.tagline,
            language=tongue.language,
            menu_links=tongue.menu,
            foot_links=tongue.foot,
            whole=paper,
        )
