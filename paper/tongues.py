"""The languages of a paper beside its main one: each has a front, lists, a menu and a name."""

from typing import Any, NamedTuple

from django.conf.locale import LANG_INFO

from paper.links import Link

# Mandarin has a code of its own; where Chinese is written in traditional characters.
CHINESE = {"zh", "cmn"}
TRADITIONAL = {"tw", "hk", "mo"}


def tongue_of(tag: str) -> str:
    """Return for whom a text in a language (BCP 47) is written: `fr` of `fr-CA`.

    Who reads one form of a language reads the others; of Chinese there are two that are written in
    other characters, told by a script (`zh-Hant`) or by a place (`zh-HK`).
    """
    code, *rest = tag.replace("_", "-").casefold().split("-")
    if code not in CHINESE:
        return code
    is_traditional = "hant" in rest or ("hans" not in rest and not TRADITIONAL.isdisjoint(rest))
    return "zh-hant" if is_traditional else "zh-hans"


TONGUES = frozenset(tongue_of(code) for code in LANG_INFO)


class Tongue(NamedTuple):
    """A further language of the paper, as Django names it (`es-mx`), and the paper in it.

    With no menu it has the sections that have stories in it.
    """

    language: str
    name: str
    tagline: str = ""
    menu: tuple[Link, ...] = ()
    foot: tuple[Link, ...] = ()

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> "Tongue":
        """Return what values say, as they are kept."""
        links = {
            name: tuple(Link(*each) for each in values.get(name, ())) for name in ("menu", "foot")
        }
        return cls(values["language"], values["name"], values.get("tagline", ""), **links)

    def as_values(self) -> dict[str, Any]:
        """Return this as it is kept."""
        links = {"menu": [[*each] for each in self.menu], "foot": [[*each] for each in self.foot]}
        return {**self._asdict(), **links}

    @property
    def key(self) -> str:
        """How its addresses begin, and what the stories of it have in their `tongue`."""
        return tongue_of(self.language)
