"""What every page of the paper needs: its name, its language and the sections of its menu."""

from dataclasses import astuple
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from editions.models import live_texts
from editions.printed import direction, letters
from freshness.parts import Part
from freshness.subjects import About
from paper.facts import Colours, PaperFacts
from paper.now import PAPER, paper_now, previewed
from taxonomy.models import Section
from website.breaking import breaking
from website.tongues import SECTIONS_OF
from website.words import masthead_words

FONT = "website/fonts/newsroom-serif-%s.woff2"
# In the order of `Section`; written out, since every page that is made may ask it.
SECTIONS = f"SELECT id, slug, name FROM {Section._meta.db_table} ORDER BY position, name"


class MenuEntry(NamedTuple):
    """A section as the menu shows it."""

    slug: str
    name: str


def sections() -> tuple[tuple[int, MenuEntry], ...]:
    """Return the sections in their order, each with its key."""
    with connection.cursor() as cursor:
        cursor.execute(SECTIONS)
        return tuple((key, MenuEntry(slug, name)) for key, slug, name in cursor.fetchall())


MENU = Part(About.MENU, sections)
TEXTS = Part(About.TEXTS, live_texts)
# What stands on every page, each kept as long as it is true.
AROUND: tuple[Part[Any], ...] = (MENU, TEXTS, PAPER, SECTIONS_OF)


def menu() -> tuple[MenuEntry, ...]:
    """Return the sections in their order; asked of the database only where they have changed."""
    return tuple(entry for _, entry in ordered())


def ordered() -> list[tuple[int, MenuEntry]]:
    """Return the sections by their keys, in the order of a draft where one is being shown."""
    entries, shown = list(MENU.now()), previewed()
    if shown and shown.order:
        place = {key: at for at, key in enumerate(shown.order)}
        entries.sort(key=lambda entry: place.get(entry[0], len(place)))
    return entries


def in_menu() -> tuple[MenuEntry, ...]:
    """Return the sections that stand in the menu of every page.

    In a further language those that have stories in it; none where the desk set its menu.
    """
    facts = paper_now()
    if facts.tongue and facts.menu_links:
        return ()
    shown = tuple(entry for key, entry in ordered() if key not in facts.hidden)
    if not facts.tongue:
        return shown
    having = SECTIONS_OF.now().get(facts.tongue, frozenset())
    return tuple(entry for entry in shown if entry.slug in having)


def foot_texts() -> tuple[tuple[str, str], ...]:
    """Return (kind, title) of what the paper says of itself, for the foot of every page."""
    return tuple(TEXTS.now())


class Around(NamedTuple):
    """What stands around every page, of which more than one template needs something."""

    facts: PaperFacts

    @property
    def grounds(self) -> tuple[str, str]:
        """The colour behind the page, in light and in dark."""
        return self.facts.colours.ground, self.facts.colours.ground_dark

    @property
    def fonts(self) -> tuple[str, ...]:
        """The files of letters that a page loads before it asks for them."""
        return tuple(FONT % alphabet for alphabet in letters(self.facts.speaks))

    @property
    def colours_at(self) -> str:
        """The end of the address of the colours' stylesheet; '' where they are the paper's own."""
        colours = self.facts.colours
        if colours == Colours():
            return ""
        return "-".join(value.removeprefix("#") for value in astuple(colours))


def paper(request: HttpRequest) -> dict[str, object]:
    """Give templates what stands around every story: asked for only where it is shown."""
    facts = SimpleLazyObject(paper_now)

    def said(name: str) -> object:
        return SimpleLazyObject(lambda: getattr(facts, name))

    return {
        "site_name": said("name"),
        "site_tagline": said("tagline"),
        "site_url": settings.SITE_URL,
        "site_language": said("speaks"),
        "tongue": said("tongue"),
        "site_direction": SimpleLazyObject(lambda: direction(paper_now().speaks)),
        "around": SimpleLazyObject(lambda: Around(paper_now())),
        "today": SimpleLazyObject(masthead_words),
        "menu": SimpleLazyObject(in_menu),
        "breaking": SimpleLazyObject(breaking),
        # By their hash: cards show no picture again (`website/cards.py`).
        "pictures_shown": set(),
        "foot_texts": SimpleLazyObject(foot_texts),
    }
